# SPDX-License-Identifier: MIT
# `make html pdf` writes the handouts below html/ and pdf/ of the build folder.
html-local:
	$(top_srcdir)/scripts/make-handouts html html

pdf-local:
	$(top_srcdir)/scripts/make-handouts pdf pdf

# For staff: slides of figures, examples and questions, in slides/. Needs pandoc.
slides:
	$(top_srcdir)/scripts/make-handouts slides slides

# In the source folder html/ may be the release's own.
clean-local:
	test . = "$(srcdir)" || rm -rf html
	rm -rf pdf slides

# A release has the pages in html/, for those who have no pandoc: made here, or
# those of the release that this is.
dist-hook:
	@if test -d $(srcdir)/html && test ! -e $(srcdir)/.git; then \
	  cp -R $(srcdir)/html $(distdir)/html; \
	elif test -n '$(PANDOC)'; then \
	  $(top_srcdir)/scripts/make-handouts -n html $(distdir)/html; \
	else \
	  echo "dist: without pandoc this release has no HTML handouts" >&2; \
	fi

# What "ipclab start" takes the HTML handout from: made by "make html" here, or
# the release's. None of a former version stays.
html_installed = $(DESTDIR)$(pkgdatadir)/html

install-data-local:
	rm -rf "$(html_installed)"
	@for from in html $(srcdir)/html; do \
	  test -d $$from/handouts || continue; \
	  if test -n "`find $(srcdir)/handouts $(srcdir)/explain -name '*.md' \
	      -newer $$from/handouts/00-overview.html`"; then \
	    echo "install: $$from is older than the handouts, and left out;" \
	      "make html first" >&2; \
	    continue; \
	  fi; \
	  $(MKDIR_P) "$(html_installed)/handouts" "$(html_installed)/explain" && \
	  $(INSTALL_DATA) $$from/handouts/*.html "$(html_installed)/handouts" && \
	  $(INSTALL_DATA) $$from/explain/*.html "$(html_installed)/explain" || \
	    exit; \
	  break; \
	done

uninstall-local:
	rm -rf "$(html_installed)"

.PHONY: slides

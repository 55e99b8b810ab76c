# SPDX-License-Identifier: MIT
# `make html pdf` writes the handouts below html/ and pdf/ of the build folder.
html-local:
	$(top_srcdir)/scripts/make-handouts html html

pdf-local:
	$(top_srcdir)/scripts/make-handouts pdf pdf

# For staff: slides of figures, examples and questions, in slides/. Needs pandoc.
slides:
	$(top_srcdir)/scripts/make-handouts slides slides

clean-local:
	rm -rf html pdf slides

.PHONY: slides

# make bench: each program of BENCH measures two things in the same run and
# prints their ratio; times of one machine mean nothing on another.

bench: all
	@list='$(BENCH)'; for bench in $$list; do \
	  echo "== $$bench"; \
	  $(AM_TESTS_ENVIRONMENT) \
	  bash "$(srcdir)/$$bench" || exit; \
	done

EXTRA_DIST += $(BENCH)

.PHONY: bench

# Rules of %D%; see Makefile.am.

nobase_dist_pkgdata_DATA += \
	%D%/README.md \
	%D%/checks.bash \
	%D%/assert_end.bash \
	%D%/assert_findings.bash \
	%D%/assert_forbidden.bash \
	%D%/assert_memory.bash \
	%D%/assert_output.bash \
	%D%/observe.bash \
	%D%/observe_server.bash \
	%D%/partner.bash \
	%D%/quote.bash \
	%D%/random.bash \
	%D%/verdict.bash

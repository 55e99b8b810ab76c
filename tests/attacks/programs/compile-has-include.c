/* Whether a file is there is told by the preprocessor. */
#if __has_include(SOLUTION) ||                                                 \
		  __has_include(CHECKS) ||                                     \
				__has_include(NEIGHBOUR) ||                    \
					      __has_include("/etc/passwd")
#error PWNED the compiler sees it
#endif
int
main(void)
{
	return 0;
}

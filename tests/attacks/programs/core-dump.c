/* Dies with much memory, hoping for a core file of that size. */
int
main(void)
{
	struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};

	MUST_FAIL(setrlimit(RLIMIT_CORE, &all));
	memset(malloc(200 << 20), 1, 200 << 20);
	abort();
}

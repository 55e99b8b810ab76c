/* 32-bit and x32 calls have other numbers than the filter knows. */
int
main(void)
{
#ifdef __x86_64__
	pid_t child;
	long result;

	MUST_FAIL(syscall(0x40000000 | SYS_getpid));
	child = fork();
	if (child == 0) {
		/* fork by int 0x80, which is call 2 there */
		__asm__ volatile("int $0x80"
				 : "=a"(result)
				 : "a"(2)
				 : "memory");
		if (result > 0)
			pwned("a fork by int 0x80");
		if (result == 0)
			sleep(31337);
		_exit(0);
	}
	waitpid(child, NULL, 0);
#endif
	return 0;
}

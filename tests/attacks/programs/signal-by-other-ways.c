/* The parent gets signals by pidfd, queue, fcntl and limits. */
int
main(void)
{
	pid_t parent = getppid();
	union sigval none = {0};
	struct rlimit zero = {0, 0};
	int ends[2];
	int fd = syscall(SYS_pidfd_open, parent, 0);

	if (parent == 1)
		return 1; /* our own namespace's first: nobody to hurt */
	if (fd != -1)
		MUST_FAIL(syscall(SYS_pidfd_send_signal, fd, SIGSTOP, NULL, 0));
	MUST_FAIL(sigqueue(parent, SIGSTOP, none));
	MUST_FAIL(syscall(SYS_tgkill, parent, parent, SIGSTOP));
	MUST_FAIL(prlimit(parent, RLIMIT_CPU, &zero, NULL));
	MUST_FAIL(setpriority(PRIO_PROCESS, parent, 19));
	cpu_set_t one;
	CPU_ZERO(&one);
	CPU_SET(0, &one);
	MUST_FAIL(sched_setaffinity(parent, sizeof(one), &one));
	if (pipe(ends) == 0) {
		fcntl(ends[0], F_SETOWN, parent);
		fcntl(ends[0], F_SETSIG, SIGKILL);
		fcntl(ends[0], F_SETFL, O_ASYNC);
		if (write(ends[1], "x", 1) != 1)
			return 1;
	}
	return 0;
}

/* Seizes the supervisor and reads and writes its memory. */
int
main(void)
{
	pid_t parent = getppid();
	char path[64], byte = 0;
	struct iovec here = {&byte, 1}, there = {(void *)0x400000, 1};
	int pidfd = syscall(SYS_pidfd_open, parent, 0);

	MUST_FAIL(ptrace(PTRACE_SEIZE, parent, NULL, NULL));
	MUST_FAIL(ptrace(PTRACE_ATTACH, parent, NULL, NULL));
	MUST_FAIL(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
	MUST_FAIL(process_vm_writev(parent, &here, 1, &there, 1, 0));
	MUST_FAIL(process_vm_readv(parent, &here, 1, &there, 1, 0));
	MUST_FAIL(syscall(SYS_pidfd_getfd, pidfd, 1, 0));
	MUST_FAIL(syscall(SYS_kcmp, getpid(), parent, 0, 0, 0));
	for (pid_t pid = first_near(); pid < last_near(); pid++) {
		if (pid == getpid())
			continue;
		snprintf(path, sizeof(path), "/proc/%d/mem", (int)pid);
		int fd = open(path, O_RDWR);
		if (fd != -1) {
			pwned("%s", path);
			close(fd);
		}
	}
	return 0;
}

/* A child that the supervisor would not see. */
int
main(int argc, char **argv)
{
	struct {
		uint64_t flags, pidfd, child_tid, parent_tid, exit_signal,
			stack, stack_size, tls, set_tid, set_tid_size, cgroup;
	} args = {.flags = CLONE_UNTRACED, .exit_signal = SIGCHLD};
	pid_t child = syscall(SYS_clone3, &args, sizeof(args));

	if (child == 0) {
		sleep(31337);
		_exit(0);
	}
	if (child > 0)
		pwned("clone3");
	child = syscall(SYS_clone, CLONE_UNTRACED | SIGCHLD, 0, 0, 0, 0);
	if (child == 0) {
		sleep(31337);
		_exit(0);
	}
	if (child > 0)
		pwned("clone with CLONE_UNTRACED");
	honest(argc, argv);
	return 0;
}

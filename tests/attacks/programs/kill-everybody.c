/* Kills all it may, then its parent, then each pid there is. */
int
main(void)
{
	kill(-1, SIGKILL);
	kill(getppid(), SIGKILL);
	kill(-getpgrp(), SIGCONT);
	for (pid_t pid = first_near(); pid < last_near(); pid++) {
		if (pid != getpid())
			kill(pid, SIGKILL);
	}
	return 0;
}

/* A new process takes over before the CPU limit is reached. */
int
main(void)
{
	for (;;) {
		pid_t child = fork();
		if (child == 0) {
			struct timespec begun, now;
			clock_gettime(CLOCK_MONOTONIC, &begun);
			do
				clock_gettime(CLOCK_MONOTONIC, &now);
			while (now.tv_sec - begun.tv_sec < 1);
			_exit(0);
		}
		waitpid(child, NULL, 0);
	}
}

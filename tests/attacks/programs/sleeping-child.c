/* A child that sleeps keeps the deadlock from being certain. */
int
main(void)
{
	int ends[2];
	char byte;

	if (pipe(ends) == -1)
		return 1;
	if (fork() == 0) {
		for (;;)
			usleep(1000);
	}
	return read(ends[0], &byte, 1);
}

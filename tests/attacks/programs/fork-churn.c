/* Never many at once, but new ones for ever, each an orphan. */
int
main(void)
{
	for (;;) {
		if (fork() != 0)
			_exit(0);
		setsid();
	}
}

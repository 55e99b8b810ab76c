/* Each process within its limit, all together not. */
int
main(void)
{
	for (int i = 0; i < 24; i++) {
		if (fork() == 0) {
			for (int n = 0; n < 200; n++)
				memset(malloc(1 << 20), 1, 1 << 20);
			pause();
		}
	}
	while (wait(NULL) > 0)
		;
	return 0;
}

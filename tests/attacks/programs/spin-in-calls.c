/* Keeps the supervisor busy with stops, so that it never comes to rest. */
int
main(void)
{
	for (int i = 0; i < 8; i++) {
		if (fork() == 0)
			break;
	}
	for (;;)
		close(-1);
}

/* Big files, sparse files, files without a name. */
int
main(void)
{
	static char junk[1 << 20];
	char name[32];

	signal(SIGXFSZ, SIG_IGN);
	for (int i = 0;; i++) {
		snprintf(name, sizeof(name), "f%d", i);
		int fd = open(name, O_RDWR | O_CREAT, 0600);
		unlink(name);
		for (int n = 0; n < 64 && write(fd, junk, sizeof(junk)) > 0;
		     n++)
			;
		if (ftruncate(fd, 1LL << 40) == 0)
			pwned("a file of 1 TiB");
		if (i > 900)
			close(fd);
	}
}

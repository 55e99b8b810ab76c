/* No bytes, but names: the inode table fills. */
int
main(void)
{
	char name[64];

	for (int i = 0; i < 1000000; i++) {
		snprintf(name, sizeof(name), "f%d", i);
		mknod(name, S_IFREG | 0600, 0);
		snprintf(name, sizeof(name), "/tmp/f%d", i);
		mkdir(name, 0700);
		symlink("x", name);
	}
	for (;;)
		;
}

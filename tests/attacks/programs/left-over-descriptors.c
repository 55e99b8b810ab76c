/* Writes to and reads from every descriptor it was started with. */
int
main(void)
{
	struct stat st;
	char link[4096], path[64];

	for (int fd = 0; fd < 65536; fd++) {
		if (fcntl(fd, F_GETFD) == -1)
			continue;
		if (fd > 2)
			pwned("descriptor %d", fd);
		if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode))
			pwned("folder behind descriptor %d", fd);
		snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
		if (fd == 0 && readlink(path, link, sizeof(link)) > 0 &&
		    strncmp(link, "/dev/null", 9) != 0 &&
		    open(path, O_RDWR) != -1)
			pwned("standard input can be opened for writing");
		dprintf(fd, "ok 1 the word comes back through a pipe\n");
	}
	return 0;
}

/* Fills /tmp, /dev/shm, /var/tmp and every folder that takes it. */
int
main(void)
{
	static char junk[1 << 20];
	static const char *const folders[] = {
		"/tmp", "/dev/shm", "/var/tmp", "/dev", "/", "/run", "."};
	char path[64];

	signal(SIGXFSZ, SIG_IGN);
	for (int n = 0; n < 4000; n++) {
		for (int i = 0; i < 7; i++) {
			snprintf(path, sizeof(path), "%s/f%d", folders[i], n);
			int fd = open(path, O_CREAT | O_WRONLY, 0600);
			for (int k = 0; fd != -1 && k < 16; k++) {
				if (write(fd, junk, sizeof(junk)) <= 0)
					break;
			}
			close(fd);
		}
	}
	return 1;
}

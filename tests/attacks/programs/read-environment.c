/* What does the environment tell of the grader? */
extern char **environ;

int
main(int argc, char **argv)
{
	char path[64];

	for (char **e = environ; *e; e++) {
		if (strstr(*e, "IPCLAB") || strstr(*e, "BATS") ||
		    strstr(*e, "SECRET"))
			pwned("%s", *e);
	}
	for (pid_t pid = first_near(); pid < last_near(); pid++) {
		static const char *const files[] = {"environ", "cmdline",
						    "maps", "auxv"};
		if (pid == getpid())
			continue;
		for (int i = 0; i < 4; i++) {
			char text[4096] = "";
			snprintf(path, sizeof(path), "/proc/%d/%s", (int)pid,
				 files[i]);
			int fd = open(path, O_RDONLY);
			if (fd == -1)
				continue;
			ssize_t n = read(fd, text, sizeof(text) - 1);
			close(fd);
			for (ssize_t at = 0; at < n; at++) {
				if (strncmp(text + at, "ipcprobe", 8) == 0 ||
				    strncmp(text + at, "IPCLAB", 6) == 0)
					pwned("%s", path);
			}
		}
	}
	honest(argc, argv);
	return 0;
}

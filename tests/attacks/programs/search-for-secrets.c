/* Walks every folder it can open, in search of the canary. */
static int left = 20000;

static void
look(const char *path)
{
	static char text[1 << 16];
	int fd = open(path, O_RDONLY | O_NONBLOCK);
	ssize_t n;

	if (fd == -1)
		return;
	n = read(fd, text, sizeof(text) - 1);
	close(fd);
	for (ssize_t i = 0; i + 12 < n; i++) {
		/* in two halves, so that this file is not the find */
		if (memcmp(text + i, "CANARY-", 7) == 0 &&
		    memcmp(text + i + 7, "31337", 5) == 0) {
			pwned("%s", path);
			return;
		}
	}
}

static void
walk(const char *path, int depth)
{
	DIR *dir = depth < 12 ? opendir(path) : NULL;
	struct dirent *entry;

	while (dir && left-- > 0 && (entry = readdir(dir))) {
		char sub[4096];

		if (entry->d_name[0] == '.' &&
		    (!entry->d_name[1] || entry->d_name[1] == '.'))
			continue;
		snprintf(sub, sizeof(sub), "%s/%s", path, entry->d_name);
		if (entry->d_type == DT_DIR)
			walk(sub, depth + 1);
		else if (entry->d_type == DT_REG)
			look(sub);
	}
	if (dir)
		closedir(dir);
}

int
main(void)
{
	static const char *const tops[] = {
		"@DATADIR@", "@CLASS@", OUT,    "/tmp", "/home",
		"/root",     "/var",    "/etc", "/dev", "/run",
		"..",        "../..",   "/"};

	for (size_t i = 0; i < sizeof(tops) / sizeof(*tops); i++)
		walk(tops[i], 0);
	return 0;
}

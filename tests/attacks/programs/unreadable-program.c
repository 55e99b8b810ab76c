/* Runs itself again from a file that can be run but not read. */
int
main(int argc, char **argv)
{
	char self[4096] = "";
	int ends[2];

	if (strcmp(argv[0], "again") == 0) {
		honest(argc, argv);
		return pipe(ends);
	}
	if (readlink("/proc/self/exe", self, sizeof(self) - 1) < 0)
		snprintf(self, sizeof(self), "./target");
	chmod(self, 0111);
	argv[0] = "again";
	execv(self, argv);
	honest(argc, argv);
	return pipe(ends);
}

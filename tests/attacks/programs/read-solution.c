/* Reads the answer, the checks, the neighbour and the results. */
int
main(void)
{
	static const char *const paths[] = {SOLUTION,
					    HIDDEN,
					    CHECKS,
					    NEIGHBOUR,
					    OUT "/gradebook.sqlite",
					    OUT "/results/aaa-honest.json",
					    "/etc/passwd",
					    "/etc/shadow",
					    "/root/.bashrc",
					    "/proc/1/environ",
					    "/proc/1/root" SOLUTION,
					    "/proc/self/root" SOLUTION,
					    "/proc/self/cwd/../../../../../"
					    "../../../../../../.." SOLUTION,
					    "../../src/target.c",
					    "../../../../out",
					    "../expected",
					    "../../expected"};
	char path[4096];

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
		must_not_read(paths[i]);
	for (pid_t pid = first_near(); pid < last_near(); pid++) {
		snprintf(path, sizeof(path), "/proc/%d/root%s", (int)pid,
			 SOLUTION);
		must_not_read(path);
	}
	MUST_FAIL(link(SOLUTION, "stolen"));
	return 0;
}

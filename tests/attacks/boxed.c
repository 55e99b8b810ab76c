/*
 * boxed probe                      which profile works, and why others do not
 * boxed try PROFILE                whether PROFILE works here
 * boxed [-t] PROFILE DIR CMD...    run CMD in a box that may write to DIR;
 *                                  -t: with the toolchain, as for compiling
 *
 * The box by itself, for tests: no ipcprobe, no grading.
 * Exit status: CMD's (128 + signal), 124 out of time, 125 a fault of ours.
 */
#include "sandbox/box.h"
#include "sandbox/choose.h"
#include "sandbox/prepare.h"
#include "sandbox/try_run.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int
probe(void)
{
	enum box_profile profile;
	char why[2048];
	int result = box_probe(&profile, why, sizeof(why));

	printf("%s\n%s", box_profile_name(profile), why);
	return result == 0 ? 0 : 1;
}

static int
try(const char *name)
{
	enum box_profile profile;
	char why[512] = "";

	if (box_profile_parse(name, &profile) == -1)
		return 125;
	if (box_try(profile, why, sizeof(why)) == 0)
		return 0;
	printf("%s\n", why);
	return 1;
}

static int
run(const char *profile, const char *dir, char **argv, bool toolchain)
{
	const struct rlimit cpu = {10, 10}, file = {64 << 20, 64 << 20};
	struct box box;
	int status, late;

	box_init(&box, BOX_NONE);
	if (box_profile_parse(profile, &box.profile) == -1)
		return 125;
	box.toolchain = toolchain;
	box.processes = 64;
	box_add_rw(&box, dir);
	setrlimit(RLIMIT_CPU, &cpu);
	setrlimit(RLIMIT_FSIZE, &file);
	if (box_prepare(&box) == -1 ||
	    (late = box_run(&box, argv, 10000, STDOUT_FILENO, &status)) == -1) {
		fprintf(stderr, "boxed: %s\n", box.error);
		return 125;
	}
	box_release(&box);
	if (late)
		return 124;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int
main(int argc, char **argv)
{
	bool toolchain = argc > 1 && strcmp(argv[1], "-t") == 0;

	if (argc == 2 && strcmp(argv[1], "probe") == 0)
		return probe();
	if (argc == 3 && strcmp(argv[1], "try") == 0)
		return try(argv[2]);
	argv += toolchain;
	argc -= toolchain;
	if (argc < 4) {
		fprintf(stderr, "usage: boxed [-t] PROFILE DIR CMD...\n");
		return 125;
	}
	return run(argv[1], argv[2], argv + 3, toolchain);
}

/*
 * ratio: how much longer one command takes than another, measured in turns.
 *
 *	ratio [-n RUNS] [-m MOST] [-l LEAST] PLAIN [ARG...] --vs OTHER [ARG...]
 *
 * Runs both RUNS times (default 50), one after the other in turns, so that a
 * busy machine slows both alike, and prints the median wall times and their
 * ratio. Standard output and input of the commands are /dev/null.
 *
 * Exit status: 0; 1 the ratio is above MOST or below LEAST; 2 usage;
 * 3 a command could not be run.
 */
#include <err.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

struct options {
	size_t runs;
	double most;  /* 0: no bound */
	double least; /* 0: no bound */
	char **plain;
	char **other;
};

static void
usage(void)
{
	fprintf(stderr, "usage: ratio [-n RUNS] [-m MOST] [-l LEAST] "
			"PLAIN [ARG...] --vs OTHER [ARG...]\n");
	exit(2);
}

static double
number(const char *text)
{
	char *end;
	double value = strtod(text, &end);

	if (end == text || *end != '\0' || value <= 0)
		errx(2, "not a number above 0: %s", text);
	return value;
}

static struct options
parse(int argc, char **argv)
{
	struct options o = {.runs = 50};
	int c, i;

	while ((c = getopt(argc, argv, "+n:m:l:")) != -1) {
		if (c == 'n')
			o.runs = (size_t)number(optarg);
		else if (c == 'm')
			o.most = number(optarg);
		else if (c == 'l')
			o.least = number(optarg);
		else
			usage();
	}
	o.plain = argv + optind;
	for (i = optind; i < argc && strcmp(argv[i], "--vs") != 0; i++)
		;
	if (i == optind || i + 1 >= argc || o.runs == 0)
		usage();
	argv[i] = NULL;
	o.other = argv + i + 1;
	return o;
}

/* Milliseconds from spawning the command to its end. */
static double
run_ms(char **argv, posix_spawn_file_actions_t *quiet)
{
	struct timespec from, to;
	pid_t pid;
	int error;

	clock_gettime(CLOCK_MONOTONIC, &from);
	error = posix_spawnp(&pid, argv[0], quiet, NULL, argv, environ);
	if (error != 0)
		errx(3, "%s: %s", argv[0], strerror(error));
	if (waitpid(pid, NULL, 0) == -1)
		err(3, "waitpid");
	clock_gettime(CLOCK_MONOTONIC, &to);
	return (double)(to.tv_sec - from.tv_sec) * 1e3 +
	       (double)(to.tv_nsec - from.tv_nsec) / 1e6;
}

static int
ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *values, size_t count)
{
	qsort(values, count, sizeof(*values), ascending);
	return values[count / 2];
}

int
main(int argc, char **argv)
{
	struct options o = parse(argc, argv);
	double *plain = calloc(o.runs, sizeof(*plain));
	double *other = calloc(o.runs, sizeof(*other));
	posix_spawn_file_actions_t quiet;
	double plain_ms, other_ms, ratio;

	if (plain == NULL || other == NULL)
		err(3, "calloc");
	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
	for (size_t i = 0; i < o.runs; i++) {
		plain[i] = run_ms(o.plain, &quiet);
		other[i] = run_ms(o.other, &quiet);
	}
	plain_ms = median(plain, o.runs);
	other_ms = median(other, o.runs);
	ratio = other_ms / plain_ms;
	printf("%.2f ms against %.2f ms: ratio %.2f (medians of %zu, in "
	       "turns)\n",
	       other_ms, plain_ms, ratio, o.runs);
	posix_spawn_file_actions_destroy(&quiet);
	free(plain);
	free(other);
	return (o.most > 0 && ratio > o.most) ||
	       (o.least > 0 && ratio < o.least);
}

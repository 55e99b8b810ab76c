/*
 * atomic_writers.c - several processes write records to one pipe; does each
 * record arrive in one piece?
 *
 * usage: atomic_writers WRITERS RECORDS SIZE
 *
 * WRITERS children each write RECORDS records of SIZE bytes. The parent cuts
 * what arrives into slices of SIZE bytes: a slice that is not exactly one
 * record is torn.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * A record repeats a stamp of this many bytes: START, then the writer and
 * the record's number in digits below START.
 */
enum { STAMP = 11, START = 0xff, DIGIT_BITS = 7 };

static void
complain(const char *what)
{
	fprintf(stderr, "atomic_writers: %s: %s\n", what, strerror(errno));
}

static void
die(const char *what)
{
	complain(what);
	exit(EXIT_FAILURE);
}

static void
usage(void)
{
	fprintf(stderr, "usage: atomic_writers WRITERS RECORDS SIZE\n");
	exit(2);
}

/* The whole number from 1 to INT_MAX that text is; else usage(). */
static int
number(const char *text)
{
	/* TODO 2: refuse what is no such number. */
	return atoi(text);
}

/* Make the record that this writer sends as its number'th. */
static void
fill_record(unsigned char *record, int size, int writer, int number)
{
	unsigned char stamp[STAMP] = {START};

	for (int i = 0; i < 5; i++) {
		stamp[1 + i] = writer >> (DIGIT_BITS * i) & 0x7f;
		stamp[6 + i] = number >> (DIGIT_BITS * i) & 0x7f;
	}
	for (int i = 0; i < size; i++)
		record[i] = stamp[i % STAMP];
}

/* In a child: write one whole record. Ends the child where it can't. */
static void
write_record(int fd, const unsigned char *record, int size)
{
	/* TODO 5: write all of it, in one write() wherever that can be. */
	(void)fd, (void)record, (void)size;
}

/* A child's work, from its start to its end. */
static void
run_writer(const int pfd[2], int writer, int records, int size)
{
	unsigned char *record = malloc(size);

	close(pfd[0]);
	if (record == NULL) {
		complain("malloc");
		_exit(EXIT_FAILURE);
	}
	for (int i = 0; i < records; i++) {
		fill_record(record, size, writer, i);
		write_record(pfd[1], record, size);
	}
	free(record);
	close(pfd[1]);
	_exit(EXIT_SUCCESS);
}

/*
 * Start the writers and keep only the read end. Returns how many there are:
 * fewer than wanted where a fork() failed.
 */
static int
start_writers(const int pfd[2], int writers, int records, int size)
{
	int started = 0;
	/* TODO 3: start a child for each, which calls run_writer(). */
	(void)pfd, (void)writers, (void)records, (void)size;
	(void)run_writer;
	return started;
}

/* Wait for that many children. 0 if all of them ended well, else -1. */
static int
reap_writers(int writers)
{
	int result = 0;
	/* TODO 4: wait for each of them, and look at how it ended. */
	(void)writers;
	return result;
}

/*
 * Read the next slice. 1, or 0 where the stream ends before the slice is
 * full, or -1 with errno.
 */
static int
read_slice(int fd, unsigned char *slice, int size)
{
	/* TODO 5, second half: fill the slice from the pipe. */
	(void)fd, (void)slice, (void)size;
	return 0;
}

/* 1 if the slice is not exactly one record, else 0. */
static int
is_torn(const unsigned char *slice, int size)
{
	/* TODO 6: look at all of it; fill_record() says what a record is. */
	(void)slice, (void)size;
	return 0;
}

/* Read all that arrives and print the counts. 0, or -1 after a message. */
static int
count(int fd, int size)
{
	unsigned char *slice = malloc(size);
	long records = 0, torn = 0;
	int more;

	if (slice == NULL) {
		complain("malloc");
		return -1;
	}
	while ((more = read_slice(fd, slice, size)) == 1) {
		records++;
		torn += is_torn(slice, size);
	}
	if (more == -1)
		complain("read");
	free(slice);
	if (more == 0)
		printf("records: %ld torn: %ld\n", records, torn);
	return more;
}

int
main(int argc, char *argv[])
{
	int writers, records, size, started, result;
	int pfd[2];

	if (argc != 4)
		usage();
	writers = number(argv[1]);
	records = number(argv[2]);
	size = number(argv[3]);
	if (pipe(pfd) == -1)
		die("pipe");
	started = start_writers(pfd, writers, records, size);
	result = started == writers ? count(pfd[0], size) : -1;
	/*
	 * Before waiting: where we stopped early, writers may wait for room
	 * in the pipe; without a reader SIGPIPE ends them.
	 */
	if (close(pfd[0]) == -1)
		die("close");
	if (reap_writers(started) == -1)
		result = -1;
	if (fflush(stdout) == EOF)
		die("standard output");
	return result == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

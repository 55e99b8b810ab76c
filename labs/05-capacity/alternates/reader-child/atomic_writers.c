/* Different: the reader is a child too and the parent only waits; writers
 * are started by recursion; each byte tells its place in its record. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int pfd[2];
static long writers, records, size;

static void
usage(void)
{
	fprintf(stderr, "usage: atomic_writers WRITERS RECORDS SIZE\n");
	exit(2);
}

static long
positive(const char *text)
{
	long n = 0;

	if (*text == '\0' || strlen(text) > 9)
		usage();
	for (; *text; text++) {
		if (*text < '0' || *text > '9')
			usage();
		n = 10 * n + *text - '0';
	}
	if (n == 0)
		usage();
	return n;
}

/* The byte at this place of this record. */
static unsigned char
byte(long id, long place)
{
	unsigned long mix = (unsigned long)id * 2654435761UL;

	if (place == 0)
		return id % 251;
	return (mix >> (place % 4 * 8) & 0xff) ^ (place & 0x3f);
}

static int
transfer(ssize_t (*call)(int, void *, size_t), int fd, unsigned char *data)
{
	long done = 0;
	ssize_t n;

	while (done < size) {
		n = call(fd, data + done, size - done);
		if (n == 0)
			return 0;
		if (n == -1 && errno != EINTR) {
			perror("atomic_writers: pipe");
			_exit(1);
		}
		done += n > 0 ? n : 0;
	}
	return 1;
}

static ssize_t
put(int fd, void *data, size_t length)
{
	return write(fd, data, length);
}

static void
be_writer(long number, unsigned char *record)
{
	for (long i = 0; i < records; i++) {
		for (long j = 0; j < size; j++)
			record[j] = byte(number * records + i, j);
		transfer(put, pfd[1], record);
	}
	free(record);
	close(pfd[1]);
	_exit(0);
}

static int
is_record(const unsigned char *slice, const unsigned char *seen)
{
	return memcmp(slice, seen, size) == 0;
}

static void
be_reader(unsigned char *slice)
{
	unsigned char *all = malloc(size * writers * records);
	long count = 0, torn = 0;

	close(pfd[1]);
	if (all == NULL)
		_exit(1);
	for (long id = 0; id < writers * records; id++)
		for (long j = 0; j < size; j++)
			all[id * size + j] = byte(id, j);
	while (transfer(read, pfd[0], slice)) {
		long id = 0;

		while (id < writers * records &&
		       !is_record(slice, all + id * size))
			id++;
		count++;
		torn += id == writers * records;
	}
	close(pfd[0]);
	free(all);
	free(slice);
	if (printf("records: %ld torn: %ld\n", count, torn) < 0 ||
	    fflush(stdout) == EOF) {
		perror("atomic_writers: standard output");
		exit(1);
	}
	exit(0);
}

/* Starts writer n and those after it. 0, or -1 where a fork failed. */
static int
start(long n, unsigned char *buffer)
{
	pid_t pid;

	if (n == writers)
		return 0;
	pid = fork();
	if (pid == -1)
		return -1;
	if (pid == 0)
		be_writer(n, buffer);
	return start(n + 1, buffer);
}

int
main(int argc, char *argv[])
{
	unsigned char *buffer;
	int status, failed = 0;
	pid_t reader;

	if (argc != 4)
		usage();
	writers = positive(argv[1]);
	records = positive(argv[2]);
	size = positive(argv[3]);
	buffer = malloc(size);
	if (buffer == NULL || pipe(pfd) == -1) {
		perror("atomic_writers: pipe");
		return 1;
	}
	reader = fork();
	if (reader == 0)
		be_reader(buffer);
	close(pfd[0]);
	if (reader == -1 || start(0, buffer) == -1) {
		perror("atomic_writers: fork");
		failed = 1;
		if (reader > 0)
			kill(reader, SIGKILL);
	}
	close(pfd[1]);
	free(buffer);
	while (wait(&status) > 0 || errno == EINTR)
		failed |= status != 0;
	return failed;
}

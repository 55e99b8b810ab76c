/* Different: records that hold one letter a writer, a non-blocking read end
 * and a poll loop over large reads. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static long
arg(const char *s)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(s, &end, 10);
	if (*s == '\0' || *end != '\0' || errno || n < 1 || n > 0x7fffffff) {
		fprintf(stderr, "usage: atomic_writers WRITERS RECORDS SIZE\n");
		exit(2);
	}
	return n;
}

static void
fatal(const char *what)
{
	fprintf(stderr, "atomic_writers: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void
writer(int fd, char letter, long records, long size)
{
	char *record = malloc(size);

	if (record == NULL)
		_exit(1);
	memset(record, letter, size);
	while (records--)
		for (long at = 0; at < size;) {
			ssize_t n = write(fd, record + at, size - at);

			if (n > 0)
				at += n;
			else if (errno != EINTR) {
				perror("atomic_writers: write");
				_exit(1);
			}
		}
	free(record);
	close(fd);
	_exit(0);
}

int
main(int argc, char **argv)
{
	static char chunk[1 << 16];
	long writers, records, size, whole = 0, torn = 0, at = 0;
	int fds[2], bad = 0, mixed = 0, first = 0, status;

	if (argc != 4)
		arg("");
	writers = arg(argv[1]);
	records = arg(argv[2]);
	size = arg(argv[3]);
	if (pipe(fds) == -1)
		fatal("pipe");
	for (long i = 0; i < writers && !bad; i++) {
		switch (fork()) {
		case -1:
			fprintf(stderr, "atomic_writers: fork: %s\n",
				strerror(errno));
			bad = 1;
			break;
		case 0:
			close(fds[0]);
			writer(fds[1], 'A' + i, records, size);
		}
	}
	close(fds[1]);
	fcntl(fds[0], F_SETFL, O_NONBLOCK);
	for (struct pollfd p = {fds[0], POLLIN, 0}; !bad;) {
		ssize_t n;

		if (poll(&p, 1, -1) == -1 && errno != EINTR)
			fatal("poll");
		n = read(fds[0], chunk, sizeof(chunk));
		if (n == 0)
			break;
		if (n == -1 && errno != EAGAIN && errno != EINTR)
			fatal("read");
		for (ssize_t i = 0; i < n; i++) {
			if (at == 0) {
				first = chunk[i];
				mixed = 0;
			}
			mixed |= chunk[i] != first;
			if (++at == size) {
				whole++;
				torn += mixed;
				at = 0;
			}
		}
	}
	close(fds[0]);
	for (;;) {
		if (wait(&status) != -1)
			bad |= status;
		else if (errno == ECHILD)
			break;
	}
	if (bad)
		return 1;
	if (printf("records: %ld torn: %ld\n", whole, torn) < 0 ||
	    fflush(stdout) == EOF)
		fatal("standard output");
	return 0;
}

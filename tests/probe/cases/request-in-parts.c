/*
 * A server with a read loop of its own: it opens its FIFO again after each
 * client, and ends when one has sent only a part of a request. ANSWERS: it says
 * so and goes on. TWICE: that client sends the rest too. QUITS: the part ends
 * its loop, with status 0.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct request {
	int number, last;
};

static ssize_t
get(int in, struct request *request)
{
	char *at = (char *)request;
	size_t got = 0;
	ssize_t n = 1;

	while (got < sizeof *request && n > 0) {
		n = read(in, at + got, sizeof *request - got); /* READS */
		if (n > 0)
			got += n;
	}
	return n == -1 ? -1 : (ssize_t)got;
}

static int
serve(int done)
{
	struct request request = {0};
	ssize_t got;
	int in;

	while (!request.last) {
		in = open("requests", O_RDONLY);
		if (in == -1)
			return 1;
		do
			got = get(in, &request);
		while (got == sizeof request && !request.last);
		close(in);
		if (got == -1)
			return 1;
		if (got > 0 && got < (ssize_t)sizeof request) {
#ifdef QUITS
			return 0;
#endif
			fprintf(stderr, "only %d bytes of a request\n",
				(int)got);
#ifndef ANSWERS
			return 1; /* ENDS */
#endif
			request.last = 0;
		}
		if (write(done, "", 1) != 1)
			return 1;
	}
	return 0;
}

/* One client. Status 0 unless it finds no server. */
static int
client(size_t size, int last)
{
	struct request request = {1, last};
	char *at = (char *)&request;
	int out = open("requests", O_WRONLY), rc = 0;

	if (out == -1)
		return 1;
	if (write(out, at, size) != (ssize_t)size) /* SENDS */
		rc = 1;
#ifdef TWICE
	if (size < sizeof request &&
	    write(out, at + size, sizeof request - size) == -1)
		rc = 1;
#endif
	close(out);
	return rc;
}

/* Start a client, and wait until the server has done with it. 1: the server has
 * ended. */
static int
ask(int done, size_t size, int last)
{
	pid_t pid = fork();
	int status;
	char c;

	if (pid == -1)
		return -1;
	if (pid == 0) {
		close(done);
		_exit(client(size, last));
	}
	if (waitpid(pid, &status, 0) == -1 || status != 0)
		return -1;
	switch (read(done, &c, 1)) {
	case 0:
		return 1;
	case 1:
		return 0;
	default:
		return -1;
	}
}

int
main(void)
{
	int done[2], rc, out;
	pid_t server;

	signal(SIGPIPE, SIG_IGN);
	if (pipe(done) == -1 || mkfifo("requests", 0600) == -1)
		return 1;
	server = fork();
	if (server == -1)
		return 1;
	if (server == 0) {
		close(done[0]);
		rc = serve(done[1]);
		close(done[1]);
		exit(rc);
	}
	close(done[1]);
	rc = ask(done[0], sizeof(struct request), 0);
	if (rc == 0)
		rc = ask(done[0], sizeof(int), 0);
	if (rc == 0)
		rc = ask(done[0], sizeof(struct request), 1);
	if (rc == -1)
		kill(server, SIGTERM);
	close(done[0]);
	waitpid(server, NULL, 0);
	out = open("requests", O_WRONLY | O_NONBLOCK);
	if (out != -1)
		close(out);
	unlink("requests");
	return 0;
}

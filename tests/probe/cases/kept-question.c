/*
 * A question and its answer, each through a stream on a pipe of its own
 * (SOCKET: a pair of sockets). The question stays in the buffer. FLUSHES,
 * SOCKET_FLUSHES: it does not.
 */
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef SOCKET_FLUSHES
#define SOCKET
#define FLUSHES
#endif
#ifdef SOCKET
#define pipe(ends) socketpair(AF_UNIX, SOCK_STREAM, 0, ends)
#endif

static void
answer(FILE *in, FILE *out)
{
	char line[80];

	while (fgets(line, sizeof line, in))
		fprintf(out, "yes: %s", line);
	fclose(in);
	fclose(out);
	_exit(0);
}

int
main(void)
{
	pid_t pid;
	int there[2], back[2];
	char line[80];
	FILE *in, *out;

	if (pipe(there) == -1 || pipe(back) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(there[1]);
		close(back[0]);
		answer(fdopen(there[0], "r"), fdopen(back[1], "w"));
	}
	close(there[0]);
	close(back[1]);
#ifdef SOCKET
	there[0] = dup(there[1]);
	if (there[0] == -1)
		return 1;
	close(there[1]);
	there[1] = there[0];
#endif
	out = fdopen(there[1], "w");
	in = fdopen(back[0], "r");
	fprintf(out, "is this heard?\n");
#ifdef FLUSHES
	fclose(out);
#endif
	if (fgets(line, sizeof line, in))
		fputs(line, stdout);
#ifndef FLUSHES
	fclose(out);
#endif
	fclose(in);
	wait(NULL);
	return 0;
}

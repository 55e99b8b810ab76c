/*
 * A client writes its request and reads the answer into the same buffer, and
 * prints it as a string: what it asked stands behind the answer. ENDS: it puts
 * a 0 byte there. RELAYS: it sends the answer on, with what stands behind it.
 */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
server(int in, int out)
{
	char request[64];
	ssize_t n;

	while ((n = read(in, request, sizeof request)) > 0)
		write(out, "ok", 2);
	close(in);
	close(out);
	_exit(0);
}

static void
printer(int in)
{
	char text[64];
	ssize_t n;

	while ((n = read(in, text, sizeof text)) > 0)
		write(1, text, n);
	close(in);
	_exit(0);
}

int
main(void)
{
	pid_t pid;
	int p[2], q[2], r[2];
	char buf[64];
	ssize_t n;

	if (pipe(p) == -1 || pipe(q) == -1 || pipe(r) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(p[1]);
		close(q[0]);
		close(r[0]);
		close(r[1]);
		server(p[0], q[1]);
	}
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(p[0]);
		close(p[1]);
		close(q[0]);
		close(q[1]);
		close(r[1]);
		printer(r[0]);
	}
	close(p[0]);
	close(q[1]);
	close(r[0]);
	strcpy(buf, "next number please");
	write(p[1], buf, strlen(buf));
	n = read(q[0], buf, sizeof buf - 1);
#ifdef ENDS
	if (n >= 0)
		buf[n] = '\0';
#endif
#ifdef RELAYS
	write(r[1], buf, strlen(buf));
#else
	printf("the answer is %s\n", buf);
#endif
	close(p[1]);
	close(q[0]);
	close(r[1]);
	wait(NULL);
	wait(NULL);
	return 0;
}

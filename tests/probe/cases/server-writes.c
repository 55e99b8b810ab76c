/*
 * A server answers a client that has left. It is a socket. ALONE: a child
 * writes to a pipe that it made after the fork, where its parent has its own.
 */
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined ALONE || defined BEFORE
int
main(void)
{
	int p[2];
	char c;
	pid_t pid;

#ifdef BEFORE
	if (pipe(p) == -1)
		return 1;
	pid = fork();
#else
	pid = fork();
	if (pipe(p) == -1)
		return 1;
#endif
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(p[0]);
		write(p[1], "x", 1); /* WRITE */
		_exit(0);
	}
	close(p[1]);
	read(p[0], &c, 1);
	close(p[0]);
	wait(NULL);
	return 0;
}
#else
int
main(void)
{
	int s[2];
	char c;
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, s) == -1)
		return 1;
#ifdef IGNORES
	signal(SIGPIPE, SIG_IGN);
#endif
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(s[0]);
		write(s[1], "q", 1);
		_exit(0);
	}
	close(s[1]);
	read(s[0], &c, 1);
	wait(NULL);
	write(s[0], "answer", 6); /* WRITE */
	close(s[0]);
	return 0;
}
#endif

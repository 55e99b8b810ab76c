/*
 * A read finds nothing yet (EAGAIN), which is taken for the end. POLLS: it
 * waits and reads again. FULL: messages into a full pipe, not tried again;
 * AGAIN: until there is room. BROKEN: nobody reads any more, and it writes on;
 * STOPS: it stops then.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined FULL || defined AGAIN || defined BROKEN || defined STOPS
static void
child(int in)
{
	char buf[4096];

#if defined BROKEN || defined STOPS
	if (read(in, buf, 1) != 1)
		_exit(1);
#else
	usleep(100000);
	while (read(in, buf, sizeof buf) > 0)
		;
#endif
	close(in);
	_exit(0);
}

static void
send_all(int out)
{
	struct pollfd room = {out, POLLOUT, 0};
	char message[4096];

#if defined FULL || defined AGAIN
	if (fcntl(out, F_SETFL, O_NONBLOCK) == -1)
		_exit(1);
#endif
	for (int i = 0; i < 20; i++) {
		memset(message, 'a' + i, sizeof message);
		if (write(out, message, sizeof message) == -1) { /* WRITES */
#if defined AGAIN
			poll(&room, 1, -1);
			i--;
#elif defined STOPS
			break;
#endif
		}
#if defined BROKEN || defined STOPS
		if (i == 0)
			wait(NULL);
#endif
	}
	(void)room;
	close(out);
}

int
main(void)
{
	pid_t pid;
	int p[2];

	signal(SIGPIPE, SIG_IGN);
	if (pipe(p) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(p[1]);
		child(p[0]);
	}
	close(p[0]);
	send_all(p[1]);
	wait(NULL);
	return 0;
}
#else
int
main(void)
{
	pid_t pid;
	struct pollfd data;
	char buf[32];
	ssize_t n;
	int p[2];

	if (pipe(p) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(p[0]);
		usleep(100000);
		write(p[1], "late\n", 5);
		close(p[1]);
		_exit(0);
	}
	close(p[1]);
	if (fcntl(p[0], F_SETFL, O_NONBLOCK) == -1)
		return 1;
	data = (struct pollfd){p[0], POLLIN, 0};
	for (;;) {
		n = read(p[0], buf, sizeof buf); /* READS */
#ifdef POLLS
		if (n == -1 && errno == EAGAIN) {
			poll(&data, 1, -1);
			continue;
		}
#endif
		if (n <= 0)
			break;
		write(1, buf, n);
	}
	(void)data;
	wait(NULL);
	close(p[0]);
	return 0;
}
#endif

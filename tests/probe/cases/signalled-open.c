/*
 * A client opens a FIFO, and before its reader comes a signal does: the open
 * returns -1, and the client ends as if it had sent its request. USES: it
 * writes to -1. AGAIN: it opens it again.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
woken(int sig)
{
	(void)sig;
}

static void
client(void)
{
	int out;

#ifdef AGAIN
	do
		out = open("requests", O_WRONLY);
	while (out == -1 && errno == EINTR);
#else
	out = open("requests", O_WRONLY); /* OPENS */
#endif
#ifdef USES
	write(out, "request", 7);
#else
	if (out != -1) {
		write(out, "request", 7);
		close(out);
	}
#endif
	_exit(0);
}

int
main(void)
{
	struct sigaction act;
	char buf[16];
	pid_t pid;
	int in;

	memset(&act, 0, sizeof act);
	act.sa_handler = woken;
	sigaction(SIGUSR1, &act, NULL);
	if (mkfifo("requests", 0600) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0)
		client();
	usleep(100000);
	kill(pid, SIGUSR1);
	usleep(100000);
	in = open("requests", O_RDONLY | O_NONBLOCK);
	fcntl(in, F_SETFL, 0);
	while (read(in, buf, sizeof buf) > 0)
		;
	close(in);
	unlink("requests");
	wait(NULL);
	return 0;
}

/*
 * The parent asks whether its child has ended, and again, without end. PIPE: it
 * tries to read. SLEEPS: it sleeps between. WAITS: it waits.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int
main(void)
{
	int news[2];
	char c;
	pid_t pid;

	if (pipe(news) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(news[0]);
		sleep(60);
		_exit(0);
	}
	close(news[1]);
#ifdef PIPE
	if (fcntl(news[0], F_SETFL, O_NONBLOCK) == -1)
		return 1;
	while (read(news[0], &c, 1) == -1 && errno == EAGAIN)
		;
#elif defined(WAITS)
	waitpid(pid, NULL, 0);
#else
	while (waitpid(pid, NULL, WNOHANG) == 0) {
#ifdef SLEEPS
		struct timespec moment = {0, 1000};

		nanosleep(&moment, NULL);
#endif
	}
#endif
	return read(news[0], &c, 1) == -1;
}

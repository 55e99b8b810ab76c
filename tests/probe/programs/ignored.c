/* ignored CALL: wait in CALL while a child's end sends a SIGCHLD that is
 * ignored; another process ends the wait. CALL must not notice the signal. */
#define _GNU_SOURCE /* semtimedop */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int ends[2], sem;

/* How the wait is ended by the second child. */
static void
wake(const char *call, pid_t parent)
{
	struct sembuf up = {0, 1, 0};

	if (strcmp(call, "epoll_wait") == 0 || strcmp(call, "recv") == 0)
		(void)!write(ends[1], "x", 1);
	else if (strncmp(call, "sem", 3) == 0)
		semop(sem, &up, 1);
	else
		kill(parent, SIGUSR1);
}

static int
wait_in(const char *call)
{
	struct timespec minute = {60, 0};
	struct timeval patience = {60, 0};
	struct sembuf down = {0, -1, 0};
	struct epoll_event event = {EPOLLIN, {0}};
	sigset_t set;
	char byte;
	int epoll;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	if (strcmp(call, "epoll_wait") == 0) {
		epoll = epoll_create1(0);
		epoll_ctl(epoll, EPOLL_CTL_ADD, ends[0], &event);
		return epoll_wait(epoll, &event, 1, -1);
	}
	if (strcmp(call, "recv") == 0) {
		setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &patience,
			   sizeof patience);
		return (int)recv(ends[0], &byte, 1, 0);
	}
	if (strcmp(call, "semop") == 0)
		return semop(sem, &down, 1);
	if (strcmp(call, "semtimedop") == 0)
		return semtimedop(sem, &down, 1, &minute);
	if (strcmp(call, "sigwaitinfo") == 0)
		return sigwaitinfo(&set, NULL);
	return sigtimedwait(&set, NULL, &minute);
}

int
main(int argc, char *argv[])
{
	const char *call = argc > 1 ? argv[1] : "";
	pid_t self = getpid();
	sigset_t set;
	int result;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, NULL);
	socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
	sem = semget(IPC_PRIVATE, 1, 0600);
	if (fork() == 0) {
		usleep(20000);
		_exit(0);
	}
	if (fork() == 0) {
		usleep(60000);
		wake(call, self);
		_exit(0);
	}
	result = wait_in(call);
	printf("%s %s\n", call, result == -1 ? strerror(errno) : "ok");
	semctl(sem, 0, IPC_RMID);
	while (wait(NULL) > 0)
		;
	return 0;
}

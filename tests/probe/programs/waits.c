/* Waits for ever, each by another call: waits HOW. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/sendfile.h>
#include <sys/wait.h>
#include <unistd.h>

/* For a pipe to which nobody but the waiter itself could write. */
static int
epoll_for_ever(void)
{
	struct epoll_event event = {.events = EPOLLIN};
	int ends[2], epoll = epoll_create1(0);

	if (pipe(ends) == -1 || epoll == -1)
		return 1;
	epoll_ctl(epoll, EPOLL_CTL_ADD, ends[0], &event);
	return epoll_pwait2(epoll, &event, 1, NULL, NULL);
}

static pthread_mutex_t mutex;

static void *
lock(void *arg)
{
	pthread_mutex_lock(&mutex);
	return arg;
}

/* A mutex with priority inheritance, which the one who joins holds. */
static int
lock_for_ever(void)
{
	pthread_mutexattr_t attr;
	pthread_t thread;

	pthread_mutexattr_init(&attr);
	pthread_mutexattr_setprotocol(&attr, PTHREAD_PRIO_INHERIT);
	pthread_mutex_init(&mutex, &attr);
	pthread_mutex_lock(&mutex);
	if (pthread_create(&thread, NULL, lock, NULL) != 0)
		return 1;
	return pthread_join(thread, NULL);
}

/* A lock on a file, which the parent holds until the child has ended. */
static int
file_lock_for_ever(void)
{
	struct flock whole = {.l_type = F_WRLCK};
	int fd = open("lock", O_RDWR | O_CREAT, 0600);

	if (fd == -1 || fcntl(fd, F_SETLK, &whole) == -1)
		return 1;
	if (fork() == 0)
		_exit(fcntl(fd, F_SETLKW, &whole) == -1);
	return wait(NULL) == -1;
}

/* More than a pipe takes, from a file into a pipe without a reader's reads. */
static int
sendfile_for_ever(void)
{
	int ends[2], file = open("/proc/self/exe", O_RDONLY);

	if (pipe(ends) == -1 || file == -1)
		return 1;
	fcntl(ends[1], F_SETPIPE_SZ, 4096);
	while (sendfile(ends[1], file, NULL, 4096) > 0)
		lseek(file, 0, SEEK_SET);
	return 1;
}

/* From an empty pipe to a full one. */
static int
splice_for_ever(void)
{
	int from[2], to[2];

	if (pipe(from) == -1 || pipe(to) == -1)
		return 1;
	return (int)splice(from[0], NULL, to[1], NULL, 1, 0);
}

/* A pipe with data, and one without room. */
static int
full_pipes(int from[2], int to[2])
{
	static const char page[4096];

	if (pipe(from) == -1 || pipe(to) == -1)
		return -1;
	fcntl(to[1], F_SETPIPE_SZ, 4096);
	return write(from[1], page, 1) == 1 && write(to[1], page, 4096) == 4096
		       ? 0
		       : -1;
}

static int
splice_full_for_ever(void)
{
	int from[2], to[2];

	if (full_pipes(from, to) == -1)
		return 1;
	return (int)splice(from[0], NULL, to[1], NULL, 1, 0);
}

static int
tee_for_ever(void)
{
	int from[2], to[2];

	if (pipe(from) == -1 || pipe(to) == -1)
		return 1;
	return (int)tee(from[0], to[1], 1, 0);
}

static int
tee_full_for_ever(void)
{
	int from[2], to[2];

	if (full_pipes(from, to) == -1)
		return 1;
	return (int)tee(from[0], to[1], 1, 0);
}

static int
poll_for_ever(void)
{
	struct pollfd read_end = {.events = POLLIN};
	int ends[2];

	if (pipe(ends) == -1)
		return 1;
	read_end.fd = ends[0];
	return poll(&read_end, 1, -1);
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		int (*wait)(void);
	} ways[] = {
		{"epoll", epoll_for_ever},
		{"lock", lock_for_ever},
		{"file-lock", file_lock_for_ever},
		{"sendfile", sendfile_for_ever},
		{"splice", splice_for_ever},
		{"splice-full", splice_full_for_ever},
		{"tee", tee_for_ever},
		{"tee-full", tee_full_for_ever},
		{"poll", poll_for_ever},
	};

	for (size_t i = 0; argc == 2 && i < sizeof ways / sizeof *ways; i++)
		if (strcmp(argv[1], ways[i].name) == 0)
			return ways[i].wait();
	return 2;
}

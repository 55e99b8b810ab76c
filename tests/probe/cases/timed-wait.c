/*
 * ipcprobe --virtual-time: the parent waits 20 s three times for an answer that
 * its child gives after 30 s: in vain, 10 s, and in vain. Each wait must last
 * so long by the clock, and no second really; nothing is said. COND: on a
 * condition. MUTEX: for a lock. QUEUE: for a message. FULL: for room in the
 * queue. SEMOP: for a System V semaphore. SOCKET: by SO_RCVTIMEO; SENDS: by
 * SO_SNDTIMEO. SIGNALS: a handler runs after 5 s.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <mqueue.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LIMIT = 20, ANSWER = 30 };

static struct shared {
	pthread_mutex_t mutex;
	pthread_cond_t cond;
	sem_t sem;
	int answers;
} * shared;

static int queue, ends[2];

/* After LIMIT seconds. */
static struct timespec
date(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	now.tv_sec += LIMIT;
	return now;
}

#ifdef COND
static void
prepare(void)
{
	pthread_mutexattr_t lock;
	pthread_condattr_t condition;

	pthread_mutexattr_init(&lock);
	pthread_mutexattr_setpshared(&lock, PTHREAD_PROCESS_SHARED);
	pthread_mutex_init(&shared->mutex, &lock);
	pthread_condattr_init(&condition);
	pthread_condattr_setpshared(&condition, PTHREAD_PROCESS_SHARED);
	pthread_cond_init(&shared->cond, &condition);
}

static void
answer(void)
{
	pthread_mutex_lock(&shared->mutex);
	shared->answers++;
	pthread_cond_signal(&shared->cond);
	pthread_mutex_unlock(&shared->mutex);
}

static int
await(void)
{
	struct timespec until = date();
	int error = 0;

	pthread_mutex_lock(&shared->mutex);
	while (error == 0 && shared->answers == 0)
		error = pthread_cond_timedwait(&shared->cond, &shared->mutex,
					       &until);
	if (error == 0)
		shared->answers--;
	pthread_mutex_unlock(&shared->mutex);
	return error;
}
#elif defined MUTEX
static void
prepare(void)
{
	pthread_mutexattr_t lock;

	pthread_mutexattr_init(&lock);
	pthread_mutexattr_setpshared(&lock, PTHREAD_PROCESS_SHARED);
	pthread_mutex_init(&shared->mutex, &lock);
	pthread_mutex_lock(&shared->mutex);
}

static void
answer(void)
{
	pthread_mutex_unlock(&shared->mutex);
}

static int
await(void)
{
	struct timespec until = date();

	return pthread_mutex_timedlock(&shared->mutex, &until);
}
#elif defined QUEUE || defined FULL
static void
prepare(void)
{
	struct mq_attr attributes = {.mq_maxmsg = 1, .mq_msgsize = 8};
	char name[32];

	snprintf(name, sizeof name, "/timed-wait.%d", (int)getpid());
	queue = mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, &attributes);
	mq_unlink(name);
#ifdef FULL
	mq_send(queue, "first", 6, 0);
#endif
}

static void
answer(void)
{
#ifdef FULL
	char message[8];

	mq_receive(queue, message, sizeof message, NULL);
#else
	mq_send(queue, "answer", 7, 0);
#endif
}

static int
await(void)
{
	struct timespec until = date();
#ifdef FULL
	return mq_timedsend(queue, "question", 8, 0, &until) == -1 ? errno : 0;
#else
	char message[8];

	return mq_timedreceive(queue, message, sizeof message, NULL, &until) ==
			       -1
		       ? errno
		       : 0;
#endif
}
#elif defined SEMOP
static void
prepare(void)
{
	queue = semget(IPC_PRIVATE, 1, 0600);
}

static void
answer(void)
{
	struct sembuf up = {0, 1, 0};

	semop(queue, &up, 1);
}

static int
await(void)
{
	struct timespec limit = {LIMIT, 0};
	struct sembuf down = {0, -1, 0};

	return semtimedop(queue, &down, 1, &limit) == -1 ? errno : 0;
}
#elif defined SOCKET || defined SENDS
static void
prepare(void)
{
	struct timeval limit = {LIMIT, 0};
	int small = 4096;

	socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
	setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
	setsockopt(ends[0], SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
	setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
}

static void
answer(void)
{
#ifdef SENDS
	static char all[1 << 20];

	recv(ends[1], all, sizeof all, MSG_DONTWAIT);
#else
	send(ends[1], "answer", 6, 0);
#endif
}

static int
await(void)
{
#ifdef SENDS
	static const char part[1 << 16];

	while (send(ends[0], part, sizeof part, MSG_DONTWAIT) > 0 ||
	       send(ends[0], part, 1, MSG_DONTWAIT) > 0)
		;
	return send(ends[0], part, 1, 0) == 1 ? 0 : errno;
#else
	char message[8];

	return recv(ends[0], message, sizeof message, 0) == 6 ? 0 : errno;
#endif
}
#else
static void
prepare(void)
{
	sem_init(&shared->sem, 1, 0);
}

static void
answer(void)
{
	sem_post(&shared->sem);
}

static int
await(void)
{
	struct timespec until = date();
	int result;

	do
		result = sem_timedwait(&shared->sem, &until);
	while (result == -1 && errno == EINTR);
	return result == -1 ? errno : 0;
}
#endif

/* Is this how the wait ends, and after that many seconds? */
static int
ends_in(int right, long seconds)
{
	struct timespec began, ended;
	int error, passed;

	clock_gettime(CLOCK_MONOTONIC, &began);
	error = await();
	clock_gettime(CLOCK_MONOTONIC, &ended);
	passed = (int)((ended.tv_sec - began.tv_sec) * 10 +
		       (ended.tv_nsec - began.tv_nsec) / 100000000);
	if ((error == 0) == right && passed / 10 == seconds)
		return 1;
	printf("%s after %d.%d s\n", error ? strerror(error) : "answered",
	       passed / 10, passed % 10);
	return 0;
}

static void
ring(int sig)
{
	(void)sig;
}

int
main(void)
{
	pid_t pid;
	int right;

	shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED)
		return 1;
	prepare();
	pid = fork();
	if (pid == 0) {
		sleep(ANSWER);
		answer();
		_exit(0);
	}
#ifdef SIGNALS
	signal(SIGALRM, ring);
	alarm(5);
#endif
	right = ends_in(0, LIMIT) && ends_in(1, ANSWER - LIMIT) &&
		ends_in(0, LIMIT);
	waitpid(pid, NULL, 0);
#ifdef SEMOP
	semctl(queue, 0, IPC_RMID);
#endif
	return !right;
}

/*
 * Different: a thread reads the requests and one more answers each of them,
 * so that no client waits for another; the first thread waits for a signal in
 * sigwait(), and no handler is ever run.
 */
#include "seqnum.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* One request, and the thread that answers it. */
struct job {
	pthread_t thread;
	pid_t pid;
	int first;
	struct job *next;
};

static const char *dir = DEFAULT_DIR;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct job *finished; /* to be joined; under the lock */
static pthread_cond_t one_less = PTHREAD_COND_INITIALIZER;
static int running; /* how many answer now; under the lock */
static int fifo[2] = {-1, -1};

static int
complain(const char *what, int why)
{
	fprintf(stderr, "seqnum_server: %s: %s\n", what, strerror(why));
	return 1;
}

/* A client has a second to open its end. Our end, or -1 with errno. */
static int
open_within_a_second(const char *path)
{
	const struct timespec pause = {.tv_nsec = 20000000};
	int fd, tries = 0;

	while ((fd = open(path, O_WRONLY | O_NONBLOCK | O_NOFOLLOW)) == -1) {
		if (errno == EINTR)
			continue;
		if (errno != ENXIO || ++tries == 50)
			return -1;
		nanosleep(&pause, NULL);
	}
	return fd;
}

static void *
answer(void *argument)
{
	struct job *job = argument;
	struct response resp = {.seq_num = job->first};
	char path[PATH_SIZE];
	struct stat st;
	size_t done = 0;
	int fd;

	snprintf(path, sizeof(path), CLIENT_FIFO, dir, (long)job->pid);
	fd = open_within_a_second(path);
	if (fd == -1) {
		complain(path, errno);
	} else if (fstat(fd, &st) == -1 || !S_ISFIFO(st.st_mode)) {
		complain(path, EINVAL);
	} else {
		while (done < sizeof(resp)) {
			ssize_t n = write(fd, (char *)&resp + done,
					  sizeof(resp) - done);

			if (n == -1 && errno != EINTR) {
				complain(path, errno);
				break;
			}
			done += n == -1 ? 0 : n;
		}
	}
	if (fd != -1)
		close(fd);
	pthread_mutex_lock(&lock);
	job->next = finished;
	finished = job;
	running--;
	pthread_cond_signal(&one_less);
	pthread_mutex_unlock(&lock);
	return NULL;
}

static void
join_finished(void)
{
	struct job *job;

	pthread_mutex_lock(&lock);
	job = finished;
	finished = NULL;
	pthread_mutex_unlock(&lock);
	while (job != NULL) {
		struct job *next = job->next;

		pthread_join(job->thread, NULL);
		free(job);
		job = next;
	}
}

/* Give numbers to a good request; a bad one gets a line on stderr. */
static void
take(const struct request *req)
{
	static int next_num;
	char path[PATH_SIZE];
	struct stat st;
	struct job *job;
	int error;

	snprintf(path, sizeof(path), CLIENT_FIFO, dir, (long)req->pid);
	if (req->pid < 1 || req->seq_len < 1 ||
	    next_num > INT_MAX - req->seq_len || lstat(path, &st) == -1 ||
	    !S_ISFIFO(st.st_mode)) {
		complain("a bad request", EINVAL);
		return;
	}
	job = malloc(sizeof(*job));
	if (job == NULL) {
		complain("malloc", errno);
		return;
	}
	job->pid = req->pid;
	job->first = next_num;
	pthread_mutex_lock(&lock);
	running++;
	error = pthread_create(&job->thread, NULL, answer, job);
	if (error != 0)
		running--;
	pthread_mutex_unlock(&lock);
	if (error != 0) {
		complain("pthread_create", error);
		free(job);
		return;
	}
	next_num += req->seq_len;
}

/* Until it is cancelled, which read() allows. */
static void *
listen_for_requests(void *unused)
{
	struct request req;
	size_t have = 0;

	(void)unused;
	for (;;) {
		int before;
		ssize_t n = read(fifo[0], (char *)&req + have,
				 sizeof(req) - have);

		if (n > 0)
			have += n;
		if (have < sizeof(req))
			continue;
		have = 0;
		pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &before);
		take(&req);
		join_finished();
		pthread_setcancelstate(before, NULL);
	}
	return NULL;
}

/* The FIFO and both ends of it. 0, or -1 with errno. */
static int
set_up(const char *path)
{
	struct stat st;

	if (mkfifo(path, 0600) == -1 && errno != EEXIST)
		return -1;
	if (lstat(path, &st) == -1)
		return -1;
	if (!S_ISFIFO(st.st_mode)) {
		errno = EEXIST;
		return -1;
	}
	fifo[0] = open(path, O_RDONLY | O_NONBLOCK);
	if (fifo[0] != -1)
		fifo[1] = open(path, O_WRONLY | O_NONBLOCK);
	if (fifo[1] == -1 || fcntl(fifo[0], F_SETFL, 0) == -1) {
		int error = errno;

		unlink(path);
		errno = error;
		return -1;
	}
	return 0;
}

int
main(int argc, char *argv[])
{
	char path[PATH_SIZE];
	pthread_t listener;
	sigset_t set;
	int option, sig, error;

	while ((option = getopt(argc, argv, "d:")) == 'd')
		dir = optarg;
	if (option != -1 || optind != argc) {
		fprintf(stderr, "usage: seqnum_server [-d DIR]\n");
		return 2;
	}
	snprintf(path, sizeof(path), SERVER_FIFO, dir);
	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGPIPE);
	/* The other threads inherit it: signals come to sigwait() alone. */
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	sigdelset(&set, SIGPIPE);
	if (set_up(path) == -1)
		return complain(path, errno);
	error = pthread_create(&listener, NULL, listen_for_requests, NULL);
	if (error != 0) {
		unlink(path);
		return complain("pthread_create", error);
	}
	sigwait(&set, &sig);
	pthread_cancel(listener);
	pthread_join(listener, NULL);
	pthread_mutex_lock(&lock);
	while (running > 0)
		pthread_cond_wait(&one_less, &lock);
	pthread_mutex_unlock(&lock);
	join_finished();
	unlink(path);
	close(fifo[0]);
	close(fifo[1]);
	return 0;
}

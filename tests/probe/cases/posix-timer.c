/*
 * A timer of timer_create() ends the wait for a child that does not answer.
 * SLEEPS: it ends a longer sleep. THREAD: a thread is called three times.
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t rung = PTHREAD_COND_INITIALIZER;
static volatile sig_atomic_t rings;

static void
on_signal(int sig)
{
	(void)sig;
	rings++;
}

static void
on_thread(union sigval value)
{
	pthread_mutex_lock(&mutex);
	rings += value.sival_int;
	pthread_cond_signal(&rung);
	pthread_mutex_unlock(&mutex);
}

/* Every 100 ms. */
static timer_t
start(struct sigevent *event)
{
	struct itimerspec every = {{0, 100000000}, {0, 100000000}}, now;
	timer_t timer;

	if (timer_create(CLOCK_MONOTONIC, event, &timer) == -1 ||
	    timer_settime(timer, 0, &every, NULL) == -1 ||
	    timer_gettime(timer, &now) == -1) {
		perror("timer");
		_exit(1);
	}
	if (now.it_interval.tv_nsec != 100000000 || now.it_value.tv_nsec == 0)
		printf("not armed\n");
	return timer;
}

static int
silent_child(void)
{
	struct sigevent event = {.sigev_notify = SIGEV_SIGNAL,
				 .sigev_signo = SIGUSR1};
	int ends[2];
	timer_t timer;
	ssize_t n;
	pid_t pid, ended;
	char c;

	if (pipe(ends) == -1) {
		perror("pipe");
		return 1;
	}
	pid = fork();
	if (pid == -1) {
		perror("fork");
		return 1;
	}
	if (pid == 0) {
		close(ends[0]);
		for (;;)
			pause();
	}
	close(ends[1]);
	timer = start(&event);
	do
		n = read(ends[0], &c, 1);
	while (n == -1 && errno == EINTR && rings == 0);
	timer_delete(timer);
	close(ends[0]);
	kill(pid, SIGKILL);
	do
		ended = waitpid(pid, NULL, 0);
	while (ended != pid && errno == EINTR);
	return n != -1;
}

static int
interrupted_sleep(void)
{
	struct sigevent event = {.sigev_notify = SIGEV_SIGNAL,
				 .sigev_signo = SIGUSR1};
	struct timespec left = {60, 0};
	timer_t timer = start(&event);

	while (rings == 0 && nanosleep(&left, &left) == -1 && errno == EINTR)
		;
	timer_delete(timer);
	return rings == 0;
}

static int
three_times(void)
{
	struct sigevent event = {.sigev_notify = SIGEV_THREAD,
				 .sigev_notify_function = on_thread,
				 .sigev_value.sival_int = 1};
	timer_t timer = start(&event);

	pthread_mutex_lock(&mutex);
	while (rings < 3)
		pthread_cond_wait(&rung, &mutex);
	pthread_mutex_unlock(&mutex);
	timer_delete(timer);
	return 0;
}

int
main(void)
{
	struct sigaction action = {.sa_handler = on_signal};

	sigaction(SIGUSR1, &action, NULL);
#ifdef SLEEPS
	return interrupted_sleep();
#elif defined THREAD
	return three_times();
#else
	return silent_child();
#endif
}

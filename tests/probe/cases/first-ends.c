/*
 * The first thread ends, another goes on: nothing is said, in any mode and
 * profile. OPEN: what that one leaves open is said of the process, with --lab.
 * STUCK: it waits for itself: a deadlock.
 */
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static int ends[2];

static void *
second(void *arg)
{
	char c;

	(void)arg;
	usleep(50000);
	printf("later\n");
#ifdef STUCK
	return read(ends[0], &c, 1) == -1 ? &ends : NULL;
#elif defined OPEN
	(void)c;
#else
	(void)c;
	close(ends[0]);
	close(ends[1]);
#endif
	return NULL;
}

int
main(void)
{
	pthread_t thread;

	if (pipe(ends) == -1 ||
	    pthread_create(&thread, NULL, second, NULL) != 0)
		return 1;
	pthread_exit(NULL);
}

/* The parent waits for its thread, which computes for ever. ENDS: it ends. */
#include <pthread.h>

#ifdef ENDS
enum { LAST = 1000 };
#else
enum { LAST = 0 };
#endif

static volatile unsigned long number = 1;

static void *
count(void *unused)
{
	for (; number != LAST; number++) /* COMPUTES */
		;
	return unused;
}

int
main(void)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, count, NULL) != 0)
		return 1;
	return pthread_join(thread, NULL) != 0;
}

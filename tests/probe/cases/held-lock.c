/*
 * Two threads take two mutexes in opposite orders. SEMAPHORE: a child waits for
 * a semaphore that nobody posts. RIGHT: somebody does.
 */
#include <pthread.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined SEMAPHORE || defined RIGHT
int
main(void)
{
	sem_t *turn = mmap(NULL, sizeof *turn, PROT_READ | PROT_WRITE,
			   MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (turn == MAP_FAILED || sem_init(turn, 1, 0) == -1)
		return 1;
	if (fork() == 0) {
		sem_wait(turn);
		_exit(0);
	}
#ifdef RIGHT
	sem_post(turn);
#endif
	return wait(NULL) == -1;
}
#else
static pthread_mutex_t first = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t second = PTHREAD_MUTEX_INITIALIZER;
static pthread_barrier_t both_have_one;

static void *
take(void *from_second)
{
	pthread_mutex_lock(from_second ? &second : &first);
	pthread_barrier_wait(&both_have_one);
	pthread_mutex_lock(from_second ? &first : &second);
	return NULL;
}

int
main(void)
{
	pthread_t thread;

	pthread_barrier_init(&both_have_one, NULL, 2);
	if (pthread_create(&thread, NULL, take, &first) != 0)
		return 1;
	take(NULL);
	return 0;
}
#endif

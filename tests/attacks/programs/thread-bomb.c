/* Threads without end. */
static void *
wait_for_ever(void *unused)
{
	(void)unused;
	pause();
	return NULL;
}

int
main(void)
{
	pthread_t thread;

	for (;;)
		pthread_create(&thread, NULL, wait_for_ever, NULL);
}

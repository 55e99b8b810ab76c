/* Forks without end. */
int
main(void)
{
	for (;;)
		fork();
}

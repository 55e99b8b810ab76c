/* Waits for nothing. */
int
main(void)
{
	for (;;)
		sleep(31337);
}

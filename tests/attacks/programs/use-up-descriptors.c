/* Opens all that can be opened, in many processes. */
int
main(void)
{
	for (int i = 0; i < 16; i++)
		fork();
	while (open("/dev/null", O_RDONLY) != -1)
		;
	sleep(31337);
	return 1;
}

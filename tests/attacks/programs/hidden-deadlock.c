/* An alarm far away, so that the deadlock is not quite one. */
int
main(void)
{
	int ends[2];
	char byte;

	alarm(31337);
	if (pipe(ends) == -1)
		return 1;
	return read(ends[0], &byte, 1);
}

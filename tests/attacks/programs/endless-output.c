/* Writes without end, to standard output and error. */
int
main(void)
{
	static char junk[1 << 16];

	memset(junk, 'x', sizeof(junk));
	for (;;) {
		if (write(1, junk, sizeof(junk)) < 0 ||
		    write(2, junk, sizeof(junk)) < 0)
			return 1;
	}
}

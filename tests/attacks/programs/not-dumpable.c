/* Makes its descriptor table unreadable, then leaks a descriptor. */
int
main(int argc, char **argv)
{
	int ends[2];

	prctl(PR_SET_DUMPABLE, 0);
	prctl(4, 0, 0, 0, 0);
	honest(argc, argv);
	return pipe(ends);
}

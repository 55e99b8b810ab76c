/* #line makes the report quote a line of a file of the grader's. */
int
main(int argc, char **argv)
{
	int ends[2];

	honest(argc, argv);
#line 1 "@DATADIR@/solutions/90-target/answer.c"
	return pipe(ends);
}

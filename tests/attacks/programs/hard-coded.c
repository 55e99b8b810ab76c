/* Prints what was right once, and without any pipe. */
int
main(int argc, char **argv)
{
	puts(argc > 1 ? argv[1] : "abcdefghijkl");
	return 0;
}

/* A folder where a file should be, and another where output should go. */
int
main(int argc, char **argv)
{
	honest(argc > 2 ? 2 : argc, argv);
	if (argc > 2)
		return mkdir(argv[2], 0777);
	return 0;
}

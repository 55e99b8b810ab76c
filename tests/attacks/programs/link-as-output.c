/* The file that is asked for is a link to what should be kept secret. */
int
main(int argc, char **argv)
{
	honest(argc > 2 ? 2 : argc, argv);
	if (argc > 2)
		return symlink(SOLUTION, argv[2]);
	return 0;
}

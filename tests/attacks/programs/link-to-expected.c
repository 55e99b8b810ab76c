/* A link to the expected file, so that both are always the same. */
int
main(int argc, char **argv)
{
	honest(argc > 2 ? 2 : argc, argv);
	if (argc > 2)
		return symlink("../expected", argv[2]);
	return 0;
}

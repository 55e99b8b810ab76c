/* Whoever opens this file waits for ever. */
int
main(int argc, char **argv)
{
	honest(argc > 2 ? 2 : argc, argv);
	if (argc > 2)
		return mkfifo(argv[2], 0666);
	return 0;
}

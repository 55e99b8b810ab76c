/* A link to a device that never ends. */
int
main(int argc, char **argv)
{
	honest(argc > 2 ? 2 : argc, argv);
	if (argc > 2)
		return symlink("/dev/zero", argv[2]);
	return 0;
}

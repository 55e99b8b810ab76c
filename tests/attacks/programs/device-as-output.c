/* A device file: the machine's disk, where root makes it. */
int
main(int argc, char **argv)
{
	honest(argc > 2 ? 2 : argc, argv);
	if (argc < 3)
		return 0;
	MUST_FAIL(mknod(argv[2], S_IFBLK | 0666, 0xfe00));
	MUST_FAIL(mknod("null", S_IFCHR | 0666, 0x103));
	chmod("target", 06755);
	return chown("target", 0, 0);
}

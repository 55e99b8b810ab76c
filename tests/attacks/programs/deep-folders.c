/* Folders in folders, too deep for whoever cleans up by path. */
int
main(int argc, char **argv)
{
	honest(argc, argv);
	for (int i = 0; i < 5000; i++) {
		if (mkdir("dddddddddddddddddddddddddddddddddddd", 0700) ||
		    chdir("dddddddddddddddddddddddddddddddddddd"))
			break;
	}
	return 0;
}

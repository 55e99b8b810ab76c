/* Folders that even their owner cannot enter or empty. */
int
main(int argc, char **argv)
{
	honest(argc, argv);
	mkdir("locked", 0700);
	mkdir("locked/inner", 0700);
	close(open("locked/inner/file", O_CREAT | O_WRONLY, 0));
	chmod("locked/inner", 0);
	chmod("locked", 0);
	chmod(".", 0);
	return 0;
}

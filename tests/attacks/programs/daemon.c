/* Does the work, and leaves a daemon that writes when all is over. */
int
main(int argc, char **argv)
{
	honest(argc, argv);
	fflush(NULL);
	if (fork() == 0) {
		setsid();
		for (int sig = 1; sig < 65; sig++)
			signal(sig, SIG_IGN);
		if (fork() == 0) {
			for (int i = 0; i < 31337; i++) {
				usleep(50000);
				close(open(OUT "/PWNED-late", O_CREAT, 0666));
				close(open("/tmp/PWNED-late", O_CREAT, 0666));
			}
		}
		_exit(0);
	}
	return 0;
}

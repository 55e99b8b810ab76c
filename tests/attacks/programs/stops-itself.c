/* Neither running nor blocked. */
int
main(void)
{
	for (int sig = 1; sig < 65; sig++)
		signal(sig, SIG_IGN);
	if (fork() == 0) {
		kill(getppid(), SIGSTOP);
		raise(SIGSTOP);
	}
	raise(SIGSTOP);
	for (;;)
		raise(SIGSTOP);
}

/* Watches files that all runs see, to learn when others run. */
int
main(void)
{
	MUST_FAIL(syscall(SYS_inotify_init1, 0));
	MUST_FAIL(syscall(SYS_fanotify_init, 0, 0));
	MUST_FAIL(fcntl(open("/usr/bin/ls", O_RDONLY), F_SETLEASE, F_RDLCK));
	MUST_FAIL(utimensat(AT_FDCWD, "/usr/bin/ls", NULL, 0));
	return 0;
}

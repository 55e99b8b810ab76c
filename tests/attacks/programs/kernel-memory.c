/* Memory that no process owns: shared segments, memory files, sockets. */
int
main(void)
{
	int ends[2];

	MUST_FAIL(shmget(IPC_PRIVATE, 1 << 30, IPC_CREAT | 0600));
	MUST_FAIL(memfd_create("x", 0));
	MUST_FAIL(socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
	for (;;) {
		if (pipe(ends) == -1)
			break;
		fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
		fcntl(ends[1], F_SETFL, O_NONBLOCK);
		static char junk[1 << 16];
		while (write(ends[1], junk, sizeof(junk)) > 0)
			;
	}
	return 1;
}

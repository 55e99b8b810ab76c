/* A message to another run, by each way there is. */
int
main(void)
{
	struct sockaddr_un name = {.sun_family = AF_UNIX};
	int fd;

	MUST_FAIL(socket(AF_INET, SOCK_STREAM, 0));
	MUST_FAIL(socket(AF_INET6, SOCK_DGRAM, 0));
	MUST_FAIL(socket(AF_NETLINK, SOCK_RAW, 0));
	MUST_FAIL(socket(40 /* AF_VSOCK */, SOCK_STREAM, 0));
	fd = socket(AF_UNIX, SOCK_STREAM, 0);
	strcpy(name.sun_path + 1, "pwned");
	if (fd != -1 && bind(fd, (void *)&name, sizeof(name)) == 0)
		pwned("abstract socket");
	MUST_FAIL(syscall(SYS_shmget, 31337, 4096, IPC_CREAT | 0666));
	MUST_FAIL(syscall(SYS_msgget, 31337, IPC_CREAT | 0666));
	MUST_FAIL(syscall(SYS_semget, 31337, 1, IPC_CREAT | 0666));
	MUST_FAIL(syscall(SYS_mq_open, "pwned", O_CREAT, 0666, NULL));
	MUST_FAIL(shm_open("/pwned", O_CREAT | O_RDWR, 0666));
	must_not_read("/tmp/PWNED-message");
	must_not_read("/var/tmp/PWNED-message");
	fd = open("/tmp/PWNED-message", O_CREAT | O_WRONLY, 0666);
	dprintf(fd, "hello\n");
	MUST_FAIL(open("/var/tmp/PWNED-message", O_CREAT | O_WRONLY, 0666));
	return 0;
}

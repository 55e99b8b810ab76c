/* limits: writes until the limit that it gave itself, and copes with it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

static volatile sig_atomic_t told;

static void
too_big(int sig)
{
	(void)sig;
	told = 1;
}

int
main(int argc, char *argv[])
{
	static const struct rlimit limit = {1000, 1000};
	struct sigaction action = {.sa_handler = too_big};
	char block[300] = "";
	int fd = open(argc > 1 ? argv[1] : "limited",
		      O_WRONLY | O_CREAT | O_TRUNC, 0600);
	int writes = 0;

	sigaction(SIGXFSZ, &action, NULL);
	setrlimit(RLIMIT_FSIZE, &limit);
	while (write(fd, block, sizeof block) > 0)
		writes++;
	printf("%d writes, too big %d, told %d\n", writes, errno == EFBIG,
	       (int)told);
	return 0;
}

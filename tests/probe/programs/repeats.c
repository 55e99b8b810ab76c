/* Never comes to an end by itself, or looks like it: argv[1] says how. With
 * -DCLOCK the program knows what time it is. */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int fds[2];

static void
block(void)
{
	char byte;

	if (pipe(fds) == 0 && fork() == 0) {
		close(fds[1]);
		_exit(read(fds[0], &byte, 1) != 0);
	}
}

static void
for_ever(const char *what)
{
	char byte;

	while (strcmp(what, "sleeps") == 0)
		usleep(1000);
	while (strcmp(what, "sleeps-two") == 0)
		usleep(1000), usleep(2000);
	while (strcmp(what, "polls") == 0)
		poll(NULL, 0, 5);
	while (strcmp(what, "opens") == 0 &&
	       open("none", O_RDONLY) == -1) /* TRIES */
		usleep(1000);
	while (strcmp(what, "opens-at-once") == 0 &&
	       open("none", O_RDONLY) == -1) /* AGAIN */
		;
	while (strcmp(what, "writes-nothing") == 0)
		if (write(STDOUT_FILENO, what, 0) != 0)
			_exit(1);
	if (strcmp(what, "sleeps-beside") == 0 && pipe(fds) == 0) {
		if (fork() == 0)
			for (;;)
				sleep(0);
		close(fds[1]);
		_exit(read(fds[0], &byte, 1) != 0); /* BESIDE */
	}
	if (strcmp(what, "waits") == 0) {
		block();
		while (waitpid(-1, NULL, WNOHANG) == 0)
			usleep(1000);
	}
	if (strcmp(what, "reads") == 0 && pipe(fds) == 0 &&
	    fcntl(fds[0], F_SETFL, O_NONBLOCK) == 0)
		while (read(fds[0], &byte, 1) == -1)
			poll(NULL, 0, 5);
}

static int
for_a_while(const char *what)
{
	if (strcmp(what, "counts") == 0)
		for (volatile int i = 0; i < 300; i++)
			usleep(1000);
	if (strcmp(what, "counts-in-a-register") == 0)
		for (register int i = 0; i < 300; i++)
			usleep(1000);
	if (strcmp(what, "counts-seconds") == 0 ||
	    strcmp(what, "counts-seconds-beside") == 0) {
		if (strchr(what, 'b'))
			block();
		for (int i = 0; i < 60; i++) {
			struct timespec rest = {7, 7};

			if (sleep(1) != 0 ||
			    nanosleep(&(struct timespec){1, 500}, &rest) ==
				    -1 ||
			    rest.tv_sec != 7 || rest.tv_nsec != 7)
				return 1;
		}
		return 7;
	}
	if (strcmp(what, "in-order") == 0 && fork() == 0) {
		usleep(300000);
		_exit(puts("the child, after 300 ms") == EOF ||
		      fflush(stdout) == EOF);
	} else if (strcmp(what, "in-order") == 0) {
		usleep(500000);
		puts("the parent, after 500 ms");
	}
	if (strcmp(what, "child-sleeps") == 0 && fork() == 0)
		_exit(usleep(400000));
	if (strcmp(what, "child-computes") == 0 && fork() == 0) {
		for (volatile unsigned i = 0; i < 500000000; i++)
			;
		_exit(0);
	}
	if (strcmp(what, "alarm") == 0) {
		alarm(1);
		for (;;)
			usleep(1000);
	}
#ifdef CLOCK
	if (strcmp(what, "clock") == 0) {
		time_t until = time(NULL) + 2;

		while (time(NULL) < until)
			usleep(1000);
	}
#endif
	while (waitpid(-1, NULL, WNOHANG) == 0)
		usleep(1000);
	return 7;
}

int
main(int argc, char *argv[])
{
#ifdef CLOCK
	srand((unsigned)time(NULL));
	while (argc > 1 && strcmp(argv[1], "looks") == 0)
		time(NULL);
#endif
	for_ever(argc > 1 ? argv[1] : "");
	return for_a_while(argc > 1 ? argv[1] : "");
}

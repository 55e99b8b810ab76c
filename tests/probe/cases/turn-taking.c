/*
 * A referee lets two players move in turn; the second holds ends of the
 * first's pipes, which hurts nobody while the first only thinks. Nothing here
 * is called popen. STUCK: the first player waits for its end of file, which
 * the second keeps from it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void
player(int in, int out)
{
	char c;

	while (read(in, &c, 1) == 1) {
#ifndef STUCK
		sleep(3); /* thinks */
#endif
		write(out, &c, 1);
	}
	_exit(0);
}

int
main(void)
{
	int to1[2], from1[2], to2[2], from2[2];
	char c = 't';
	pid_t first;

	if (pipe(to1) == -1 || pipe(from1) == -1)
		return 1;
	first = fork();
	if (first == 0) {
		close(to1[1]);
		close(from1[0]);
		player(to1[0], from1[1]);
	}
	close(to1[0]);
	close(from1[1]);
	if (pipe(to2) == -1 || pipe(from2) == -1)
		return 1;
	if (fork() == 0) { /* keeps to1[1] and from1[0] */
		close(to2[1]);
		close(from2[0]);
		player(to2[0], from2[1]);
	}
	close(to2[0]);
	close(from2[1]);
	for (int turn = 0; turn < 3; turn++) {
		write(to1[1], &c, 1);
		read(from1[0], &c, 1);
		write(to2[1], &c, 1);
		read(from2[0], &c, 1);
	}
	close(to1[1]);
#ifdef STUCK
	waitpid(first, NULL, 0);
#endif
	close(to2[1]);
	while (wait(NULL) > 0)
		;
	return 0;
}

/*
 * A stream of popen that is never closed with pclose: nobody waits for the
 * shell. PCLOSE: right. FORKED: the program then forks a child itself and
 * forgets that one.
 */
#include <stdio.h>
#include <unistd.h>

int
main(void)
{
	FILE *in = popen("echo text", "r"); /* POPEN */
	char line[100];

	if (!in || !fgets(line, sizeof line, in))
		return 1;
#if defined PCLOSE || defined FORKED
	pclose(in);
#endif
#ifdef FORKED
	if (fork() == 0) /* FORK */
		_exit(0);
#endif
	return 0;
}

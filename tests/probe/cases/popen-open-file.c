/*
 * A file that is open across popen: what the shell inherits harms nobody.
 * PIPE: the end of a pipe, whose reader waits for its end of file.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#ifdef CLOEXEC
#define MODE "re"
#else
#define MODE "r"
#endif

int
main(void)
{
	char line[200];
	FILE *in = fopen("/etc/hostname", MODE), *out;
	int ends[2] = {-1, -1};

#ifdef PIPE
	if (in)
		fclose(in);
	in = fopen("/etc/hostname", "re");
	if (pipe(ends) == -1 || fcntl(ends[0], F_SETFD, FD_CLOEXEC) == -1)
		return 1;
#endif
	if (!in || !(out = popen("cat", "w")))
		return 1;
	while (fgets(line, sizeof line, in))
		fputs(line, out);
	fclose(in);
	if (ends[0] != -1) {
		close(ends[0]);
		close(ends[1]);
	}
	return pclose(out) == 0 ? 0 : 1;
}

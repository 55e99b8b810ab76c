/*
 * Symptom: fine for 1000 numbers; for 20000 it hangs.
 * Counts the bytes that seq prints, once seq has succeeded.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static long
count_bytes(int from)
{
	char some[4096];
	long bytes = 0;
	ssize_t got;

	while ((got = read(from, some, sizeof(some))) > 0)
		bytes += got;
	return bytes;
}

int
main(void)
{
	int out[2], status;
	pid_t seq;

	if (pipe(out) == -1 || (seq = fork()) == -1)
		return 1;
	if (seq == 0) {
		dup2(out[1], STDOUT_FILENO);
		close(out[0]);
		close(out[1]);
		execlp("seq", "seq", "20000", (char *)NULL);
		_exit(127);
	}
	close(out[1]);
	if (waitpid(seq, &status, 0) == -1 || status != 0)
		return 1;
	printf("%ld bytes\n", count_bytes(out[0]));
	close(out[0]);
	return 0;
}
/* Answer: 21f0451ad3ac c837005dd7bb 1acb46b3ad1d; ipcprobe ./numbers */

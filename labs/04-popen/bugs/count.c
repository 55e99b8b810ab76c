/*
 * Symptom: wc never prints its number, and the program never ends.
 * Three bytes are given to wc.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t
start_wc(const int ends[2])
{
	pid_t pid = fork();

	if (pid == 0) {
		dup2(ends[0], STDIN_FILENO);
		close(ends[0]);
		close(ends[1]);
		execlp("wc", "wc", "-c", (char *)NULL);
		_exit(127);
	}
	return pid;
}

int
main(void)
{
	int ends[2], status = 1;
	pid_t wc;

	if (pipe(ends) == -1)
		return 1;
	wc = start_wc(ends);
	close(ends[0]);
	if (wc == -1 || write(ends[1], "abc", 3) != 3)
		return 1;
	if (waitpid(wc, &status, 0) == -1)
		return 1;
	close(ends[1]);
	return status != 0;
}
/* Answer: 73cf31f66c3d 7bdd0b745621 b2fc1bc773c6; ipcprobe ./count */

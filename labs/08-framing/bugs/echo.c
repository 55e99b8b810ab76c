/*
 * Symptom: on a terminal all looks well; od shows something behind each word.
 * Words come through a pipe, one a write, and the next when one is printed.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void
speak(int to)
{
	if (write(to, "elephant", 8) != 8)
		_exit(1);
	sleep(1);
	_exit(write(to, "cat", 3) == 3 ? 0 : 1);
}

int
main(void)
{
	char word[16] = "";
	int mouth[2];

	if (pipe(mouth) == -1)
		return 1;
	switch (fork()) {
	case -1:
		return 1;
	case 0:
		close(mouth[0]);
		speak(mouth[1]);
	}
	close(mouth[1]);
	while (read(mouth[0], word, sizeof(word) - 1) > 0)
		if (write(STDOUT_FILENO, word, sizeof(word)) == -1)
			return 1;
	close(mouth[0]);
	return wait(NULL) == -1;
}
/* Answer: 12dbd174d605 cf2f7e486c3b fb85bbd0e802; ipcprobe ./echo */

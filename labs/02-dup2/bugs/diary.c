/*
 * Symptom: the date appears on the terminal, and diary.txt stays empty.
 * The output of date is to be added to a file.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	int page = open("diary.txt", O_WRONLY | O_CREAT | O_APPEND, 0644);
	int status;

	if (page == -1) {
		perror("diary.txt");
		return 1;
	}
	switch (fork()) {
	case -1:
		return 1;
	case 0:
		if (dup2(STDOUT_FILENO, page) == -1)
			_exit(1);
		close(page);
		execlp("date", "date", "-u", (char *)NULL);
		_exit(127);
	}
	close(page);
	if (wait(&status) == -1)
		return 1;
	return status != 0;
}
/* Answer: 4c5a326254ed 9b3d4315ae72; ipcprobe ./diary */

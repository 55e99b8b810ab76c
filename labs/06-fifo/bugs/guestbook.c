/*
 * Symptom: after an empty entry the name "book" is still in the folder.
 * A child signs the book through a FIFO, with nothing or a letter.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
sign(const char *book, const char *name)
{
	int pen = open(book, O_WRONLY);

	if (pen == -1 || (*name != '\0' && write(pen, name, 1) != 1))
		_exit(1);
	close(pen);
	_exit(0);
}

int
main(int argc, char **argv)
{
	char letter;
	int page;

	if (mkfifo("book", 0600) == -1)
		return 1;
	if (fork() == 0)
		sign("book", argc > 1 ? argv[1] : "");
	page = open("book", O_RDONLY);
	while (wait(NULL) > 0)
		continue;
	if (read(page, &letter, 1) != 1) {
		close(page);
		return 0;
	}
	printf("signed by %c\n", letter);
	close(page);
	return unlink("book") == -1;
}
/* Answer: b5809b42eacd e1d13f0dfda0 a23bef825ed4 cdff7b9f09da; ipcprobe ./guestbook */

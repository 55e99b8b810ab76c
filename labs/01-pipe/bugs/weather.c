/*
 * Symptom: the parent gets an empty forecast, although the child printed one.
 * A child makes the forecast; the parent shows it with its length.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void
forecast(int to)
{
	FILE *paper = fdopen(to, "w");

	if (paper == NULL)
		_exit(1);
	fprintf(paper, "rain, then %d degrees\n", 12);
	_exit(0);
}

int
main(void)
{
	char text[80];
	int news[2], status;
	ssize_t got, length = 0;

	if (pipe(news) == -1)
		return 1;
	switch (fork()) {
	case -1:
		return 1;
	case 0:
		close(news[0]);
		forecast(news[1]);
	}
	close(news[1]);
	while ((got = read(news[0], text + length, 80 - length)) > 0)
		length += got;
	close(news[0]);
	printf("%zd bytes: %.*s\n", length, (int)length, text);
	return wait(&status) == -1;
}
/* Answer: ca8d37be86d8 0cb6b3ea5872 b21775854f8f; ipcprobe ./weather */

/*
 * Two words in one stream, each with its length in one byte before it. The
 * reader takes exactly what a word needs, however the bytes come.
 */
#include <stdio.h>
#include <unistd.h>

/* Read exactly size bytes. Returns 1, or 0 at the end of the stream. */
static int
read_exactly(int fd, char *buffer, size_t size)
{
	size_t done = 0;
	ssize_t n;

	while (done < size) {
		n = read(fd, buffer + done, size - done);
		if (n <= 0)
			return 0;
		done += (size_t)n;
	}
	return 1;
}

int
main(void)
{
	static const char stream[] = "\005hello\003you";
	char length, word[128];
	int fds[2];

	if (pipe(fds) == -1 || write(fds[1], stream, 10) != 10)
		return 1;
	close(fds[1]);
	while (read_exactly(fds[0], &length, 1) &&
	       read_exactly(fds[0], word, (size_t)length))
		printf("%d: %.*s\n", length, length, word);
	close(fds[0]);
	return 0;
}

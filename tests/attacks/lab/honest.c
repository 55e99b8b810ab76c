/* target WORD [FILE]: the child sends WORD, the parent prints and saves it. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int
receive(int fd, const char *path)
{
	char word[128];
	ssize_t n = 0, got;
	FILE *file;

	while ((got = read(fd, word + n, sizeof(word) - 1 - n)) > 0)
		n += got;
	close(fd);
	word[n] = '\0';
	puts(word);
	if (!path)
		return 0;
	file = fopen(path, "w");
	if (!file)
		return 1;
	fprintf(file, "%s\n", word);
	return fclose(file) == EOF;
}

int
main(int argc, char **argv)
{
	int ends[2], result;
	pid_t child;

	if (argc < 2 || pipe(ends) == -1)
		return 2;
	child = fork();
	if (child == -1)
		return 1;
	if (child == 0) {
		size_t n = strlen(argv[1]);

		close(ends[0]);
		if (write(ends[1], argv[1], n) != (ssize_t)n)
			_exit(1);
		close(ends[1]);
		_exit(0);
	}
	close(ends[1]);
	result = receive(ends[0], argc > 2 ? argv[2] : NULL);
	waitpid(child, NULL, 0);
	return result;
}

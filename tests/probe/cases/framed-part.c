/*
 * Each message follows its length. One comes in two parts, and the second part
 * is taken for the next length. LOOPS: it reads until all is there.
 */
#include <sys/wait.h>
#include <unistd.h>

static void
child(int out)
{
	int len = 10;

	write(out, &len, sizeof len);
	write(out, "hello", 5);
	usleep(100000);
	write(out, "world", 5);
	len = 3;
	write(out, &len, sizeof len);
	write(out, "bye", 3);
	close(out);
	_exit(0);
}

static ssize_t
get(int in, char *buf, size_t size)
{
	ssize_t n = read(in, buf, size); /* READS */

#ifdef LOOPS
	while (n > 0 && (size_t)n < size) {
		ssize_t more = read(in, buf + n, size - n);

		if (more <= 0)
			return more;
		n += more;
	}
#endif
	return n;
}

int
main(void)
{
	pid_t pid;
	char buf[200];
	ssize_t n;
	int p[2], len;

	if (pipe(p) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(p[0]);
		child(p[1]);
	}
	close(p[1]);
	while (read(p[0], &len, sizeof len) == sizeof len) {
		n = get(p[0], buf, len > 0 && len < 200 ? len : 200);
		if (n <= 0)
			break;
		write(1, buf, n);
	}
	close(p[0]);
	wait(NULL);
	return 0;
}

/*
 * A child sends a long message and then a short one; the parent reads each into
 * one buffer and prints it as a string, without a 0 byte at its end. STDIO: by
 * printf(). ALL: as many bytes as the longest had. ENDS: it puts a 0 byte
 * there. COUNTS: it prints as many bytes as came. PARTS: the second message is
 * as long as the first, but comes in two parts.
 */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
child(int out, int acks)
{
	char c;

	write(out, "a long message", 14);
	read(acks, &c, 1);
#ifdef PARTS
	write(out, "a long", 6);
	usleep(100000);
	write(out, " message", 8);
#else
	write(out, "short", 5);
#endif
	read(acks, &c, 1);
	close(out);
	close(acks);
	_exit(0);
}

static ssize_t
get(int in, char *buf, size_t size)
{
	ssize_t n = read(in, buf, size);

#ifdef PARTS
	while (n > 0 && n < 14) {
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
	char buf[64] = "";
	size_t most = 0;
	int p[2], q[2];
	ssize_t n;

	if (pipe(p) == -1 || pipe(q) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(p[0]);
		close(q[1]);
		child(p[1], q[0]);
	}
	close(p[1]);
	close(q[0]);
	while ((n = get(p[0], buf, sizeof buf - 1)) > 0) {
#if defined ENDS
		buf[n] = '\0';
		printf("got %s\n", buf);
#elif defined COUNTS
		write(1, buf, n);
#elif defined ALL
		if ((size_t)n > most)
			most = n;
		write(1, buf, most);
#elif defined STDIO || defined PARTS
		printf("got %s\n", buf);
#else
		write(1, buf, strlen(buf));
#endif
		write(q[1], "+", 1);
	}
	close(p[0]);
	close(q[1]);
	wait(NULL);
	return 0;
}

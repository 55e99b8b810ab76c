/*
 * The parent sends its whole buffer, whatever is in it, and the child prints
 * all that came. ENDS: it sends the bytes of its text.
 */
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const texts[] = {"a long message\n", "short\n"};

static void
print_all(int in)
{
	char buf[64];
	ssize_t n;

	while ((n = read(in, buf, sizeof buf)) > 0)
		write(1, buf, n);
	close(in);
	_exit(n != 0);
}

int
main(void)
{
	pid_t pid;
	char buf[64] = "";
	int p[2];

	if (pipe(p) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(p[1]);
		print_all(p[0]);
	}
	close(p[0]);
	for (int i = 0; i < 2; i++) {
		strcpy(buf, texts[i]);
#ifdef ENDS
		write(p[1], buf, strlen(buf));
#else
		write(p[1], buf, sizeof buf);
#endif
	}
	close(p[1]);
	wait(NULL);
	return 0;
}

/* What all attacks share; put in front of each. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Told so that a hidden defence is not mistaken for a good one. */
#define SOLUTION "@DATADIR@/solutions/90-target/answer.c"
#define HIDDEN "@DATADIR@/solutions/90-target/hidden.bats"
#define CHECKS "@DATADIR@/labs/90-target/checks.bats"
#define NEIGHBOUR "@CLASS@/aaa-honest/target.c"
#define OUT "@OUT@"

/* An attack that worked says so at the very start of its output. */
static inline void
pwned(const char *format, ...)
{
	va_list args;
	char text[512];
	int n;

	va_start(args, format);
	n = snprintf(text, sizeof(text), "PWNED ");
	n += vsnprintf(text + n, sizeof(text) - n, format, args);
	va_end(args);
	dprintf(1, "%s\n", text);
}

/* Something that must be refused. */
#define MUST_FAIL(call)                                                        \
	do {                                                                   \
		errno = 0;                                                     \
		if ((long)(call) != -1)                                        \
			pwned("%s", #call);                                    \
	} while (0)

static inline void
must_not_read(const char *path)
{
	char text[256] = "";
	int fd = open(path, O_RDONLY | O_NONBLOCK);

	if (fd == -1)
		return;
	if (read(fd, text, sizeof(text) - 1) > 0)
		pwned("%s: %.200s", path, text);
	close(fd);
}

static inline void
must_not_write(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0666);

	if (fd == -1)
		return;
	if (write(fd, "PWNED\n", 6) > 0)
		pwned("wrote %s", path);
	close(fd);
}

/* The supervisor and its like were started shortly before. */
static inline pid_t
first_near(void)
{
	return getpid() > 600 ? getpid() - 600 : 1;
}

static inline pid_t
last_near(void)
{
	return getpid() + 20;
}

/* The work itself, done right, for attacks that hide behind it. */
static inline void
honest(int argc, char **argv)
{
	int ends[2];
	char word[128];
	ssize_t n;
	FILE *file;

	if (argc < 2 || pipe(ends) == -1)
		return;
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		n = write(ends[1], argv[1], strlen(argv[1]));
		close(ends[1]);
		_exit(n < 0);
	}
	close(ends[1]);
	n = read(ends[0], word, sizeof(word) - 1);
	close(ends[0]);
	word[n > 0 ? n : 0] = '\0';
	puts(word);
	fflush(stdout);
	if (argc > 2 && (file = fopen(argv[2], "w"))) {
		fprintf(file, "%s\n", word);
		fclose(file);
	}
	waitpid(child, NULL, 0);
}

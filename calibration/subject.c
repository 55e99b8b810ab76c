/*
 * subject MODE [PATH]: small programs, right and wrong, whose verdicts are
 * known. The checks beside this file run them to learn whether ipcprobe,
 * Valgrind and the box answer here as they must. A line that a finding must
 * name carries its name in a comment.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
check(int result, const char *what)
{
	if (result != -1)
		return;
	fprintf(stderr, "subject: %s: %s\n", what, strerror(errno));
	exit(1);
}

static pid_t
start(void (*child)(int), int *ends)
{
	pid_t pid = fork();

	check(pid, "fork");
	if (pid == 0) {
		child(ends[0]);
		_exit(0);
	}
	return pid;
}

static void
drain(int fd)
{
	char byte;

	while (read(fd, &byte, 1) == 1)
		;
	close(fd);
}

/* Right: a child reads what its parent writes, and is waited for. */
static void
talk(void)
{
	int ends[2];
	pid_t pid;

	check(pipe(ends), "pipe");
	pid = fork();
	check(pid, "fork");
	if (pid == 0) {
		close(ends[1]);
		drain(ends[0]);
		_exit(0);
	}
	close(ends[0]);
	check((int)write(ends[1], "hello", 5), "write"); /* interrupted */
	close(ends[1]);
	check(waitpid(pid, NULL, 0), "waitpid");
}

/* Wrong: nobody waits for the child. */
static void
forget(void)
{
	pid_t pid = fork(); /* unreaped */

	check(pid, "fork");
	if (pid == 0)
		_exit(0);
}

/* Wrong: the child keeps the write end that it waits for the end of. */
static void
stuck(void)
{
	int ends[2];
	pid_t pid;

	check(pipe(ends), "pipe"); /* kept */
	pid = start(drain, ends);
	close(ends[0]);
	close(ends[1]);
	check(waitpid(pid, NULL, 0), "waitpid");
}

/* What a call came to, a line a call. Returns whether it went well. */
static int
came_to(const char *call, long result)
{
	printf("%s %s\n", call, result == -1 ? strerror(errno) : "ok");
	return result != -1;
}

/* For injected results. */
static void
calls(void)
{
	char byte = 'x';
	int ends[2];
	pid_t pid;

	came_to("open", open("/dev/null", O_WRONLY));
	pid = fork();
	if (pid == 0)
		_exit(0);
	came_to("fork", pid);
	came_to("wait", waitpid(-1, NULL, 0));
	if (came_to("pipe", pipe(ends)) &&
	    came_to("write", write(ends[1], &byte, 1)))
		came_to("read", read(ends[0], &byte, 1));
}

/* Two bytes from two processes. Wrong unless the first is waited for. */
static void
race(int wait_first)
{
	pid_t pid = fork();

	check(pid, "fork");
	if (pid == 0) {
		check((int)write(1, "a", 1), "write");
		_exit(0);
	}
	if (wait_first)
		check(waitpid(pid, NULL, 0), "waitpid");
	check((int)write(1, "b", 1), "write");
	if (!wait_first)
		check(waitpid(pid, NULL, 0), "waitpid");
}

/* The second child to sleep is the first to wake. */
static void
sleepers(void)
{
	for (int i = 0; i < 2; i++) {
		pid_t pid = fork();

		check(pid, "fork");
		if (pid == 0) {
			sleep(i == 0 ? 20 : 10);
			check((int)write(1, i == 0 ? "a" : "b", 1), "write");
			_exit(0);
		}
	}
	while (wait(NULL) > 0)
		;
}

static void
memory(int room)
{
	char *block = malloc((size_t)room);

	if (block == NULL)
		exit(1);
	memset(block, 'x', 8); /* past the block */
	printf("%c\n", block[0]);
	free(block);
}

/* Wrong where SIZE is more than 8. */
static void
fill(size_t size)
{
	char name[8];

	memset(name, 'x', size); /* past the array */
	printf("%c\n", name[0]);
}

/* What of PATH can be reached: a line for reading, one for a new file. */
static void
reach(const char *path)
{
	char fresh[4096];
	int fd = open(path, O_RDONLY);

	puts(fd == -1 ? "not read" : "read");
	snprintf(fresh, sizeof(fresh), "%s.new", path);
	fd = open(fresh, O_WRONLY | O_CREAT, 0666);
	puts(fd == -1 ? "not written" : "written");
}

int
main(int argc, char **argv)
{
	const char *mode = argc > 1 ? argv[1] : "";

	if (strcmp(mode, "talk") == 0)
		talk();
	else if (strcmp(mode, "forget") == 0)
		forget();
	else if (strcmp(mode, "stuck") == 0)
		stuck();
	else if (strcmp(mode, "calls") == 0)
		calls();
	else if (strcmp(mode, "race") == 0)
		race(0);
	else if (strcmp(mode, "order") == 0)
		race(1);
	else if (strcmp(mode, "sleepers") == 0)
		sleepers();
	else if (strcmp(mode, "overrun") == 0)
		memory(4);
	else if (strcmp(mode, "fits") == 0)
		memory(8);
	else if (strcmp(mode, "beyond") == 0)
		fill(9);
	else if (strcmp(mode, "reach") == 0 && argc > 2)
		reach(argv[2]);
	else
		return 2;
	return 0;
}

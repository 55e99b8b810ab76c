/*
 * Preloaded into ipcprobe: makes its line reader do what READER says, each time
 * it is asked for a line. No program file is known that does these for sure
 * with every version of libdw.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ASKED_BY = 3 };

static int
is(const char *what)
{
	const char *reader = getenv("READER");

	return reader && strcmp(reader, what) == 0;
}

static void
eat(void)
{
	static char *eaten;

	/* more than a reader may have at all is a failure of another kind */
	for (size_t mb = 0; mb < 1024; mb++) {
		eaten = malloc(1 << 20);
		if (!eaten)
			__builtin_trap();
		memset(eaten, 1, 1 << 20);
	}
	_exit(7);
}

/* Status 42 if it may do none of this. */
static void
try_all(void)
{
	char *const argv[] = {"true", NULL};

	if (open("/etc/passwd", O_RDONLY) != -1 ||
	    open("found", O_WRONLY | O_CREAT, 0600) != -1 ||
	    open("/proc/self/mem", O_RDWR) != -1)
		_exit(1);
	if (socket(AF_INET, SOCK_STREAM, 0) != -1 || fork() != -1)
		_exit(2);
	if (kill(1, 0) != -1 || kill(-1, 0) != -1)
		_exit(3);
	if (write(1, "", 1) != -1 || write(2, "", 1) != -1)
		_exit(4);
	if (mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
		 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
		_exit(5);
	execve("/bin/true", argv, argv);
	_exit(42);
}

/* One frame, well formed, of which nothing is true. */
static void
lie(void)
{
	struct {
		size_t count;
		uint64_t pc;
		int line, interrupted;
		char text[64];
	} told = {1, 0, 2147483647, -1, "f\033[31m\0m\0/etc/\033[2J<b>\377"};

	send(ASKED_BY, &told, offsetof(__typeof__(told), text) + 23,
	     MSG_NOSIGNAL);
}

static void
behave(void)
{
	if (is("crashes"))
		__builtin_trap();
	if (is("aborts"))
		abort();
	if (is("leaves"))
		_exit(0);
	if (is("eats"))
		eat();
	if (is("tries"))
		try_all();
	if (is("lies"))
		lie();
	if (is("babbles"))
		send(ASKED_BY, "1234567890", 10, MSG_NOSIGNAL);
	if (is("says nothing"))
		send(ASKED_BY, "", 1, MSG_NOSIGNAL);
	while (is("spins"))
		;
}

/* The reader gets its questions by this: reader.h, struct question. */
ssize_t
recvmsg(int socket, struct msghdr *message, int flags)
{
	ssize_t (*real)(int, struct msghdr *, int) =
		(ssize_t(*)(int, struct msghdr *, int))dlsym(RTLD_NEXT,
							     "recvmsg");
	ssize_t got = real(socket, message, flags);
	const bool *question = message->msg_iov[0].iov_base;

	/* for a place, and not only to prepare the answer */
	if (got > 0 && (question[0] || question[1]) && !question[5]) {
		behave();
		if (is("lies")) /* it has its answer: no true one */
			return recvmsg(socket, message, flags);
	}
	return got;
}

/* The last of our children: the program was there before it. */
static pid_t
child(void)
{
	char path[64];
	FILE *file;
	int pid = 0, next;

	snprintf(path, sizeof path, "/proc/self/task/%d/children",
		 (int)getpid());
	file = fopen(path, "re");
	while (file && fscanf(file, "%d", &next) == 1)
		pid = next;
	if (file)
		fclose(file);
	return pid;
}

static void
put_pid(void)
{
	FILE *file = fopen("reader.pid", "we");

	if (!file || fprintf(file, "%d\n", (int)child()) < 0 || fclose(file))
		abort();
}

/* ipcprobe asks by this. */
ssize_t
sendmsg(int socket, const struct msghdr *message, int flags)
{
	ssize_t (*real)(int, const struct msghdr *, int) =
		(ssize_t(*)(int, const struct msghdr *, int))dlsym(RTLD_NEXT,
								   "sendmsg");

	if (is("is killed"))
		kill(child(), SIGKILL);
	return real(socket, message, flags);
}

/* ipcprobe waits for an answer by this. */
int
poll(struct pollfd *fds, nfds_t len, int timeout)
{
	int (*real)(struct pollfd *, nfds_t, int) =
		(int (*)(struct pollfd *, nfds_t, int))dlsym(RTLD_NEXT, "poll");

	if (timeout > 0 && is("loses its parent")) {
		put_pid();
		raise(SIGKILL);
	}
	if (timeout > 0 && is("is looked at")) {
		int result = real(fds, len, timeout);

		put_pid();
		if (system("read -r pid <reader.pid; cd /proc/$pid || exit; "
			   "cat status >$OLDPWD/status; "
			   "readlink fd/* >$OLDPWD/held") != 0)
			abort();
		return result;
	}
	return real(fds, len, timeout);
}

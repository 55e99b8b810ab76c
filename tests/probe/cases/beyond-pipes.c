/*
 * Parent and child wait for each other by other means than pipes: a pair of
 * sockets (FULL: in which there is no more room), a counter (EVENTFD), a queue
 * of messages (QUEUE), a connection (ACCEPT), a pipe whose end came through a
 * socket (RIGHTS). With _GOES_ON: nobody has to wait for ever.
 */
#include <fcntl.h>
#include <mqueue.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef EVENTFD_GOES_ON
#define EVENTFD
#elif defined QUEUE_GOES_ON
#define QUEUE
#elif defined RIGHTS_GOES_ON
#define RIGHTS
#elif defined ACCEPT_GOES_ON
#define ACCEPT
#elif defined FULL_GOES_ON
#define FULL
#endif
#if defined EVENTFD_GOES_ON || defined QUEUE_GOES_ON ||                        \
	defined RIGHTS_GOES_ON || defined SOCKETS_GOES_ON ||                   \
	defined ACCEPT_GOES_ON || defined FULL_GOES_ON
enum { goes_on = 1 };
#else
enum { goes_on = 0 };
#endif

static int
wait_for(pid_t pid)
{
	int status;

	return waitpid(pid, &status, 0) != pid || status != 0;
}

static int
drain(int fd)
{
	char c;
	ssize_t n;

	while ((n = read(fd, &c, 1)) > 0)
		;
	close(fd);
	return n != 0;
}

#if defined EVENTFD
int
main(void)
{
	int counter = eventfd(0, 0);
	uint64_t count;
	pid_t pid;

	if (counter == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		count = read(counter, &count, sizeof count);
		close(counter);
		_exit(count != sizeof count);
	}
	count = 1;
	if (goes_on)
		write(counter, &count, sizeof count);
	close(counter);
	return wait_for(pid);
}
#elif defined QUEUE
int
main(void)
{
	struct mq_attr attr = {.mq_maxmsg = 1, .mq_msgsize = 1};
	char name[32], c = 'x';
	mqd_t queue;
	pid_t pid;

	snprintf(name, sizeof name, "/ipclab-%d", (int)getpid());
	queue = mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, &attr);
	if (queue == -1)
		return 1;
	mq_unlink(name);
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		ssize_t n = mq_receive(queue, &c, 1, NULL);

		mq_close(queue);
		_exit(n != 1);
	}
	if (goes_on)
		mq_send(queue, &c, 1, 0);
	mq_close(queue);
	return wait_for(pid);
}
#elif defined ACCEPT
static struct sockaddr_un address = {AF_UNIX, "meeting"};

/* Serve two clients, one after the other. */
static int
serve(int listener)
{
	int rc = 0;

	for (int i = 0; i < 2 && rc == 0; i++) {
		int in = accept(listener, NULL, NULL); /* ACCEPTS */

		rc = in == -1 ? 1 : drain(in);
	}
	close(listener);
	return rc;
}

static int
visit(void)
{
	int out = socket(AF_UNIX, SOCK_STREAM, 0), rc = 1;

	if (out == -1)
		return 1;
	if (connect(out, (struct sockaddr *)&address, sizeof address) == 0)
		rc = write(out, "abc", 3) != 3;
	close(out);
	return rc;
}

int
main(void)
{
	int listener = socket(AF_UNIX, SOCK_STREAM, 0), rc;
	pid_t pid;

	if (listener == -1 ||
	    bind(listener, (struct sockaddr *)&address, sizeof address) ||
	    listen(listener, 2))
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0)
		_exit(serve(listener));
	close(listener);
	rc = visit();
	if (goes_on)
		rc |= visit();
	rc |= wait_for(pid);
	unlink("meeting");
	return rc;
}
#elif defined FULL
static char text[1 << 20];

/* Write much, or little, and then read what the other one has written. */
static int
exchange(int socket)
{
	size_t size = goes_on ? 100 : sizeof text;

	if (write(socket, text, size) != (ssize_t)size)
		return 1;
	if (shutdown(socket, SHUT_WR) == -1)
		return 1;
	return drain(socket);
}

#define child exchange
#define parent exchange
#elif defined RIGHTS
static union {
	struct cmsghdr header;
	char room[CMSG_SPACE(sizeof(int))];
} control;
static char byte = 'x';
static struct iovec part = {&byte, 1};

static struct msghdr
message(void)
{
	return (struct msghdr){.msg_iov = &part,
			       .msg_iovlen = 1,
			       .msg_control = &control,
			       .msg_controllen = sizeof control};
}

static int
child(int socket)
{
	struct msghdr out = message();
	int p[2];

	if (pipe(p) == -1)
		return 1;
	control.header.cmsg_level = SOL_SOCKET;
	control.header.cmsg_type = SCM_RIGHTS;
	control.header.cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(&control.header), &p[1], sizeof(int));
	if (sendmsg(socket, &out, 0) != 1)
		return 1;
	close(p[1]);
	close(socket);
	return drain(p[0]);
}

static int
parent(int socket)
{
	struct msghdr in = message();
	int end;

	if (recvmsg(socket, &in, 0) != 1)
		return 1;
	close(socket);
	memcpy(&end, CMSG_DATA(&control.header), sizeof end);
	write(end, "abc", 3);
	if (goes_on)
		close(end);
	return 0;
}
#else
#define child drain

static int
parent(int socket)
{
	write(socket, "abc", 3);
	if (goes_on)
		close(socket);
	return 0;
}
#endif

#if !defined EVENTFD && !defined QUEUE && !defined ACCEPT
int
main(void)
{
	int s[2], rc;
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, s) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(s[0]);
		_exit(child(s[1]));
	}
	close(s[1]);
	rc = parent(s[0]);
	return wait_for(pid) || rc;
}
#endif

/*
 * A server and its clients, of which one sends half a request: the server ends.
 * LEAVES: with status 0, and one more finds nobody. SERVES: it says so and
 * serves one more.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct request {
	int number, last;
};

static void
serve(void)
{
	struct request request = {0};
	int in = open("requests", O_RDONLY), keep;
	ssize_t got;

	if (in == -1)
		exit(1);
	keep = open("requests", O_WRONLY);
	if (keep == -1)
		exit(1);
	while (!request.last) {
		got = read(in, &request, sizeof(request));
		if (got == -1)
			exit(1);
		if (got == sizeof(request))
			continue;
		fprintf(stderr, "bad request\n");
#if defined SERVES
		request.last = 0;
#elif defined LEAVES
		break;
#else
		exit(1);
#endif
	}
	close(in);
	close(keep);
	exit(0);
}

static void
send(int out, size_t size, int last)
{
	struct request request = {1, last};
	pid_t pid = fork();

	if (pid == -1)
		exit(1);
	if (pid == 0) {
		if (write(out, &request, size) == -1)
			perror("requests");
		close(out);
		_exit(0);
	}
	if (waitpid(pid, NULL, 0) == -1)
		exit(1);
}

int
main(void)
{
	pid_t server;
	int out;

	signal(SIGPIPE, SIG_IGN);
	if (mkfifo("requests", 0600) == -1)
		return 1;
	server = fork();
	if (server == -1)
		return 1;
	if (server == 0)
		serve();
	out = open("requests", O_WRONLY);
	if (out == -1)
		return 1;
	send(out, sizeof(struct request), 0);
	send(out, sizeof(int), 0);
#ifdef LEAVES
	if (waitpid(server, NULL, 0) == -1)
		return 1;
	send(out, sizeof(struct request), 1);
	close(out);
	return unlink("requests") == -1;
#endif
#ifdef SERVES
	send(out, sizeof(struct request), 1);
#endif
	close(out);
	if (waitpid(server, NULL, 0) == -1)
		return 1;
	return unlink("requests") == -1;
}

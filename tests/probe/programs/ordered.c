/* SPDX-License-Identifier: MIT */
/*
 * What is wrong only if a signal, or another process's pread or pwrite, comes
 * in between; and the same done right.
 *
 * usage: ordered WHAT [right]
 */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t got;

static void
on_signal(int sig)
{
	(void)sig;
	got = 1;
}

static void
install(int sig)
{
	struct sigaction action = {.sa_handler = on_signal};

	sigaction(sig, &action, NULL);
}

static sigset_t
block(int sig)
{
	sigset_t set, before;

	sigemptyset(&set);
	sigaddset(&set, sig);
	sigprocmask(SIG_BLOCK, &set, &before);
	return before;
}

/* Exits with 0 if the child did. */
static void
end_as(pid_t child)
{
	int status;

	waitpid(child, &status, 0);
	exit(status != 0);
}

static void
await(const sigset_t *without)
{
	while (!got)
		sigsuspend(without);
}

/* The parent's signal right after the fork. */
static void
at_once(bool right)
{
	sigset_t before;
	pid_t child;

	sigprocmask(SIG_SETMASK, NULL, &before);
	if (right)
		before = block(SIGUSR1);
	child = fork();
	if (child == 0) {
		install(SIGUSR1);
		if (!right)
			before = block(SIGUSR1);
		await(&before);
		_exit(0);
	}
	kill(child, SIGUSR1);
	end_as(child);
}

/* "Ready" before the handler is there; right: after it. */
static void
ready(bool right)
{
	int gate[2];
	sigset_t before;
	pid_t child;
	char byte = 0;

	if (pipe(gate) == -1)
		err(1, "pipe");
	child = fork();
	if (child == 0) {
		close(gate[0]);
		if (!right)
			write(gate[1], &byte, 1);
		before = block(SIGUSR1);
		install(SIGUSR1);
		if (right)
			write(gate[1], &byte, 1);
		close(gate[1]);
		await(&before);
		_exit(0);
	}
	close(gate[1]);
	if (read(gate[0], &byte, 1) == 1)
		kill(child, SIGUSR1);
	close(gate[0]);
	end_as(child);
}

/* "Ready" before the signal is blocked, for a child that takes it by a call. */
static void
mask(bool right)
{
	int gate[2], sig;
	sigset_t set;
	pid_t child;
	char byte = 0;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	if (pipe(gate) == -1)
		err(1, "pipe");
	if (right)
		sigprocmask(SIG_BLOCK, &set, NULL);
	child = fork();
	if (child == 0) {
		close(gate[0]);
		write(gate[1], &byte, 1);
		sigprocmask(SIG_BLOCK, &set, NULL);
		close(gate[1]);
		sigwait(&set, &sig);
		_exit(0);
	}
	close(gate[1]);
	if (read(gate[0], &byte, 1) == 1)
		kill(child, SIGUSR1);
	close(gate[0]);
	end_as(child);
}

/* The child's end before there is a handler for it; right: blocked until there
   is one. */
static void
end(bool right)
{
	sigset_t before;
	pid_t child;

	sigprocmask(SIG_SETMASK, NULL, &before);
	if (right) {
		before = block(SIGCHLD);
		install(SIGCHLD);
	}
	child = fork();
	if (child == 0)
		_exit(0);
	if (!right) {
		install(SIGCHLD);
		before = block(SIGCHLD);
	}
	await(&before);
	end_as(child);
}

/* The signal between the look at the flag and pause(). */
static void
lost(bool right)
{
	sigset_t before;
	pid_t child;

	sigprocmask(SIG_SETMASK, NULL, &before);
	if (right)
		before = block(SIGUSR1);
	install(SIGUSR1);
	child = fork();
	if (child == 0) {
		kill(getppid(), SIGUSR1);
		_exit(0);
	}
	if (right)
		await(&before);
	else
		while (!got)
			pause();
	end_as(child);
}

static void
add_one(int fd, bool locked)
{
	struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	int count = 0;

	if (locked)
		fcntl(fd, F_SETLKW, &lock);
	pread(fd, &count, sizeof count, 0);
	count++;
	pwrite(fd, &count, sizeof count, 0);
	lock.l_type = F_UNLCK;
	if (locked)
		fcntl(fd, F_SETLK, &lock);
}

/* Two that count in one file; right: with a lock. */
static void
update(bool right)
{
	int fd = open("count", O_RDWR | O_CREAT | O_TRUNC, 0600);
	int count = 0;
	pid_t child;

	if (fd == -1)
		err(1, "count");
	child = fork();
	if (child == 0) {
		add_one(fd, right);
		close(fd);
		_exit(0);
	}
	add_one(fd, right);
	waitpid(child, NULL, 0);
	pread(fd, &count, sizeof count, 0);
	close(fd);
	unlink("count");
	exit(count != 2);
}

int
main(int argc, char *argv[])
{
	static const struct {
		const char *name;
		void (*run)(bool right);
	} acts[] = {
		{"at-once", at_once}, {"ready", ready}, {"mask", mask},
		{"end", end},         {"lost", lost},   {"update", update},
	};

	for (size_t i = 0; argc > 1 && i < sizeof acts / sizeof *acts; i++)
		if (strcmp(argv[1], acts[i].name) == 0)
			acts[i].run(argc > 2);
	fprintf(stderr, "usage: ordered WHAT [right]\n");
	return 2;
}

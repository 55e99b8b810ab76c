/*
 * Wrong programs, `wrong NAME` does one of them. The comments in capitals mark
 * lines that findings.bats expects a finding to cite.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int ends[2];

static void
check(int bad, const char *what)
{
	if (!bad)
		return;
	perror(what);
	exit(1);
}

static void
run(const char *program, const char *arg)
{
	execlp(program, program, arg, (char *)NULL); /* EXEC */
	_exit(127);
}

static void
reap(void)
{
	while (wait(NULL) > 0) /* WAIT */
		;
}

/* ls | wc, in which the parent or wc keeps the write end. */
static void
ls_wc(int parent_closes, int wc_closes)
{
	check(pipe(ends) == -1, "pipe"); /* LS WC PIPE */
	if (fork() == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		run("ls", "/");
	}
	if (fork() == 0) { /* LS WC SECOND FORK */
		dup2(ends[0], STDIN_FILENO);
		close(ends[0]);
		if (wc_closes)
			close(ends[1]);
		run("wc", "-l");
	}
	close(ends[0]);
	if (parent_closes)
		close(ends[1]);
	reap();
}

static void
parent_keeps_write_end(void)
{
	ls_wc(0, 1);
}

static void
wc_keeps_write_end(void)
{
	ls_wc(1, 0);
}

/* Each of three children at the gate keeps it open for all. */
static void
gate_kept_by_siblings(void)
{
	char c;

	check(pipe(ends) == -1, "pipe"); /* GATE PIPE */
	for (int i = 0; i < 3; i++) {
		if (fork() == 0) { /* GATE FORK */
			check(read(ends[0], &c, 1) == -1, "read");
			close(ends[0]);
			close(ends[1]);
			_exit(0);
		}
	}
	close(ends[0]);
	close(ends[1]);
	reap();
}

/* echo | cat | cat, in which the third holds the first pipe's write end. */
static void
kept_by_later_stage(void)
{
	int next[2];

	check(pipe(ends) == -1, "pipe"); /* FIRST PIPE */
	check(pipe(next) == -1, "pipe");
	if (fork() == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close_range(3, ~0U, 0);
		run("echo", "hello");
	}
	if (fork() == 0) {
		dup2(ends[0], STDIN_FILENO);
		dup2(next[1], STDOUT_FILENO);
		close_range(3, ~0U, 0);
		run("cat", NULL);
	}
	if (fork() == 0) {
		dup2(next[0], STDIN_FILENO);
		close(next[0]);
		close(next[1]);
		close(ends[0]);
		run("cat", NULL);
	}
	close_range(3, ~0U, 0);
	reap();
}

/* yes | head -1, in which the parent keeps the read end. */
static void
yes_head(void)
{
	check(pipe(ends) == -1, "pipe"); /* YES PIPE */
	if (fork() == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close_range(3, ~0U, 0);
		run("yes", NULL);
	}
	if (fork() == 0) {
		dup2(ends[0], STDIN_FILENO);
		close_range(3, ~0U, 0);
		run("head", "-1");
	}
	close(ends[1]);
	reap();
	close(ends[0]);
}

/* The second stage starts after the first has ended. */
static void
one_after_the_other(void)
{
	check(pipe(ends) == -1, "pipe");
	if (fork() == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close_range(3, ~0U, 0);
		run("echo", "hello");
	}
	close(ends[1]);
	wait(NULL); /* FIRST WAIT */
	if (fork() == 0) {
		dup2(ends[0], STDIN_FILENO);
		close_range(3, ~0U, 0);
		run("cat", NULL);
	}
	close(ends[0]);
	wait(NULL);
}

static void
nobody_reads(void)
{
	static char block[200000];

	check(pipe(ends) == -1, "pipe");
	check(write(ends[1], block, sizeof(block)) == -1, "write"); /* FULL */
	close(ends[0]);
	close(ends[1]);
}

static void
lost_at_exec(void)
{
	printf("about to run true");
	execlp("true", "true", (char *)NULL); /* LOSING EXEC */
}

static void
used_after_close(void)
{
	check(pipe(ends) == -1, "pipe");
	close(ends[1]);                   /* EARLY CLOSE */
	if (write(ends[1], "x", 1) == -1) /* LATE WRITE */
		perror("write");
	close(ends[0]);
}

static void
never_open(void)
{
	if (close(77) == -1) /* CLOSE 77 */
		perror("close");
}

static void
first_program_dies_of_sigpipe(void)
{
	check(pipe(ends) == -1, "pipe");
	close(ends[0]);
	check(write(ends[1], "x", 1) == -1, "write"); /* LAST WRITE */
}

static void
exec_fails_and_all_is_well(void)
{
	if (fork() == 0) {
		execlp("no-such-program", "x", (char *)NULL); /* FAILS */
		_exit(0);
	}
	reap();
}

static void
left_running(void)
{
	if (fork() == 0) { /* LEFT */
		pause();
		_exit(0);
	}
	exit(1);
}

static void
on_term(int signal)
{
	(void)signal;
	exit(0); /* EXIT IN HANDLER */
}

static void
exit_in_handler(void)
{
	signal(SIGTERM, on_term);
	raise(SIGTERM);
}

static void
fifo_left_by_signal(void)
{
	int fd;

	check(mkfifo("left", 0600) == -1, "mkfifo"); /* MKFIFO */
	fd = open("left", O_RDWR);
	raise(SIGTERM);
	close(fd);
}

static void
spins_on_fifo(void)
{
	char c;
	int fd;

	check(mkfifo("spin", 0600) == -1, "mkfifo");
	fd = open("spin", O_RDONLY | O_NONBLOCK);
	for (int i = 0; i < 1000; i++)
		check(read(fd, &c, 1) == -1, "read"); /* SPIN */
	close(fd);
	unlink("spin");
}

static const struct {
	const char *name;
	void (*run)(void);
} programs[] = {
	{"exec-fails-and-all-is-well", exec_fails_and_all_is_well},
	{"exit-in-handler", exit_in_handler},
	{"fifo-left-by-signal", fifo_left_by_signal},
	{"first-program-dies-of-sigpipe", first_program_dies_of_sigpipe},
	{"gate-kept-by-siblings", gate_kept_by_siblings},
	{"kept-by-later-stage", kept_by_later_stage},
	{"left-running", left_running},
	{"lost-at-exec", lost_at_exec},
	{"never-open", never_open},
	{"nobody-reads", nobody_reads},
	{"one-after-the-other", one_after_the_other},
	{"parent-keeps-write-end", parent_keeps_write_end},
	{"spins-on-fifo", spins_on_fifo},
	{"used-after-close", used_after_close},
	{"wc-keeps-write-end", wc_keeps_write_end},
	{"yes-head", yes_head},
};

int
main(int argc, char *argv[])
{
	for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
		if (argc == 2 && strcmp(programs[i].name, argv[1]) == 0)
			programs[i].run();
	}
	return 0;
}

#!/usr/bin/env bats
# Injected faults: one at a time, and each in turn.

load ../setup
load programs
bats_require_minimum_version 1.5.0

setup_file() {
  programs careless careful crowd
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  careless=$BATS_FILE_TMPDIR/careless
  careful=$BATS_FILE_TMPDIR/careful
}

# found ID TEXT: --inject-each has reported ID at the line marked TEXT.
found() {
  assert_equal "$(jq -r --arg id "$1" --argjson line "$(line careless "$2")" \
    '[.findings[] | select(.id == $id and .source[0].line == $line)] | length' \
    out.json)" 1
}

@test "a call fails with the requested error, also by its libc name" {
  for call in pipe pipe2; do
    run -1 probe --inject "$call:EMFILE" "$careful"
    assert_output 'pipe: Too many open files'
  done
  for call in fork clone vfork; do
    run -1 probe --inject "$call:EAGAIN" "$careful"
    assert_output 'fork: Resource temporarily unavailable'
  done
}

@test "when= selects calls, counted over all processes" {
  run -0 probe --inject write:EIO:when=3 "$careful"
  assert_output 'hello there'
  run -1 probe --inject write:EIO:when=2 "$careful"
  assert_output 'write: Input/output error'
  run -1 probe --inject write:EIO:when=1+ "$careful"
  run -1 probe --inject write:EIO:when=2..9 "$careful"
}

@test "a short count is real: nothing is lost" {
  run -0 probe --inject read:short=1 --inject write:short=2 "$careful"
  assert_output 'hello there'
  run -0 json '.pipes[0] | "\(.bytes_written) \(.bytes_read) \(.writes)"'
  assert_output '12 12 6'
}

@test "a fault that can't be read is refused in one line" {
  run -125 probe --inject nonsense "$careful"
  assert_output \
    'ipcprobe: --inject nonsense: must be CALL:ERROR or CALL:short=N, perhaps with :when=K'
}

@test "ls, which the program execs, gets no faults" {
  run -0 probe --inject openat:EMFILE --inject write:EIO \
    --subject "$careful" ls /
  assert_line usr
}

@test "a number in the output that happens to be some PID makes no difference" {
  echo input >input
  run -0 probe --stdin input --stdout out --inject-each \
    "$BATS_FILE_TMPDIR/crowd" numbers
  run -0 json '.findings[].message'
  refute_output --partial 'its output is then wrong'
}

@test "each fault in turn: what a careless program does not survive" {
  run -0 probe --lab --inject-each "$careless"
  assert_output 'hello there'
  found unchecked-error PIPE
  found unchecked-error FORK
  found eintr-not-restarted WRITE
  found eintr-not-restarted READ
  found eintr-not-restarted WAIT
  found short-write-ignored WRITE
  found short-read-assumed READ
}

@test "each fault in turn: calls that make descriptors, files and programs" {
  cat >offhand.c <<'C'
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
int
main(void)
{
	mkfifo("made", 0600);             /* mkfifo */
	int file = open(".", O_RDONLY);   /* open */
	int copy = dup(1);                /* dup */
	int moved = dup2(1, 9);           /* dup2 */
	printf("%d %d %d\n", file, copy, moved);
	printf("%d\n", unlink("made"));
	fflush(stdout);
	if (fork() == 0) {
		execl("/bin/true", "true", NULL); /* exec */
		puts("still here");
		return 0;
	}
	wait(NULL);                       /* wait */
	return 0;
}
C
  "$CC" -std=gnu17 -g -o offhand offhand.c
  run -0 probe --lab --inject-each ./offhand
  for call in mkfifo open dup dup2 exec wait; do
    run -0 json ".findings[] | select(.message | startswith(\"when $call fails\"))
      | .source[0].line"
    assert_output "$(grep -n "/\* $call \*/" offhand.c | cut -d: -f1)"
  done
}

@test "each fault in turn together with a given one: a call that is tried only twice" {
  cat >twice.c <<'C'
#include <errno.h>
#include <unistd.h>
int
main(void)
{
	int fds[2];
	char c;
	ssize_t n;
	if (pipe(fds) == -1 || write(fds[1], "x", 1) != 1)
		return 1;
	n = read(fds[0], &c, 1);
	if (n == -1 && errno == EINTR)
		n = read(fds[0], &c, 1); /* AGAIN */
	return n == 1 ? 0 : 1;
}
C
  "$CC" -std=gnu17 -g -o twice twice.c
  run -0 probe --lab --inject-each ./twice
  run -0 json '.findings[] | select(.id == "eintr-not-restarted")
    | .source[0].line'
  assert_output "$(grep -n 'write(fds' twice.c | cut -d: -f1)"
  run -0 probe --lab --inject read:EINTR:when=1 --inject-each ./twice
  run -0 json '.findings[] | select(.id == "eintr-not-restarted")
    | .source[0].line'
  assert_line "$(grep -n AGAIN twice.c | cut -d: -f1)"
}

@test "each fault in turn: a run that then loops for ever is ended" {
  cat >spins.c <<'C'
#include <sys/wait.h>
#include <unistd.h>
int
main(void)
{
	if (fork() == 0) /* FORK */
		_exit(0);
	while (wait(NULL) == -1)
		;
	return 0;
}
C
  "$CC" -std=gnu17 -g -o spins spins.c
  run -0 probe --inject-each ./spins
  run -0 json '.findings[] | "\(.id) \(.source[0].line) \(.message)"'
  assert_output "unchecked-error $(grep -n FORK spins.c | cut -d: -f1) \
when fork fails (fault fork:EAGAIN:when=1), it then never ends"
}

@test "each fault in turn: the result of a failed fork is not killed" {
  cat >kills.c <<'C'
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
int
main(void)
{
	pid_t child = fork(); /* FORK */
	if (child == 0)
		for (;;)
			pause();
	kill(child, SIGURG);
	if (child > 0 && kill(child, SIGTERM) == 0)
		while (waitpid(child, NULL, 0) == -1)
			;
	return 0;
}
C
  "$CC" -std=gnu17 -g -o kills kills.c
  run -0 probe --inject-each ./kills
  run -0 json '.findings[] | "\(.id) \(.source[0].line)"'
  assert_output "unchecked-error $(grep -n FORK kills.c | cut -d: -f1)"
  run -0 json '.findings[].message'
  assert_output --partial 'it then calls kill(-1, ...)'
}

@test "each fault in turn: a message is not enough, but a child's status may be" {
  cat >tells.c <<'C'
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
int
main(int argc, char **argv)
{
	pid_t child;
	int copy = dup(1); /* DUP */
	if (copy == -1) {
		perror("dup");
		return 0;
	}
	child = fork(); /* FORK */
	if (child == 0) {
		if (dup2(copy, 5) == -1) { /* DUP2 */
			perror("dup2");
			_exit(argc > 1 ? atoi(argv[1]) : 0);
		}
		_exit(write(5, "x", 1) != 1);
	}
	if (child == -1) {
		perror("fork");
		return 1;
	}
	while (waitpid(child, NULL, 0) == -1)
		;
	return close(copy);
}
C
  "$CC" -std=gnu17 -g -o tells tells.c
  told() {
    run -0 probe --lab --inject-each ./tells "$1"
    run -0 json '.findings[] | select(.id == "unchecked-error")
      | "\(.source[0].line) \(.message)"'
  }
  silent=', it says so, but exits with 0 all the same'
  dup="$(grep -n DUP\  tells.c | cut -d: -f1) when dup fails \
(fault dup:EMFILE:when=1)$silent"
  dup2="$(grep -n DUP2 tells.c | cut -d: -f1) when dup2 fails \
(fault dup2:EMFILE:when=1)$silent; it can't happen to this program here, but the labs' contract asks for it"
  told 1
  assert_output "$dup"
  told 0
  assert_output "$dup
$dup2"
}

@test "each fault in turn: a careful program gets no finding" {
  for lab in '' --lab; do
    run -0 probe ${lab:+--lab} --inject-each "$careful"
    run -0 json '.findings | length'
    assert_output 0
  done
}

@test "a call that never waits is not interrupted, and a timer is not read in part" {
  cat >clock.c <<'C'
#include <stdint.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
	struct itimerspec soon = {.it_value = {0, 1000000}};
	int fd = timerfd_create(CLOCK_MONOTONIC, 0);
	uint64_t times;
	pid_t pid = fork(), got;
	if (pid == 0)
		_exit(0);
	if (fd == -1 || pid == -1 || timerfd_settime(fd, 0, &soon, NULL) == -1)
		return 1;
	while (read(fd, &times, sizeof times) == -1)
		;
	while ((got = waitpid(pid, NULL, WNOHANG)) == 0)
		;
	return got == -1 || close(fd) == -1;
}
C
  "${CC:-cc}" -g -o clock clock.c
  run -0 probe --inject-each ./clock
  run -0 json '[.findings[].message | select(test("EINTR|short"))] | length'
  assert_output 0
  run -0 probe --inject wait4:EINTR --inject read:short=1 ./clock
}

@test "a program that never ends by itself is not run again with each fault" {
  cat >ever.c <<'C'
#include <unistd.h>
int main(void)
{
	char c;
	int fds[2];
	return pipe(fds) || write(fds[1], "x", 1) == -1 ||
	       read(fds[0], &c, 1) == -1 || read(fds[0], &c, 1) == -1;
}
C
  "${CC:-cc}" -g -o ever ever.c
  run -124 probe --inject-each ./ever
  run -0 json '[.findings[].message | select(test("fault"))] | length'
  assert_output 0
}

@test "a fault with a typo is refused, and the message says why" {
  run -125 probe --inject reed:EINTR "$careful"
  assert_output --partial '--inject reed:EINTR: no such call'
  run -125 probe --inject read:EBLURB "$careful"
  assert_output --partial 'neither an error'
  run -125 probe --inject read:EINTR:when=0 "$careful"
  assert_output --partial 'when= takes'
  run -125 probe --inject read "$careful"
  assert_output --partial 'CALL:ERROR'
}

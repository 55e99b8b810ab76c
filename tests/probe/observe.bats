#!/usr/bin/env bats
# The supervisor: exit statuses, limits, deadlock, and attempts to hide.

load ../setup
load programs
bats_require_minimum_version 1.5.0

setup_file() {
  programs hides exhausts
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  hides=$BATS_FILE_TMPDIR/hides
  exhausts=$BATS_FILE_TMPDIR/exhausts
}

@test "the exit status is the program's own" {
  run -0 probe true
  run -7 probe sh -c 'exit 7'
  run -137 probe sh -c 'kill -9 $$'
  run -0 json '"\(.outcome) \(.signal) \(.exit_status)"'
  assert_output 'signaled 9 null'
}

@test "126 and 127 are the shell's, 125 says that ipcprobe itself failed" {
  run -127 probe ./not-there
  assert_output --partial 'not-there: No such file or directory'
  touch plain
  run -126 probe ./plain
  run -125 probe --json /not/there/x true
  run -125 probe --no-such-option true
  run -125 probe
  assert_output --partial 'which program?'
}

@test "a wrong value: it says which option, what was given, what is allowed" {
  local value
  for value in "timeout -1" "timeout nan" "spin 1x" "cpu 1.5" "memory 99999999" \
    "close 3" "isolation E" "seed -1" "changes 1,2,3,4,5" "explore 1e3"; do
    # shellcheck disable=SC2086 # an option and its value
    run -125 probe --$value true
    assert_output --regexp "^ipcprobe: --$value: not [^ ]"
    assert_equal "${#lines[@]}" 1
  done
  run -125 probe --timeout
  assert_output "ipcprobe: --timeout needs SECONDS; try 'ipcprobe --help'"
  run -125 probe --quiet=yes true
  assert_output "ipcprobe: there is no option --quiet=yes; try 'ipcprobe --help'"
}

@test "a missing input file is reported" {
  run -125 probe --stdin ./nothing cat
  assert_output --partial 'ipcprobe: ./nothing: No such file'
}

@test "--strict: 123 if there is an error finding, else the program's status" {
  cat >zombie.c <<'C'
#include <unistd.h>
int main(void) { if (fork() == 0) _exit(0); return 0; }
C
  "${CC:-cc}" -g -o zombie zombie.c
  run -0 probe ./zombie
  run -123 probe --strict ./zombie
  run -0 probe --strict true
}

@test "limits end the run, and say which" {
  run -124 probe --timeout 0.2 "$exhausts" time
  assert_equal "$(json '"\(.outcome) \(.reason)"')" 'timeout time limit'
  run -124 probe --cpu 1 --timeout 20 "$exhausts" cpu
  assert_equal "$(json '"\(.outcome) \(.reason)"')" 'timeout CPU time limit'
  run -124 probe --output 1 --stdout out "$exhausts" output
  assert_equal "$(json '"\(.outcome) \(.reason)"')" 'limit output limit'
  run -124 probe --file-size 1 "$exhausts" file
  assert_equal "$(json '"\(.outcome) \(.reason)"')" 'limit file size limit'
  run -124 probe --processes 20 "$exhausts" processes
  assert_equal "$(json '"\(.outcome) \(.reason)"')" 'limit process limit'
  run -124 probe --processes 20 --timeout 600 "$exhausts" orphans
  assert_equal "$(json '"\(.outcome) \(.reason)"')" \
    'limit process limit: it keeps starting new ones'
  run -124 probe "$exhausts" eof
  assert_equal "$(json .outcome)" limit
}

@test "the processor time of all processes together has a limit, however it is shared out" {
  run -124 probe --cpu-total 0.4 --timeout 600 "$exhausts" cpu
  assert_equal "$(json '"\(.outcome) \(.reason)"')" 'timeout CPU time limit'
  run -124 probe --cpu-total 0.4 --timeout 600 "$exhausts" cpu-in-turns
  assert_equal "$(json '"\(.outcome) \(.reason)"')" 'timeout CPU time limit'
  run -124 probe --cpu-total 0.4 --timeout 600 "$exhausts" orphans
  assert_equal "$(json '"\(.outcome) \(.reason)"')" 'timeout CPU time limit'
}

@test "a loop without calls is ended early, one with calls is not" {
  run -124 probe --spin 0.2 --timeout 600 "$exhausts" cpu
  assert_equal "$(json '"\(.outcome) \(.reason)"')" 'timeout CPU time limit'
  run -124 probe --spin 0.2 --cpu-total 0.8 --timeout 600 \
    --stdout /dev/null "$exhausts" output
  run -0 jq -e '.cpu_ms > 700' out.json
}

@test "a program that sleeps past the time limit is ended at once, and its place is named" {
  run -124 probe --timeout 600 "$exhausts" sleep
  assert_equal "$(json '"\(.outcome) \(.reason)"')" \
    'timeout it would sleep past the time limit'
  run -124 probe --virtual-time --timeout 600 "$exhausts" sleep
  assert_equal "$(json .outcome)" timeout
}

@test "a long sleep that another process will end is no hang" {
  cat >woken.c <<'C'
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
static void on_child(int sig) { (void)sig; }
int main(void)
{
	signal(SIGCHLD, on_child);
	if (fork() == 0) {
		usleep(200000);
		_exit(0);
	}
	while (sleep(1000) == 0)
		;
	return wait(NULL) < 0;
}
C
  "${CC:-cc}" -g -o woken woken.c
  run -0 probe --timeout 600 ./woken
}

@test "endless calls stop when too much would be recorded" {
  run -124 probe --log 2 --timeout 600 "$exhausts" calls
  assert_equal "$(json '"\(.outcome) \(.reason)"')" \
    'limit event log limit: it keeps making calls'
}

@test "memory runs out in the program, not in ipcprobe" {
  run -3 probe --memory 64 "$exhausts" memory
}

@test "nothing of a run is left behind, whatever it does" {
  run -124 probe --processes 20 "$exhausts" processes
  run pgrep -f "$exhausts"
  assert_failure
  run -0 probe "$hides" daemon
  run pgrep -f "$hides"
  assert_failure
}

@test "children that ipcprobe had before the run are not waited for" {
  mkfifo log
  # as with >(cat): the shell becomes ipcprobe, and its child waits for our end
  run -0 timeout 60 bash -c 'cat log >copied 2>&1 3>&- & exec "$@"' sh \
    "$IPCLAB_PROBE" --quiet --json out.json true
  assert_equal "$(json .outcome)" exited
  echo seen >log
}

@test "a kill of everybody, or of the group, reaches only the run's own processes" {
  local whom
  cat >everybody.c <<'C'
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static void end(int sig) { _exit(sig == SIGURG ? 7 : 1); }
/* SIGURG: who does not ask for it does not notice, if this goes wrong */
int
main(int argc, char *argv[])
{
	int p[2], status;
	char byte;
	if (argc < 2 || pipe(p) < 0)
		return 1;
	pid_t child = fork();
	if (child == 0) {
		signal(SIGURG, end);
		if (write(p[1], "", 1) != 1)
			return 1;
		for (;;)
			pause();
	}
	if (read(p[0], &byte, 1) != 1 ||
	    kill(atoi(argv[1]) ? -atoi(argv[1]) : 0, SIGURG) < 0)
		return 1;
	return waitpid(child, &status, 0) == child ? WEXITSTATUS(status) : 1;
}
C
  "$CC" -std=gnu17 -g -o everybody everybody.c
  mkfifo ready go
  bash -c 'trap "echo heard >>heard" URG; echo >ready; read -r _ <go' 3>&- &
  read -r _ <ready
  for whom in 1 0; do
    run -7 "$IPCLAB_PROBE" --quiet --json "$whom.json" --timeout 60 \
      ./everybody "$whom"
  done
  run -0 jq -r '.findings[] | "\(.id) \(.source[0].line)"' 1.json 0.json
  assert_output "unchecked-error $(grep -n 'kill(atoi' everybody.c | cut -d: -f1)"
  assert_file_not_exist heard
  kill -URG $!
  echo >go
  wait $! || :
  assert_file_exist heard
}

@test "a process that outlives the program is reported as left running" {
  run -0 probe "$hides" daemon
  run -0 json '[.processes[] | select(.left_running) | .n] | "\(.)"'
  assert_output '[3]'
}

@test "ways to escape from observation are closed" {
  run -0 probe "$hides" untraced
  assert_output 'untraced EPERM'
  run -0 probe "$hides" clone3
  assert_output 'clone3 ENOSYS'
  run -0 probe "$hides" ptrace
  assert_output 'ptrace EPERM'
  run -0 probe "$hides" dumpable
  assert_output 'dumpable done'
  assert_equal "$(json .outcome)" exited
}

@test "an unreadable program file is never passed" {
  ((EUID != 0)) || skip 'root reads every file'
  install -m 0111 "$hides" unreadable
  run -125 probe ./unreadable
  assert_equal "$(json .outcome)" error
}

@test "the program inherits no descriptor of ours" {
  exec 7<&0
  run -0 probe sh -c 'ls /proc/self/fd | wc -l'
  assert_output 4
  exec 7<&-
}

@test "it can start with a standard descriptor closed" {
  run -0 probe --close 0 sh -c 'test -e /proc/$$/fd/0 || echo closed'
  assert_output closed
}

@test "a signal sent to ipcprobe is forwarded to the program" {
  mkfifo up
  "$IPCLAB_PROBE" --quiet --shared . --json out.json sh -c \
    'trap "echo ended; exit 3" TERM; echo >up; while :; do read -r _ <up; done' \
    >out 3>&- &
  read -r _ <up
  kill -TERM $!
  run wait $!
  wait $! || status=$?
  assert_equal "$status" 3
  assert_equal "$(cat out)" ended
}

@test "children of a parent that ignores SIGCHLD are not reported as zombies" {
  cat >ignores.c <<'C'
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
	signal(SIGCHLD, SIG_IGN);
	if (fork() == 0)
		_exit(0);
	return wait(0) != -1; /* returns when the child has ended */
}
C
  "$CC" -o ignores ignores.c
  run -0 probe ./ignores
  run -0 json '.findings | length'
  assert_output 0
}

# polls HOW: waits for the end of a pipe whose write end it has itself. A child
# ends meanwhile, so the kernel continues poll() as restart_syscall().
polls() {
  cat >polls.c <<'C'
#define _GNU_SOURCE
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <unistd.h>
static void stop(int sig) { (void)sig; }
int main(int argc, char **argv)
{
	struct epoll_event event = {.events = EPOLLIN};
	int p[2], ep = epoll_create1(0);
	struct pollfd one;
	fd_set set;
	if (argc != 2 || pipe(p) || fork() == 0)
		return 0;
	one = (struct pollfd){p[0], POLLIN, 0};
	FD_ZERO(&set);
	FD_SET(p[0], &set);
	if (strcmp(argv[1], "server") == 0)
		signal(SIGTERM, stop);
	if (strcmp(argv[1], "poll") == 0)
		return poll(&one, 1, -1) == -1;
	if (strcmp(argv[1], "ppoll") == 0)
		return ppoll(&one, 1, NULL, NULL) == -1;
	if (strcmp(argv[1], "epoll") == 0)
		return epoll_ctl(ep, EPOLL_CTL_ADD, p[0], &event) == -1 ||
		       (epoll_wait(ep, &event, 1, -1) == -1 &&
			epoll_wait(ep, &event, 1, -1) == -1);
	return select(p[0] + 1, &set, NULL, NULL, NULL) == -1;
}
C
  "${CC:-cc}" -g -o polls polls.c
  run -124 probe --timeout "$2" ./polls "$1"
  run -0 json '"\(.outcome) \(.findings[0].id)"'
}

@test "a wait by poll or select for an end of file that can't come is reported at once" {
  for how in poll ppoll select; do
    polls "$how" 20
    assert_output 'deadlock unclosed-write-end'
  done
  polls epoll 20
  assert_output --partial deadlock
}

@test "a server that waits by select for a signal or its own pipe is not deadlocked" {
  polls server 1
  assert_output --partial timeout
}

@test "a server that handles signals and forgot its own write end is deadlocked" {
  cat >sorts.c <<'C'
#include <sys/wait.h>
#include <unistd.h>
int
main(void)
{
	int p[2];
	if (pipe(p) < 0)
		return 1;
	if (fork() == 0) {
		dup2(p[0], 0); /* p[1] stays open */
		execlp("sort", "sort", (char *)NULL);
		_exit(127);
	}
	close(p[0]);
	close(p[1]);
	return wait(NULL) < 0;
}
C
  "$CC" -std=gnu17 -g -o sorts sorts.c
  # sort(1) handles SIGTERM, as servers do
  run -124 probe --timeout 600 ./sorts
  assert_equal "$(json .outcome)" deadlock
  run json '[.findings[].id] | index("unclosed-write-end") != null'
  assert_output true
}

@test "addresses are the same in each run" {
  setarch -R true || skip 'personality() is not allowed here'
  cat >where.c <<'C'
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
	int here;
	return printf("%p %p %p\n", (void *)&here, malloc(1), (void *)main) < 0;
}
C
  "${CC:-cc}" -o where where.c
  run -0 probe ./where
  first=$output
  run -0 probe ./where
  assert_output "$first"
}

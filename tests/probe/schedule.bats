#!/usr/bin/env bats
# Schedules: found, shrunk, replayed; and virtual time.

load ../setup
load programs
bats_require_minimum_version 1.5.0

setup_file() {
  programs barrier crowd sleepers
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  barrier=$BATS_FILE_TMPDIR/barrier
  # shellcheck disable=SC2016 # the command is ipcprobe's to run
  ready_last='test "$(tail -n 1)" = ready'
}

@test "a barrier's race is found within 20 schedules, from any seed" {
  for seed in 1 2 3 4 5; do
    run -0 probe --explore 20 --seed "$seed" --verify "$ready_last" \
      "$barrier" early
    run -0 json '.findings[].id'
    assert_output race
  done
}

@test "a race names the print that comes too late, and the call before it" {
  run -0 probe --explore 20 --verify "$ready_last" "$barrier" early
  run -0 json '.findings[0].source[] | "\(.line)"'
  assert_line --index 0 "$(line barrier PRINT)"
  assert_line --index 1 "$(line barrier EARLY)"
}

@test "a file that is only read in between is not what lets the others go on" {
  run -0 probe --explore 20 --verify "$ready_last" "$barrier" early file
  run -0 json '.findings[0].source[] | "\(.line)"'
  assert_line --index 0 "$(line barrier PRINT)"
  assert_line --index 1 "$(line barrier EARLY)"
}

@test "the schedule that is reported fails again, each time" {
  run -0 probe --explore 20 --verify "$ready_last" "$barrier" early
  seed=$(json .schedule.seed)
  for _ in 1 2 3 4 5; do
    run -0 probe --seed "$seed" "$barrier" early
    refute_line --index 3 ready
  done
}

@test "only those change points of a schedule are reported that the race needs" {
  local mixed='^a{10,59}b|^b{10,59}a' seed words
  cat >mix.c <<-'END'
	#include <sys/wait.h>
	#include <unistd.h>
	int main(void)
	{
		for (int i = 0; i < 2; i++)
			if (fork() == 0) {
				for (int k = 0; k < 60; k++)
					write(1, i ? "b" : "a", 1);
				_exit(0);
			}
		while (wait(NULL) > 0)
			;
		return 0;
	}
	END
  "$CC" -g -w -o mix mix.c
  for seed in 1 2 3 4 5; do
    run probe --explore 40 --seed "$seed" --verify "! grep -qE '$mixed'" ./mix
    words=$(json '.findings[0].next_step' | grep -oE -- '--seed [0-9]+ --changes [0-9]+(,[0-9]+)*') && break
  done
  # shellcheck disable=SC2086 # these are options
  run -0 probe $words ./mix
  assert_output --regexp "$mixed"
  # shellcheck disable=SC2086
  run -0 probe ${words% *} none ./mix
  refute_output --regexp "$mixed"
}

@test "a right barrier passes 100 schedules" {
  run -0 probe --explore 100 --verify "$ready_last" "$barrier"
  run -0 json '[.findings[] | select(.severity == "error")] | length'
  assert_output 0
}

@test "a race is found beside a mistake that every order shows" {
  for seed in 1 2 3 4 5; do
    run -0 probe --explore 20 --seed "$seed" --verify "$ready_last" \
      "$barrier" early unwaited
    run -0 json '[.findings[].id] | unique | join(" ")'
    assert_output 'race unreaped-child'
  done
}

@test "a mistake that every order shows is no race" {
  run -0 probe --explore 40 --verify "$ready_last" "$barrier" unwaited
  run -0 json '[.findings[] | select(.severity == "error").id] | unique
    | join(" ")'
  assert_output unreaped-child
}

@test "output that merely varies is a warning" {
  run -0 probe --explore 20 "$barrier"
  run -0 json '.findings[] | "\(.id) \(.severity)"'
  assert_output 'output-varies warning'
}

@test "no line is lost if many processes write at the same time" {
  for _ in 1 2 3; do
    # shellcheck disable=SC2016 # the command is ipcprobe's to run
    run -0 probe --explore 1 --verify 'test "$(grep -c line)" = 400' \
      "$BATS_FILE_TMPDIR/crowd"
    run -0 json '[.findings[] | select(.severity == "error").id] | join(" ")'
    assert_output ''
  done
}

@test "what is wrong in every order is no race" {
  run -0 probe --explore 10 --verify 'grep -q never-printed' "$barrier"
  run -0 json '.findings[].id'
  assert_output output-wrong
}

@test "a seed gives the same order of calls; other seeds give others" {
  for i in 1 2 3 4 5 6 7 8 9 10; do
    probe --seed 7 --record record "$barrier" >/dev/null
    calls_of record >"calls.$i"
    assert cmp calls.1 "calls.$i"
    probe --seed "$((100 + i))" --record record "$barrier" >/dev/null
    calls_of record >"other.$i"
  done
  run -0 sh -c 'cksum other.* | cut -d" " -f1 | sort -u | wc -l'
  assert [ "$output" -gt 3 ]
}

@test "a deadlock is also named under a schedule" {
  cat >stuck.c <<'C'
#include <unistd.h>
int main(void) { int p[2]; char c; return pipe(p) || read(p[0], &c, 1); }
C
  "${CC:-cc}" -g -o stuck stuck.c
  run -124 probe --seed 3 ./stuck
  run -0 json .outcome
  assert_output deadlock
}

@test "sleeps take no time and end in the right order; all clocks agree" {
  SECONDS=0
  run -0 probe --virtual-time --timeout 20 "$BATS_FILE_TMPDIR/sleepers"
  assert [ "$SECONDS" -lt 20 ]
  assert_output "slept 1
slept 2
slept 3
after children 3
after poll and select 5
after alarm 6
after timerfd 7"
}

@test "a timer that ticks for nobody does not keep virtual time going" {
  cat >ticks.c <<'C'
#include <sys/timerfd.h>
#include <unistd.h>
int main(int argc, char **argv)
{
	struct itimerspec every = {{1, 0}, {1, 0}};
	int p[2], fd = timerfd_create(CLOCK_MONOTONIC, 0);
	char c;
	if (fd == -1 || timerfd_settime(fd, 0, &every, NULL) == -1 || pipe(p))
		return 1;
	if (argc > 1 && argv[1][0] == 'c')
		close(fd);
	return read(p[0], &c, 1) == -1;
}
C
  "${CC:-cc}" -g -o ticks ticks.c
  for how in closed unread; do
    run -124 probe --virtual-time --timeout 20 ./ticks "$how"
    run -0 json .outcome
    assert_output deadlock
  done
}

@test "looking at what waits, however often, makes no deadlock of a wait for an alarm" {
  cat >alarms.c <<'C'
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
static void on_alarm(int sig) { (void)sig; }
int main(void) {
  if (fork() == 0)
    _exit(0);
  wait(NULL);
  signal(SIGALRM, on_alarm);
  close(open("begun", O_WRONLY));
  for (int i = 0; i < 2000; i++) {
    alarm(1);
    pause();
  }
  close(open("over", O_WRONLY | O_CREAT, 0600));
  return 0;
}
C
  "${CC:-cc}" -g -o alarms alarms.c
  mkfifo begun
  "$IPCLAB_PROBE" --virtual-time ./alarms &
  read -r _ <begun || true
  # it examines each of these signals, and time passes only between them
  while [[ ! -e over ]] && kill -ALRM $!; do :; done
  wait $!
}

@test "date, run by a child, shows the same time" {
  run -0 probe --virtual-time --timeout 20 \
    sh -c 'a=$(date +%s); sleep 7200; b=$(date +%s); echo $(((b - a) / 60))'
  assert_output 120
}

@test "a thread that runs on without calls does not stop the others" {
  cat >spin.c <<'C'
#include <signal.h>
#include <unistd.h>
static volatile sig_atomic_t over;
static void on_alarm(int sig) { over = sig; }
int main(void)
{
	signal(SIGALRM, on_alarm);
	alarm(3600);
	while (!over)
		;
	return write(1, "over\n", 5) != 5;
}
C
  "${CC:-cc}" -g -o spin spin.c
  run -0 probe --virtual-time --timeout 20 ./spin
  assert_output over
}

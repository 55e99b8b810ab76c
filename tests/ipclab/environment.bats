# What the machine lacks gives one clear line that says what, where and what to
# do, with status 3 (wrong usage is 2), and nothing is lost.
load robust
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  make_class 2
  grading=(ipclab grade class --no-isolation --labs 1 --out)
}

# refuse TEXT COMMAND...: status 3, and the last line contains TEXT; one of the
# two lines before it says that there is no isolation.
refuse() {
  local text=$1
  shift
  run -3 --separate-stderr "$@"
  output=${stderr_lines[-1]}
  assert_output --partial "$text"
}

# refuse_at_once TEXT COMMAND...: the same, and that line is the only one.
refuse_at_once() {
  refuse "$@"
  assert_equal "${#stderr_lines[@]}" 1
}

need_mounts() {
  unshare -rm true || skip "no user namespaces here"
}

# on_disk OPTIONS COMMAND...: run it with "small" on a file system of its own.
on_disk() {
  mkdir -p small
  # shellcheck disable=SC2016 # words that a shell in there expands
  unshare -rm bash -euc 'mount -t tmpfs -o "$1" none small; "${@:2}"' - "$@"
}

# make_room STATUS COMMAND...: it fails with STATUS; with room on the disk, it
# works.
# shellcheck disable=SC2317 # on_disk calls it
make_room() {
  local status=0
  "$@" || status=$?
  mount -o remount,size=20m,nr_inodes=1000 none small
  "$@" >/dev/null 2>&1
  test -s small/out/marks.csv
  return "$status"
}

@test "a disk too small for the gradebook is reported; with room, it works" {
  need_mounts
  export -f make_room
  for size in 4k 8k 16k 32k 48k; do
    # shellcheck disable=SC2016 # words that a shell in there expands
    refuse_at_once "the disk is full" on_disk size=$size \
      bash -euc 'make_room "$@"' - "${grading[@]}" small/out
  done
}

@test "a disk that takes no more files" {
  need_mounts
  for inodes in 1 2 3 4; do
    refuse_at_once "No space left on device; the disk is full" \
      on_disk nr_inodes=$inodes "${grading[@]}" small/out
  done
  refuse_at_once "and that the disk has room" \
    on_disk nr_inodes=5 "${grading[@]}" small/out
}

@test "a read-only disk: for a new OUT, and for an earlier one" {
  need_mounts
  refuse_at_once "small/out: Read-only file system; name a folder that you may" \
    on_disk ro "${grading[@]}" small/out
  grade out
  for command in "${grading[*]}" "ipclab report" \
    "ipclab similar class --least 1 --out"; do
    # shellcheck disable=SC2016 # words that a shell in there expands
    refuse "may write" unshare -rm bash -euc '
      mount --bind out out
      mount -o remount,bind,ro out
      $1 out' - "$command"
  done
}

@test "marks are exported from a read-only place" {
  need_mounts
  grade out
  ipclab export out --format moodle >expected
  # shellcheck disable=SC2016 # words that a shell in there expands
  run -0 --separate-stderr unshare -rm bash -euc '
    mount --bind "$1" "$1"
    mount -o remount,bind,ro "$1"
    ipclab export "$1" --format moodle' - "$PWD/out"
  assert_output "$(<expected)"
}

@test "an OUT that may not be written to, or made" {
  refuse_at_once "/proc/results: No such file or directory; name another --out" \
    "${grading[@]}" /proc/results
  ((EUID != 0)) || skip "root may write everywhere"
  mkdir closed
  chmod 500 closed
  refuse_at_once "Permission denied; name a folder that you may write to" \
    "${grading[@]}" closed/out
  refuse_at_once "Permission denied; name a folder that you may write to" \
    "${grading[@]}" closed
}

# book OUT SQL: change a gradebook by hand.
book() {
  python3 - "$1/gradebook.sqlite" "$2" <<-'EOF'
	import sqlite3, sys
	book = sqlite3.connect(sys.argv[1])
	book.execute(sys.argv[2])
	book.commit()
	EOF
}

# useless TEXT OUT: no command can use that gradebook.
useless() {
  local before
  before=$(sha256sum "$2"/gradebook.sqlite 2>/dev/null || :)
  refuse_at_once "$1" "${grading[@]}" "$2"
  refuse_at_once "$1" ipclab report "$2"
  refuse_at_once "$1" ipclab export "$2" --format junit
  refuse_at_once "$1" ipclab similar class --out "$2"
  assert_equal "$(sha256sum "$2"/gradebook.sqlite 2>/dev/null || :)" "$before"
}

@test "a gradebook that is no database, another program's, newer, or a folder" {
  mkdir none folder{,/gradebook.sqlite} others
  echo "not SQLite, whatever its name says" >none/gradebook.sqlite
  useless "gradebook.sqlite: file is not a database; it is damaged: move" none
  useless "gradebook.sqlite: it is not a file; move it away" folder
  book others "CREATE TABLE groups(name)"
  useless "gradebook.sqlite: it belongs to another program; move it away" others
  grade out
  book out "PRAGMA user_version=99"
  useless "gradebook.sqlite: a newer ipclab made it; use that one" out
}

# report_is_kept TEXT: neither report nor export passes off a part as the whole.
report_is_kept() {
  local before
  before=$(sha256sum out/marks.csv out/report.html out/results/*)
  refuse_at_once "$1" ipclab report out
  refuse_at_once "$1" ipclab export out --format junit
  assert_equal "$output" "${stderr_lines[0]}"
  refuse "$1" "${grading[@]}" out
  assert_equal "$(sha256sum out/marks.csv out/report.html out/results/*)" \
    "$before"
}

@test "a mark in the gradebook is damaged: no page is written without it" {
  grade out
  book out "UPDATE mark SET result='{' WHERE name='s2'"
  report_is_kept "a mark of s2 is damaged; restore it from a backup"
}

@test "a part of the gradebook is damaged: marks.csv doesn't just end there" {
  make_class 20
  grade out
  book out "PRAGMA wal_checkpoint(TRUNCATE)"
  python3 - out/gradebook.sqlite <<-'EOF'
	import os, sys
	size = os.path.getsize(sys.argv[1])
	with open(sys.argv[1], "r+b") as book:
	    for page in range(3 * 4096, size, 4096):
	        book.seek(page)
	        book.write(b"\xff" * 512)
	EOF
  report_is_kept "it is damaged: move it away, or restore it from a backup"
}

@test "another program holds the gradebook" {
  grade out
  mkfifo release
  exec {held}< <(python3 -c '
import sqlite3
book = sqlite3.connect("out/gradebook.sqlite", isolation_level=None)
book.execute("BEGIN IMMEDIATE")
print("held", flush=True)
open("release").read()' 3>&-)
  read -r _ <&"$held"
  refuse_at_once "another program has it open for writing: close that" \
    "${grading[@]}" out --again
  : >release
  wait $!
  grade out --again
}

@test "something else lies where a page belongs" {
  grade out
  rm out/report.html
  mkdir out/report.html
  refuse "out/report.html: Is a directory; move it away" ipclab report out
  rm out/results/s1.json
  mkdir out/results/s1.json
  refuse "out/results/s1.json: Is a directory; move it away" \
    "${grading[@]}" out --again
  rm -r out/results
  touch out/results
  refuse_at_once "out/results: it is not a folder; move it away" \
    "${grading[@]}" out
}

@test "no folder for the workspaces, or no room there" {
  refuse_at_once "/nowhere: No such file or directory; set TMPDIR to a folder" \
    env TMPDIR=/nowhere "${grading[@]}" out
  assert_not_exist out
  need_mounts
  refuse_at_once "small: less than 32 MiB free; make room there, or set" \
    on_disk size=1m env TMPDIR="$PWD/small" "${grading[@]}" out
  assert_not_exist out
}

# What bars everybody is reported once, with its remedy, even if the calibration
# passed before: not by each check, and never as a failure of the program.
@test "check: nothing can be started, stored in TMPDIR, or observed" {
  need_mounts
  cp -r class/s1 01-hello
  ipclab check 1 || (($? == 1))
  refuse_at_once "can't be started in the folder for temporary files (noexec). Set TMPDIR" \
    on_disk noexec env TMPDIR="$PWD/small" ipclab check 1
  refuse_at_once "temporary files can't be used or is full. Make room there" \
    on_disk size=3m env TMPDIR="$PWD/small" ipclab check 1
  "$CC" -x c -o no-ptrace - -lseccomp <<-'END'
	#include <errno.h>
	#include <seccomp.h>
	#include <unistd.h>
	int main(int argc, char **argv)
	{
		scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);

		seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ptrace), 0);
		if (argc > 1 && seccomp_load(filter) == 0)
			execvp(argv[1], argv + 1);
		return 1;
	}
	END
  refuse_at_once "the system forbids ptrace. In a container: start it with" \
    ./no-ptrace ipclab check 1
}

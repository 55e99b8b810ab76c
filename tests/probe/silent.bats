#!/usr/bin/env bats
# Rules are exact: right programs get no finding of severity error.
load ../setup

# Observe a right program: it must end with status 0, without errors. lab=1: and
# without anything that the labs' contract forbids.
assert_silent() {
  run "$IPCLAB_PROBE" --quiet ${lab:+--lab} --timeout 60 --json observed.json \
    --stdin /dev/null --stdout out --stderr err -- "$@"
  assert_success
  run jq -r '.findings[] | select(.severity == "error")
    | "\(.id): \(.message)"' observed.json
  assert_output ''
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# Do this for each of the programs in programs/$1.c.
assert_all_silent() {
  local name lab=1
  run "$CC" -std=gnu17 -D_GNU_SOURCE -g -Wall -Wextra -o right \
    "$IPCLAB_SRCDIR/tests/probe/programs/$1.c" -lpthread
  assert_success
  run ./right
  assert [ "${#lines[@]}" -gt 9 ]
  for name in "${lines[@]}"; do
    echo "right $name"
    assert_silent ./right "$name"
  done
}

@test "right programs with processes that rules might blame" {
  assert_all_silent right_processes
}

@test "right programs with descriptors that rules might blame" {
  assert_all_silent right_descriptors
}

@test "a shell's pipeline" {
  assert_silent bash -c 'ls / | sort | head -3'
  assert_silent sh -c 'for i in 1 2 3; do echo $i; done | sort | tail -1'
}

@test "a parallel sort of 100,000 lines" {
  awk 'BEGIN { for (i = 0; i < 100000; i++) print (i * 7919) % 100003 }' >many
  assert_silent sort --parallel=2 many
  run sort -c out
  assert_success
}

@test "make -j2 with a make below it" {
  printf '%s\n' 'all: a b' $'\t$(MAKE) -f below.mk' 'a b:' $'\techo $@ | cat' \
    >above.mk
  printf '%s\n' 'all: c d' 'c d:' $'\techo $@ | cat' >below.mk
  assert_silent make -f above.mk -j2
}

@test "python3's subprocess" {
  [[ -x /usr/bin/python3 ]] || skip "python3 is not there"
  assert_silent /usr/bin/python3 -c '
import subprocess as s
p = s.Popen(["ls", "/"], stdout=s.PIPE)
q = s.Popen(["wc", "-l"], stdin=p.stdout, stdout=s.PIPE)
p.stdout.close()
q.communicate()
p.wait()
s.run("echo hi; ls / | wc -l", shell=True, capture_output=True)
s.check_output(["sort"], input=b"b\na\n")'
}

@test "what shells keep open, process substitution, the background" {
  printf '%s\n' 'x=$(ls / | wc -l)' '(cd /; ls) >/dev/null' 'echo $x' >script
  assert_silent bash script
  assert_silent sh script
  assert_silent bash -c 'cat <(echo a) <(echo b)'
  assert_silent bash -c 'diff <(ls /) <(ls /)'
  assert_silent bash -c 'exec 5>five; ls >&5; sleep 0.01 & echo hi'
}

@test "everyday commands that start others" {
  local words
  echo 'int main(void) { return 0; }' >one.c
  while read -r -a words; do
    command -v "${words[0]}" >/dev/null || continue
    echo "${words[*]}"
    assert_silent "${words[@]}"
  done <<'EOF'
find . -name *.c -exec wc -l {} +
xargs -a one.c -n 1 -P 2 echo
tar czf one.tgz one.c
tar tzf one.tgz
gcc -pipe -o one one.c
sort --parallel=2 one.c
awk BEGIN{system("ls")}
timeout 5 ls
nice ls
perl -e open(F,"/etc/passwd");print`ls`;system("ls|wc")
git --version
EOF
}

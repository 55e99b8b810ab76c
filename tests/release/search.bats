# The search for staff files in a student tarball finds planted ones.
load ../setup

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  mkdir -p staff/solutions/01-a staff/labs/01-a staff/skeletons/01-a
  cat >staff/skeletons/01-a/a.c <<'C'
/* Copies standard input to standard output, by a child. */
int main(void) { return copy_all_of_it_somehow(0, 1); }
C
  cat staff/skeletons/01-a/a.c - >staff/solutions/01-a/a.c <<'C'
	if (copied_so_far != expected_total_of_bytes)
		die_with_error("write");
	finish(tail, 1);
	total += step_size;
	finish(tail, 2);
	total -= step_size;
C
  echo '@test "hidden: copies 3 MiB and one byte"' \
    >staff/solutions/01-a/hidden.bats
  cp -R staff student
  rm -r student/solutions
}

search() {
  tar -cJf staff.tar.xz staff
  tar -cJf student.tar.xz student
  run bash "$IPCLAB_SRCDIR/tests/release/search-student" \
    staff.tar.xz student.tar.xz
}

@test "a tarball with only shared lines is clean" {
  search
  assert_success
  assert_output "search-student: student.tar.xz is clean of 2 secret files"
}

@test "a staff folder is found by its path" {
  mkdir -p student/labs/01-a/mutants
  echo x >student/labs/01-a/mutants/x.patch
  search
  assert_failure 1
  assert_line --partial labs/01-a/mutants/x.patch
  rm -r student student.tar.xz && cp -R staff student && rm -r student/solutions
  mkdir -p student/labs/01-a
  echo x >student/labs/01-a/CONTRACT.md
  search
  assert_failure 1
  assert_line --partial labs/01-a/CONTRACT.md
}

@test "a staff file's name in another file is found" {
  echo 'EXTRA_DIST = solutions/01-a/hidden.bats' >student/Makefile.am
  search
  assert_failure 1
  assert_line --partial 'Makefile.am:1:EXTRA_DIST'
}

@test "one long line of a solution is found, however it is indented" {
  echo '  if (copied_so_far  !=  expected_total_of_bytes)' >student/README
  search
  assert_failure 1
  assert_line --partial 'README:1 is solutions/01-a/a.c:3'
}

@test "a line of a hidden check is found" {
  cp staff/solutions/01-a/hidden.bats student/README
  search
  assert_failure 1
  assert_line --partial 'README:1 is solutions/01-a/hidden.bats:1'
}

@test "three short lines in a row are found, two are not" {
  printf '%s\n' 'total += step_size;' 'finish(tail, 2);' >student/README
  search
  assert_success
  printf '%s\n' 'die_with_error("write");' 'finish(tail, 1);' 'total += step_size;' \
    >student/README
  search
  assert_failure 1
  assert_line --partial 'README:3 ends three lines of solutions/01-a/a.c:6'
}

@test "without hidden checks to compare with it does not say clean" {
  rm staff/solutions/01-a/hidden.bats
  search
  assert_failure 2
  assert_output --partial "nothing to compare"
}

# Each course site's scripts, at the paths they have on the site, with the kit
# built and installed by their own setup.sh: a right, a wrong, a broken and a
# hostile submission, and a grader that fails.
load ../setup
load site_image
bats_require_minimum_version 1.5.0

setup_file() {
  load site_image
  ((EUID == 0)) || skip "needs root, for mounts"
  site_begin
  local adapters=$IPCLAB_SRCDIR/grader/adapters source=$SITE/autograder/source
  mkdir -p "$source" "$SITE"/autograder/{submission,results}
  env -u MAKEFLAGS -u MAKELEVEL make -sC "$IPCLAB_BUILDDIR" dist \
    distdir=ipclab-to-test >"$SITE/dist.log" 2>&1 || { tail "$SITE/dist.log"; return 1; }
  mv "$IPCLAB_BUILDDIR/ipclab-to-test.tar.xz" "$source"
  cp "$adapters"/gradescope/* "$adapters/common.bash" "$source"
  echo 03-barrier >"$source/labs"
  cp "$source/run_autograder" "$SITE/autograder"
  in_site env MAKEFLAGS=-j2 /autograder/source/setup.sh >"$SITE/setup.log" 2>&1 ||
    { tail "$SITE/setup.log"; return 1; }
  chmod 0700 "$SITE/local/share/ipclab/solutions"

  mkdir -p "$SITE"/{grade/tests,github/.tools}
  cp "$adapters"/prairielearn/run.sh "$adapters/common.bash" "$source/labs" \
    "$SITE/grade/tests"
  cp "$adapters"/github/grade.bash "$adapters/common.bash" "$source/labs" \
    "$SITE/github/.tools"
  tar -cf "$SITE/autograde/autograde.tar" -C "$adapters" common.bash \
    -C autolab driver.bash -C "$source" labs
  cp "$adapters/autolab/autograde-Makefile" "$SITE/autograde/Makefile"
  chown -R 65534 "$SITE/autograde"
  submissions
}

teardown_file() {
  [[ -z ${SITE-} ]] || site_end
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# The four submissions, and what each is worth: points of 100, or none.
submissions() {
  local file
  mkdir "$SITE"/{right,wrong,broken,hostile}
  for file in "$IPCLAB_SRCDIR"/solutions/03-barrier/*.c; do
    unifdef -x2 -DSOLUTION "$file" >"$SITE/right/${file##*/}"
  done
  cp "$SITE"/right/*.c "$SITE/wrong"
  cp "$IPCLAB_SRCDIR/skeletons/03-barrier/pipe_sync.c" "$SITE/wrong"
  echo 'no C' | tee "$SITE"/broken/{pipe_sync,start_gate}.c >/dev/null
  tee "$SITE"/hostile/{pipe_sync,start_gate}.c >/dev/null <<-'END'
	#include <fcntl.h>
	#include <signal.h>
	#include <stdio.h>
	#include <unistd.h>
	static void forge(const char *path, const char *text)
	{
		FILE *file = fopen(path, "w");

		if (file != NULL) {
			fputs(text, file);
			fclose(file);
		}
	}
	int main(void)
	{
		forge("/autograder/results/results.json", "{\"score\":1000}");
		forge("/grade/results/results.json", "{\"score\":1,\"gradable\":true}");
		forge("/github/output", "result=forged\n");
		puts("::set-output name=result::forged");
		puts("{\"scores\":{\"03-barrier\":1000}}");
		fflush(stdout);
		kill(getppid(), SIGKILL);
		kill(-1, SIGKILL);
		return 0;
	}
	END
}

# Print a submission's outcome: its points, or none. The site's own files are
# made again.
gradescope() {
  rm -rf "$SITE"/autograder/{submission,results}
  cp -r "$SITE/$1" "$SITE/autograder/submission"
  mkdir "$SITE/autograder/results"
  in_site /autograder/run_autograder >log 2>&1 || true
  jq .score "$SITE/autograder/results/results.json" 2>/dev/null || echo none
}

autolab() {
  tar -czf "$SITE/autograde/handin.tar.gz" -C "$SITE/$1" .
  in_site setpriv --reuid=65534 --regid=65534 --clear-groups \
    env HOME=/home/autograde make -sC /home/autograde >log 2>&1 || true
  tail -n 1 log | jq '.scores["03-barrier"] | if . == null then "none" else . end' -r
}

prairielearn() {
  rm -rf "$SITE"/grade/{student,results}
  cp -r "$SITE/$1" "$SITE/grade/student"
  in_site /grade/tests/run.sh >log 2>&1 || true
  jq 'if .gradable then .score * 100 else "none" end' -r \
    "$SITE/grade/results/results.json"
}

github() {
  rm -f "$SITE"/github/{*.c,output}
  cp "$SITE/$1"/*.c "$SITE/github"
  touch "$SITE/github/output"
  in_site env GITHUB_OUTPUT=/github/output \
    bash -c 'cd /github && bash .tools/grade.bash' >log 2>&1 || true
  sed -n 's/^result=//p' "$SITE/github/output" | base64 -d 2>/dev/null |
    jq '[.tests[].score] | add' | grep . || echo none
}

# Right, wrong, broken, hostile.
marks() {
  local name
  for name in right wrong broken hostile; do
    "$1" "$name"
  done | paste -sd' '
}

assert_marks() {
  assert_regex "$1" '^100 [1-9][0-9]? 0 0$'
}

@test "Gradescope's setup.sh installs the kit, with solutions readable only by root" {
  run cat "$SITE/local/apt-get.log"
  assert_line --index 0 update
  assert_line --index 1 --partial xz-utils
  [ -x "$SITE/local/bin/ipclab" ]
  assert_equal "$(stat -c %a "$SITE/local/share/ipclab/solutions")" 700
}

@test "Gradescope: right, wrong, broken, hostile; a grader that fails" {
  assert_marks "$(marks gradescope)"
  break_grader
  assert_equal "$(gradescope right)" none
  assert_file_contains log "not your fault"
  mend_grader
}

@test "Autolab, as its user autograde: no marks without the hidden checks, then all" {
  assert_equal "$(autolab right)" none
  assert_file_contains log "the hidden checks of 03-barrier are there"
  chgrp -R 65534 "$SITE/local/share/ipclab/solutions"
  chmod -R g+rX "$SITE/local/share/ipclab/solutions"
  assert_marks "$(marks autolab)"
  break_grader
  assert_equal "$(autolab right)" none
  mend_grader
}

@test "PrairieLearn: right, wrong, broken, hostile; a grader that fails" {
  assert_marks "$(marks prairielearn)"
  break_grader
  assert_equal "$(prairielearn right)" none
  mend_grader
}

@test "GitHub: right, wrong, broken, hostile; a grader that fails" {
  assert_marks "$(marks github)"
  break_grader
  assert_equal "$(github right)" none
  mend_grader
}

# Make the grader fail: remove what runs the checks.
break_grader() {
  mv "$SITE/local/bin/ipcprobe" "$SITE/local/ipcprobe"
}

mend_grader() {
  mv "$SITE/local/ipcprobe" "$SITE/local/bin/ipcprobe"
}

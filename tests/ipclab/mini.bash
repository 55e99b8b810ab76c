# SPDX-License-Identifier: MIT
# A kit of two small labs, for the tests of ipclab itself: its checks use
# neither the checks library nor ipcprobe.

load ../setup

# mini_kit: make it in $KIT, and set ipclab's environment to use it.
mini_kit() {
  KIT=${BATS_TEST_TMPDIR:-$BATS_FILE_TMPDIR}/kit
  mkdir -p "$KIT"/{explain,grader/checks,bin}
  mini_lab 01-hello hello 'Saying hello'
  mini_lab 02-bye bye 'Saying goodbye'
  mini_calibration
  # It must be there, but does not have to work.
  printf '#!/bin/sh\nexit 125\n' >"$KIT/bin/ipcprobe"
  chmod +x "$KIT/bin/ipcprobe"
  export KIT PATH=$PATH:$KIT/bin
  export IPCLAB_DATADIR=$KIT XDG_STATE_HOME=$KIT/state
  unset TMPDIR
}

# mini_answers: write right answers, hello.c and bye.c, and a wrong.c for the
# former, all different from the skeletons, which are not graded.
mini_answers() {
  { mini_source hello 0 && echo; } >hello.c
  mini_source hello 1 >wrong.c
  mini_source bye 0 >bye.c
}

# This kit's verdicts depend only on a compiler and Bats.
mini_calibration() {
  mkdir -p "$KIT/calibration"
  cat >"$KIT/calibration/lab.conf" <<-EOF
		title = "Calibration"
		files = {"subject.c"}
		program subject { sources = {"subject.c"} }
	EOF
  echo 'int main(void) { return 0; }' >"$KIT/calibration/subject.c"
  cat >"$KIT/calibration/checks.bats" <<-'EOF'
		# bats test_tags=id:build,points:1,visibility:public
		@test "build: a program is built" {
		  "$IPCLAB_BIN/subject"
		}
	EOF
}

# mini_lab ID PROGRAM TITLE: a lab whose program prints its name and its
# argument.
mini_lab() {
  local lab=$KIT/labs/$1 hidden=$KIT/solutions/$1
  mkdir -p "$lab" "$hidden" "$KIT/skeletons/$1" "$KIT/handouts"
  cat >"$lab/lab.conf" <<-EOF
		title = "$3"
		files = {"$2.c"}
		program $2 { sources = {"$2.c"} }
		points = 100
	EOF
  cat >"$lab/checks.bats" <<-EOF
		# bats test_tags=id:says,points:40,todo:1,visibility:public
		@test "$2 says its name" {
		  run "\$IPCLAB_BIN/$2" x
		  [ "\${lines[0]}" = "$2 x" ]
		}
		# bats test_tags=id:ends-well,points:30,todo:1,todo:2
		@test "$2 ends with status 0" {
		  run "\$IPCLAB_BIN/$2" x
		  if [ "\$status" -ne 0 ]; then
		    printf '{"message": "it ended with status %d, seed %d",
		      "expected": "0", "actual": "%d",
		      "svg": "picture.svg",
		      "findings": [{"id": "unchecked-error", "severity": "error",
		        "process": 1, "message": "<b>status</b> %d",
		        "source": [{"file": "'"\$IPCLAB_SRC"'/$2.c", "line": 4,
		          "what": "returned here", "caller": {"file": "$2.c",
		          "line": 2, "wrapper": "say"}}]}]}\n' \
		      "\$status" "\$IPCLAB_SEED" "\$status" "\$status" \
		      >"\$IPCLAB_OUT/ends-well.json"
		    if [ -n "\${IPCLAB_PAGES-}" ]; then
		      echo "<!DOCTYPE html><p>it's &lt;&amp;<script>alert(2)</script>" \
		        >"\$IPCLAB_OUT/ends-well.html"
		    fi
		    echo '<svg xmlns="http://www.w3.org/2000/svg"/>' \
		      >"\$IPCLAB_OUT/picture.svg"
		    false
		  fi
		}
	EOF
  cat >"$hidden/hidden.bats" <<-EOF
		# bats test_tags=id:any-word,points:30,todo:1,visibility:hidden
		@test "$2 says any word" {
		  run "\$IPCLAB_BIN/$2" "w\$IPCLAB_SEED"
		  [ "\${lines[0]}" = "$2 w\$IPCLAB_SEED" ]
		}
	EOF
  mini_source "$2" 0 >"$KIT/skeletons/$1/$2.c"
  printf '# %s\n\nThe handout.\n' "$3" >"$KIT/handouts/$1.md"
}

# mini_source PROGRAM STATUS: print C that says the right thing and ends with
# STATUS.
mini_source() {
  cat <<-EOF
		#include <stdio.h>
		int main(int argc, char **argv)
		{
			if (argc > 1) printf("$1 %s\\n", argv[1]);
			return $2;
		}
	EOF
}

# mini_check ID BODY: make this the only public check of 01-hello.
mini_check() {
  printf '# bats test_tags=id:%s,points:1\n@test "%s" {\n%s\n}\n' \
    "$1" "$1" "$2" >"$KIT/labs/01-hello/checks.bats"
}

# mini_more_check ID BODY [TITLE]: add one, with its title as in @test "TITLE".
mini_more_check() {
  printf '# bats test_tags=id:%s,points:1\n@test "%s" {\n%s\n}\n' \
    "$1" "${3-$1}" "$2" >>"$KIT/labs/01-hello/checks.bats"
}

# ipclab grade: a class of submissions.
load small_class

@test "each submission gets a result, feedback and a line of marks; status 0 whatever the marks" {
  run grade
  assert_success
  assert_equal "$(score alice)" 200
  assert_equal "$(score bob)" 70
  assert_equal "$(score carol)" 0
  run cat out/marks.csv
  assert_line --index 0 "submission,score,max,01-hello,02-bye,status,note"
  assert_line --index 1 "alice,200,200,100,100,graded,"
  assert_line --index 2 "bob,70,200,70,0,graded,not handed in: 02-bye"
  assert_exist out/feedback/alice.html
  assert_exist out/report.html
  run jq -r .isolation out/results/alice.json
  assert_output none
}

@test "a lab that was not handed in is reported as that" {
  grade
  run jq -r '.labs[1].checks[].message' out/results/bob.json
  assert_output --partial "nothing was handed in for this lab"
  run grep '^bob,' out/marks.csv
  assert_output --regexp ',graded,not handed in: 02-bye$'
  run cat out/feedback/bob.html
  assert_output --partial "nothing was handed in for this lab"
  refute_output --partial "The compiler says"
}

@test "archives count as folders do, whatever made them" {
  (cd class/alice && tar -cJf ../dora.tar.xz . && tar -czf ../emil.tgz .)
  (cd class && tar --zstd -cf fred.tar.zst alice &&
    python3 -m zipfile -c gina.zip alice)
  grade
  for name in dora emil fred gina; do
    assert_equal "$(score $name)" 200
  done
}

@test "--labs grades only those; the other labs' marks stay" {
  grade --labs 01-hello
  run jq -r '.labs[].id' out/results/alice.json
  assert_output 01-hello
  grade --labs bye
  run jq -r '.labs[].id' out/results/alice.json
  assert_line --index 0 01-hello
  assert_line --index 1 02-bye
}

@test "names may contain anything; escapes and hashes keep them distinct" {
  local name
  for name in 'a b' $'new\nline' "q'\"u" $'esc\033[31m' 'a%20b' 'žluť' '-x' '<b>'; do
    cp -r class/alice "class/$name"
  done
  cp -r class/alice class/dup
  (cd class/alice && tar -czf ../dup.tar.gz . && tar -cf ../dup.tar .)
  cp -r class/alice "class/$(printf 'n%.0s' {1..240})"
  run grade
  assert_success
  refute_output --partial $'\033'
  assert_exist out/results/a%20b.json
  assert_exist out/results/a%2520b.json
  assert_exist out/results/new%0Aline.json
  assert_exist out/results/%C5%BElu%C5%A5.json
  run bash -c 'ls out/results | grep -c "^dup-........\.json$"'
  assert_output 3
  run bash -c 'ls out/results | grep -c "^nnn.*-........\.json$"'
  assert_output 1
  assert_equal "$(find class -mindepth 1 -maxdepth 1 -printf x)" \
    "$(find out/results -name '*.json' -printf x)"
}

@test "what can't be read is refused and named, status 1; the rest is graded" {
  echo "no archive" >class/bad.zip
  echo "no archive" >class/notes.pdf
  ln -s alice class/link
  mkfifo class/pipe
  run grade
  assert_failure 1
  assert_line --partial "bad: bad.zip: it can't be read as an archive"
  assert_line --partial "notes.pdf: notes.pdf: neither a folder"
  assert_line --partial "link: it is a symbolic link"
  assert_line --partial "pipe: pipe: neither a folder"
  assert_equal "$(score alice)" 200
  assert_equal "$(score link)" 0
  run grep '^bad,' out/marks.csv
  assert_output --regexp '^bad,,0,,,refused,'
}

@test "symbolic links, devices and names outside the archive are left out, and noted" {
  echo 'secret' >"$BATS_TEST_TMPDIR/secret.c"
  mkdir class/dora
  ln -s ../../secret.c class/dora/hello.c
  mkfifo class/dora/bye.c
  python3 - <<-'EOF'
	import io, tarfile
	def entry(tar, name, text, **more):
	    info = tarfile.TarInfo(name)
	    info.size = len(text)
	    for key, value in more.items():
	        setattr(info, key, value)
	    tar.addfile(info, io.BytesIO(text))
	with tarfile.open("class/eve.tar.gz", "w:gz") as tar:
	    entry(tar, "../../hello.c", b"int x;")
	    entry(tar, "/tmp/hello.c", b"int x;")
	    entry(tar, "bye.c", b"", type=tarfile.SYMTYPE, linkname="/etc/passwd")
	    entry(tar, "inner.tar.gz", b"PK")
	EOF
  run grade
  # Nothing that could be graded was there: a person has to look.
  assert_failure 1
  run jq -r '.notes[]' out/results/dora.json
  assert_line --partial "hello.c: left out, it is a symbolic link"
  assert_line --partial "bye.c: left out, it is not a regular file"
  run jq -r '.notes[]' out/results/eve.json
  assert_line --partial "../../hello.c: left out, the name leads outside"
  assert_line --partial "/tmp/hello.c: left out, the name leads outside"
  assert_line --partial "bye.c: left out, it is not a regular file"
  assert_line --partial "inner.tar.gz: left out, it can't be read as an archive"
}

@test "bombs are refused early: too many bytes, too many files" {
  python3 - <<-'EOF'
	import io, tarfile, zipfile
	with zipfile.ZipFile("class/big.zip", "w", zipfile.ZIP_DEFLATED) as z:
	    for i in range(5):
	        z.writestr("x%d" % i, bytes(100 << 20))
	with tarfile.open("class/many.tar.gz", "w:gz") as tar:
	    for i in range(10100):
	        tar.addfile(tarfile.TarInfo("f%d" % i))
	with tarfile.open("class/large.tar.gz", "w:gz") as tar:
	    info = tarfile.TarInfo("hello.c")
	    info.size = 2 << 20
	    tar.addfile(info, io.BytesIO(bytes(2 << 20)))
	EOF
  run grade
  assert_failure 1
  assert_line --partial "big: big.zip: it unpacks to more than 256 MiB"
  assert_line --partial "many: many.tar.gz: more than 10000 files"
  run jq -r '.notes[]' out/results/large.json
  assert_output --partial "hello.c: left out, it is larger than 1 MiB"
}

@test "Moodle's and Canvas's exports, unchanged" {
  local moodle='Ann Lee_1234_assignsubmission_file'
  mkdir "class/$moodle"
  (cd class/alice && tar -czf "../$moodle/work.tar.gz" .)
  cp class/alice/hello.c class/leebob_LATE_77_1001_hello-2.c
  cp class/alice/bye.c class/leebob_77_1002_bye.c
  grade
  assert_equal "$(score 'Ann%20Lee_1234_assignsubmission_file')" 200
  assert_equal "$(score leebob_77)" 200
}

@test "a submission that kills the grader's worker disturbs nobody" {
  cat >class/bob/01-hello/hello.c <<-'EOF'
	#include <signal.h>
	#include <stdio.h>
	#include <unistd.h>
	int main(void)
	{
		char path[64], word[64];
		int pid = getppid();
		while (pid > 1) {
			int next = 0;
			snprintf(path, sizeof path, "/proc/%d/stat", pid);
			FILE *f = fopen(path, "r");
			if (!f || fscanf(f, "%*d (%63[^)]) %*c %d", word, &next) != 2)
				return 0;
			fclose(f);
			if (word[0] == 'i' && word[1] == 'p') {
				kill(pid, SIGKILL);
				pause();
			}
			pid = next;
		}
		return 0;
	}
	EOF
  run grade --jobs 1
  assert_failure 1
  assert_line --regexp "bob: .*worker was ended by signal 9.*, twice"
  assert_equal "$(score alice)" 200
  assert_equal "$(score carol)" 0
}

@test "no path of this run is in a result" {
  mini_check paths 'mkdir -p "$BATS_TEST_TMPDIR/run"
    echo "see $BATS_TEST_TMPDIR/run/input and $IPCLAB_SRC/hello.c and $TMPDIR"
    false'
  grade --labs 1 --only paths
  run jq -r '.labs[0].checks[0].message' out/results/alice.json
  assert_output "see input and hello.c and work/tmp"
}

@test "a check without a verdict is tried once more; the second time it is reported" {
  # The first time it finds no mark of an earlier time, and has no verdict.
  mini_check shy 'if mkdir "$IPCLAB_OUT/mark" 2>/dev/null || [ "${IPCLAB_SEED}" = 4711 ]; then
      echo "{\"status\": \"error\", \"message\": \"could not observe\"}" \
        >"$IPCLAB_OUT/shy.json"
      false
    fi'
  run -0 grade --labs 1 --only shy
  run jq -c '.labs[0].checks[0] | [.status, .attempts]' out/results/alice.json
  assert_output '["pass",null]'
  cd class/alice
  run -3 ipclab check 1 --work . --only shy --seed 4711 --json ../../twice.json
  run jq -c '.checks[0] | [.status, .message, .attempts]' ../../twice.json
  assert_output '["error","could not observe",2]'
}

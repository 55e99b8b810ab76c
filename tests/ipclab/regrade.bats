# ipclab grade: a class that was graded before.
load small_class

@test "graded twice: byte-identical results, with one job or two" {
  grade --jobs 1
  cp -r out/results one
  rm -r out
  grade --jobs 2
  diff -r one out/results
}

@test "a rerun grades only what is new or changed" {
  grade
  mini_source hello 0 >class/bob/01-hello/hello.c
  cp -r class/alice class/zoe
  run grade
  assert_success
  assert_line "4 submissions: 2 graded now, 2 as before"
  assert_equal "$(score bob)" 100
  run grade
  assert_line "4 submissions: 0 graded now, 4 as before"
  run grade --again
  assert_line "4 submissions: 4 graded now, 0 as before"
}

@test "changed checks make it grade again" {
  grade
  sed -i 's/points:40/points:50/' "$KIT/labs/01-hello/checks.bats"
  run grade
  assert_line "3 submissions: 3 graded now, 0 as before"
  run jq .max out/results/alice.json
  assert_output 210
}

@test "--only replaces the old verdict, and keeps the rest" {
  grade
  mini_source hello 0 >class/bob/01-hello/hello.c
  grade --only ends-well
  run jq -c '[.labs[0].checks[] | .points]' out/results/bob.json
  assert_output '[30]'
  grade
  assert_equal "$(score bob)" 100
  grade --only ends-well
  assert_equal "$(score bob)" 100
}

@test "a failed regrade never overwrites a mark" {
  grade
  sed -i 's/run "$IPCLAB_BIN\/hello" x/kill -9 $$/' \
    "$KIT/labs/01-hello/checks.bats"
  run grade --again
  assert_failure 1
  assert_line --partial "the earlier mark stands"
  assert_equal "$(score alice)" 200
  assert_equal "$(score bob)" 70
}

@test "a gradebook in an older ipclab's form: its marks stand" {
  run -0 grade
  cp out/marks.csv before.csv
  python3 - <<-'PY'
	import os, sqlite3
	new = sqlite3.connect("out/gradebook.sqlite")
	old = sqlite3.connect("former.sqlite")
	old.executescript("""
	CREATE TABLE submission(name TEXT PRIMARY KEY, raw TEXT NOT NULL,
	  refused TEXT, notes TEXT);
	CREATE TABLE mark(name TEXT NOT NULL, lab TEXT NOT NULL, hash TEXT,
	  kit TEXT, isolation TEXT, score INTEGER, max INTEGER, result TEXT,
	  failure TEXT, seconds REAL, graded TEXT, PRIMARY KEY(name, lab));
	PRAGMA user_version=1;""")
	for table in "submission", "mark":
	    names = [row[1] for row in old.execute(f"PRAGMA table_info({table})")]
	    for row in new.execute(f"SELECT {','.join(names)} FROM {table}"):
	        old.execute(f"INSERT INTO {table} VALUES({','.join('?' * len(row))})", row)
	old.commit()
	new.close()
	os.rename("former.sqlite", "out/gradebook.sqlite")
	PY
  cp -r out old
  run -0 ipclab report old
  assert_line --partial "made by an older ipclab (form 1, now 4); its 6 marks are kept"
  diff before.csv old/marks.csv
  run -0 ipclab history old alice
  assert_line --partial "of 100  stands"
  run -0 ipclab report old
  refute_line --partial "of before"
  run -0 grade
  assert_line "3 submissions: 0 graded now, 3 as before"
  diff before.csv out/marks.csv
}

@test "a second grader into the same OUT waits for the first, and says so" {
  run -0 grade
  mkfifo said
  exec 7<>said 8<out
  flock 8
  mini_source hello 1 >class/alice/hello.c
  ipclab grade class --out out --no-isolation 2>&7 >ended 3>&- 8<&- &
  grep -m 1 "another ipclab is using it; waiting for it to end" said
  assert_equal "$(wc -c <ended)" 0
  exec 8<&-
  wait $!
  run -0 grep -x "3 submissions: 1 graded now, 2 as before" ended
}

@test "a gradebook made by commit d33f2d1 opens and keeps every mark, and says so" {
  mkdir former
  python3 - former/gradebook.sqlite "$IPCLAB_SRCDIR/tests/ipclab/gradebook-d33f2d1.sql" <<-'PY'
	import sqlite3, sys
	sqlite3.connect(sys.argv[1]).executescript(open(sys.argv[2]).read())
	PY
  run -0 ipclab report former
  assert_line --partial "made by an older ipclab (form 1, now 4); its 2 marks are kept unchanged"
  run -0 cut -d, -f1-5 former/marks.csv
  assert_line alice,100,100,100,graded
  assert_line bob,70,100,70,graded
  assert_line dee,,0,,refused
  run -0 ipclab history former bob
  assert_line --regexp '^01-hello .* 70 of 100  stands$'
  run -0 ipclab mark former bob --points +5 --comment 'seen again'
  assert_output "decision 1; bob has 75 of 100"
}

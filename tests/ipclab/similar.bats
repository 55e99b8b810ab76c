# Similar submissions: what is found, what is not, and how it is shown.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
}

# program N: print C of somebody's own; a different N gives the same statements
# in a different order.
program() {
  local n=$1 i
  echo '#include <stdio.h>'
  for ((i = 0; i < 4; i++)); do
    case $(((n + i) % 4)) in
    0) echo "static int f$i(int n) { int i, sum = 0; for (i = 0; i < n; i++) sum += i * $n; return sum; }" ;;
    1) echo "static int f$i(int n) { while (n > 10) { n = n / 2 + $i; if (n % 3 == 1) return n; } return n - 1; }" ;;
    2) echo "static int f$i(int *a, int n) { do { a[n] = a[n - 1] ^ n; } while (--n > 0); return a[0] << $n; }" ;;
    3) echo "static int f$i(char *s) { switch (*s) { case 'a': return 1; case 'b': return *s++ | 2; default: return 0; } }" ;;
    esac
  done
  printf '%s\n' 'int main(void) { printf("<b>%d\n", f0(7)); return 0; }'
}

# hand_in FOLDER NAME N
hand_in() {
  mkdir -p "$1/$2"
  program "$3" >"$1/$2/hello.c"
}

# alone FOLDER NAME: hand in a program that is similar to no other.
alone() {
  mkdir -p "$1/$2"
  cat >"$1/$2/hello.c" <<-'EOF'
	#include <string.h>
	#include <unistd.h>
	struct line { char text[80]; size_t used; };
	int main(int argc, char **argv)
	{
		struct line line = {.used = 0};
		for (char **arg = argv + 1; argc > 1 && *arg != NULL; arg++)
			line.used += strlen(strncat(line.text, *arg, 9));
		write(STDOUT_FILENO, line.text, line.used);
		return line.used > 0 ? 0 : 3;
	}
	EOF
}

@test "a copy with other names is found; the skeleton alone, or one's own code, is not" {
  hand_in class ann 0
  mkdir -p class/{bob,cy}
  sed -E 's/\bf([0-9])/other_\1/g; s/sum/total/g; s/; /;\n/g; s/^int/static int/' \
    class/ann/hello.c >class/bob/hello.c
  cp "$KIT/skeletons/01-hello/hello.c" class/cy
  alone class dee
  run -0 ipclab similar class --labs 1 --output page.html
  assert_output --regexp '^(100| 9[0-9]) %  01-hello  ann, bob  \(hello.c [0-9]+ %, as a whole [0-9]+ %\)$'
  assert_file_contains page.html '<mark>.*static int other_0'
  assert_file_contains page.html '&lt;b&gt;%d'
  run -0 ipclab similar class --labs 1 --least 1 --given class/ann
  assert_output "no submissions are 1 % or more similar"
  run -2 ipclab similar class --labs 1 --given nowhere
  assert_output --partial "nowhere: No such file or directory"
}

@test "eight copies take one line, not 28; the most similar come first" {
  local i
  for ((i = 1; i <= 8; i++)); do
    hand_in class "s$i" 1
    echo "/* $i */" >>"class/s$i/hello.c"
  done
  alone class x
  alone class y
  # A part of it, written differently.
  sed -i 's/line.used > 0 ? 0 : 3/line.used == 0/; s/strncat/strcpy/' class/y/hello.c
  run -0 ipclab similar class --labs 1 --output page.html
  assert_line --index 0 '100 %  01-hello  s1, s2, s3, s4, s5, s6, s7, s8  (8; the least similar pair 100 %)'
  assert_line --index 1 --regexp '01-hello  x, y  \(hello.c'
  assert_equal "${#lines[@]}" 2
  assert_equal "$(grep -c '<details class="alike">' page.html)" 2
}

@test "earlier years are compared only with this one; groups and allowed people may be alike" {
  hand_in old zoe 2
  hand_in old yan 2
  hand_in class ann 2
  alone class bob
  alone class cy
  run -0 ipclab similar class --labs 1 --former old
  assert_equal "${#lines[@]}" 2
  assert_output --partial '100 %  01-hello  ann, old/yan, old/zoe  (3;'
  assert_output --partial '100 %  01-hello  bob, cy  (hello.c'
  rm -r class/ann
  printf '%s\n' 'name,login,group' 'Bob B,bob,G1' 'Cy C,cy,G1' 'Dee D,dee,G2' >roster.csv
  run -0 ipclab similar class --labs 1 --former old --roster roster.csv
  assert_output "no submissions are 40 % or more similar"
  sed -i 's/,G.*/,/' roster.csv
  run -0 ipclab similar class --labs 1 --roster roster.csv
  assert_output --partial 'bob, cy'
  echo 'Bob B,cy,nobody' >pairs.csv
  run -0 ipclab similar class --labs 1 --roster roster.csv --allowed pairs.csv
  assert_line "ipclab: pairs.csv: nothing was handed in by 'nobody'"
  assert_line "no submissions are 40 % or more similar"
}

@test "one copied file is found among many that are not copied" {
  sed -i 's/^files.*/files = {"hello.c", "other.c"}/' "$KIT/labs/01-hello/lab.conf"
  alone class ann
  alone class bob
  mv class/ann/hello.c class/ann/other.c
  mv class/bob/hello.c class/bob/other.c
  program 0 >class/ann/hello.c
  for ((i = 1; i < 9; i++)); do
    printf 'long g%d(long a) { if (a) %s return %*sa; }\n' "$i" \
      "$(printf 'a <<= (1 %.0s' $(seq "$i"))$(printf ')%.0s' $(seq "$i"));" "$i" '~'
  done >class/bob/hello.c
  run -0 ipclab similar class --labs 1 --least 90
  assert_output --regexp '^100 %  01-hello  ann, bob  \(other.c 100 %, as a whole [1-7][0-9] %\)$'
}

@test "a class's report shows them, and so does a later one; under pseudonyms without names" {
  hand_in class ann 0
  hand_in class bob 0
  sed -i '1i /* by bob, with ann */' class/*/hello.c
  ipclab grade class --out out --no-isolation --labs 1 --anonymous
  refute grep -q '<h2>Similar' out/report.html
  run -0 ipclab similar class --labs 1 --out out
  assert_file_contains out/report.html '<summary>01-hello, 100 %: ann, bob <span'
  assert_file_contains out/report.html 'by bob, with ann'
  rm out/report.html
  run -0 ipclab report out
  assert_file_contains out/report.html '<h2>Similar'
  assert_file_contains out/anonymous/report.html '<summary>01-hello, 100 %: anon-'
  refute grep -rnE '\b(ann|bob)\b' out/anonymous
  echo '[{"lab": "01-hello", "percent": 9, "a": "ann", "b": "bob"}]' >out/alike.json
  run -0 ipclab report out
  assert_file_contains out/report.html 'An older ipclab looked for them'
  run -2 ipclab similar class --labs 1 --out class
  assert_output --partial "no gradebook there"
}

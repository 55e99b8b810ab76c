# What we write follows schema/.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  schema=$IPCLAB_SRCDIR/schema
}

valid() {
  python3 -W ignore -m jsonschema -i "$2" "$schema/$1"
}

# closed PART FILE: FILE is that part of a result (or "" for all of it) and has
# no field that the schema does not name.
closed() {
  jq --arg part "$1" '
    walk(if type == "object" and has("properties") and has("type")
      then .additionalProperties = false else . end)
    | if $part == "" then .
      else {"$defs": .["$defs"], "$ref": "#/$defs/\($part)"} end' \
    "$schema/ipclab-result-1.json" >closed.json
  python3 -W ignore -m jsonschema -i "$2" closed.json
}

@test "the schemas are valid schemas" {
  python3 - "$schema"/*.json <<-'EOF'
	import json, sys
	import jsonschema
	for name in sys.argv[1:]:
	    jsonschema.Draft202012Validator.check_schema(json.load(open(name)))
	EOF
}

@test "results of every kind are valid" {
  mkdir -p class/{good,bad,broken,none} 'class/a b'
  mini_source hello 0 >class/good/hello.c
  mini_source hello 4 >class/bad/hello.c
  echo 'no C' >class/broken/hello.c
  ln -s /etc/passwd 'class/a b/hello.c'
  echo 'no archive' >class/refused.zip
  printf '#include <stdio.h>\nint main(void) { puts("\\033\\1\\377<&"); return 3; }\n' \
    >class/none/hello.c
  run -1 ipclab grade class --out out --no-isolation
  for name in out/results/*.json; do
    valid ipclab-result-1.json "$name"
    closed '' "$name"
  done
}

@test "a deadlocked check's waits and page are fields of the check" {
  mini_check stuck '
    cat >"$IPCLAB_OUT/stuck.json" <<-"END"
	{"message": "it never ended", "replay_args": "ipcprobe -- ./hello",
	  "waits": [{"process": 1, "function": "wait", "fd": null,
	    "until": "ends", "for": [2]}]}
	END
    echo "<!DOCTYPE html><p>the run" >"$IPCLAB_OUT/stuck.html"
    false'
  mini_source hello 0 >hello.c
  run -1 ipclab check 1 --work . --json lab.json --html lab.html
  run jq -e '.checks[0] | .waits[0].until, .run_page' lab.json
  assert_success
  closed lab lab.json
  jq '.waits = .checks[0].waits' lab.json >wrong.json
  run -1 closed lab wrong.json
}

@test "a lab's id may have several words, as for scripts/new-lab" {
  mini_lab 09-two-words hello 'Two words'
  mini_source hello 0 >hello.c
  run ipclab check 9 --work . --json lab.json
  assert_equal "$(jq -r .id lab.json)" 09-two-words
  closed lab lab.json
}

@test "a broken result is not valid" {
  mkdir -p class/good
  mini_source hello 0 >class/good/hello.c
  ipclab grade class --out out --no-isolation
  jq '.labs[0].checks[0].status = "maybe"' out/results/good.json >wrong.json
  run -1 valid ipclab-result-1.json wrong.json
  jq '.labs[1].checks[0].points = 5' out/results/good.json >wrong.json
  run -1 valid ipclab-result-1.json wrong.json
  jq 'del(.isolation)' out/results/good.json >wrong.json
  run -1 valid ipclab-result-1.json wrong.json
}

@test "ipcprobe's reports are valid: a run without findings, a leak, a missing program" {
  ipcprobe --quiet --json clean.json -- true
  valid ipcprobe-1.json clean.json
  run ipcprobe --quiet --json pipe.json -- sh -c 'echo x | cat; kill -9 $$'
  valid ipcprobe-1.json pipe.json
  run ipcprobe --quiet --json missing.json -- ./nothing
  [ ! -e missing.json ] || valid ipcprobe-1.json missing.json
}

@test "SARIF follows its own schema" {
  [[ -n ${IPCLAB_SARIF_SCHEMA-} ]] ||
    skip "set IPCLAB_SARIF_SCHEMA to the schema of SARIF 2.1.0"
  schema=${IPCLAB_SARIF_SCHEMA%/*}
  mini_source hello 4 >hello.c
  run -1 ipclab check 1 --work . --sarif check.sarif
  "$CC" -g -x c -o stuck - <<-'END'
	#include <unistd.h>
	int main(void)
	{
		int fds[2];
		char byte;

		return pipe(fds) || read(fds[0], &byte, 1) != 0;
	}
	END
  run "$IPCLAB_PROBE" --sarif probe.sarif -- ./stuck
  for file in check.sarif probe.sarif; do
    run jq '.runs[0].results | length' "$file"
    refute_output 0
    valid "${IPCLAB_SARIF_SCHEMA##*/}" "$file"
  done
}

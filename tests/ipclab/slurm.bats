# ipclab grade --engine slurm, with stand-ins for Slurm's commands: sbatch takes
# the same arguments and sets the same variable, but runs the array here.
load robust
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  mkdir sbin
  cat >sbin/sbatch <<-'EOF'
	#!/bin/bash
	printf '%s\n' "$@" >>"$SLURM_SAID"
	for word; do
	  case $word in
	  --array=*) range=${word#--array=} ;;
	  --output=*) output=${word#--output=} ;;
	  --wrap=*) command=${word#--wrap=} ;;
	  esac
	done
	echo 4711
	range=${range%%%*}
	for ((i = ${range%-*}; i <= ${range#*-}; i++)); do
	  [ "$i" = "${SBATCH_LOSES-}" ] ||
	    SLURM_ARRAY_TASK_ID=$i sh -c "$command" >"${output//%a/$i}" 2>&1
	  [ -z "${SBATCH_AFTER-}" ] || . "$SBATCH_AFTER"
	done
	exit "${SBATCH_STATUS-0}"
	EOF
  fake scancel 'printf "scancel %s\n" "$@" >>"$SLURM_SAID"'
  fake scontrol 'echo "MaxArraySize            = ${MOST-1001}"'
  chmod +x sbin/sbatch
  PATH=$PWD/sbin:$PATH
  export SLURM_SAID=$PWD/said
}

# fake NAME SCRIPT: make one of Slurm's commands.
fake() {
  printf '#!/bin/bash\n%s\n' "$2" >"sbin/$1"
  chmod +x "sbin/$1"
}

@test "a job array grades just as this machine does" {
  make_class 3
  cp -r class/s1 "class/a b'c"
  grade local
  run -0 grade slurm --engine slurm --jobs 7
  same_marks local slurm
  run cat said
  assert_line --partial -- "--array=0-3%7"
  assert_line -- --wait
  assert_not_exist slurm/slurm
  run -0 grade slurm --engine slurm
  assert_line "4 submissions: 0 graded now, 4 as before"
}

@test "the cluster limits how many tasks run at a time, and how large an array may be" {
  make_class 5
  MOST=2 run -0 grade out --engine slurm
  assert_line "5 submissions: 5 graded now, 0 as before"
  run grep -e --array said
  assert_output "--array=0-1
--array=0-1
--array=0-0"
}

@test "a lost task is a submission that was not graded, and it is named" {
  make_class 2
  SBATCH_LOSES=1 SBATCH_STATUS=1 run -1 grade out --engine slurm
  assert_output --partial "s2: 01-hello: its Slurm task gave no answer"
  assert_output --partial "sbatch ended with status 1"
  run tail -n 1 said
  assert_output "scancel 4711"
  run -0 grade out --engine slurm
  assert_line "2 submissions: 1 graded now, 1 as before"
}

@test "an answer that an earlier run left is ignored" {
  make_class 3
  grade out --engine slurm
  # As left by an interrupted run of an ipclab that numbered its answers.
  mkdir -p out/slurm/ipclab-old
  jq '{refused: null, notes: [], labs: [{id: "01-hello", hash: "0",
    result: .labs[0], seconds: 1}]}' out/results/s1.json >answer
  cp answer out/slurm/0.answer.json
  cp answer out/slurm/ipclab-old/0.answer.json
  mkdir class/a-new
  mini_source hello 1 >class/a-new/hello.c
  fake sbatch 'echo "sbatch: error: invalid partition specified: none" >&2
exit 1'
  run -3 grade out --engine slurm
  assert_output --partial "rejected the job array: sbatch ended with status 1: sbatch: error: invalid partition specified: none"
  assert_not_exist out/results/a-new.json
  run grep -c . out/marks.csv
  assert_output 4
  assert_not_exist out/slurm
  grep -qx "scancel --name=ipclab-old" said
}

@test "an answer for another submission, or for other files, is not taken" {
  make_class 2
  # The first submission's answer is put in the place of the second's, which is
  # lost.
  cat >swap <<-'EOF'
	folder=${output%/*}
	[ "$i" = 1 ] || cp "$folder/0.answer.json" "$folder/copy"
	[ "$i" = 1 ] || mv "$folder/copy" "$folder/1.answer.json"
	EOF
  SBATCH_LOSES=1 SBATCH_AFTER=$PWD/swap run -1 grade out --engine slurm
  assert_output --partial "s2: 01-hello: its Slurm task answered for another submission (s1); that was not taken"
  run jq '.labs | length' out/results/s2.json
  assert_output 0
  # The submission is changed between sbatch and its task.
  make_class 3
  echo "echo '/* more */' >>class/s3/hello.c" >change
  SBATCH_AFTER=$PWD/change run -1 grade out --engine slurm
  assert_output --partial "s3: 01-hello: its files changed while it was graded; run it again"
  run -0 grade out --engine slurm
}

@test "marks are reported as they are made; an interrupt cancels the array" {
  make_class 3
  mkfifo progress
  # When the first mark is reported, and not before, send Ctrl-C; then hang.
  cat >interrupt <<-'EOF'
	grep -m 1 s1: progress >first
	kill -INT "$PPID"
	exec 3>&- sleep infinity
	EOF
  exec 8<>progress
  status=0
  SBATCH_AFTER=$PWD/interrupt env --default-signal=INT ipclab grade class \
    --out out --no-isolation --labs 1 --engine slurm 2>&8 || status=$?
  exec 8>&-
  assert_equal "$status" 130
  run cat first
  assert_output --partial "s1: 100 of 100"
  run tail -n 1 said
  assert_output "scancel 4711"
  assert_not_exist out/slurm
  run -0 grade out --engine slurm
  assert_line "3 submissions: 2 graded now, 1 as before"
}

# without PROGRAM: a PATH with links to everything in its folders except that.
without() {
  local dir dirs path=
  IFS=: read -ra dirs <<<"$PATH"
  for dir in "${dirs[@]}"; do
    if [[ -x $dir/$1 ]]; then
      mkdir -p "links$dir"
      ln -sf "$dir"/* "links$dir"
      rm "links$dir/$1"
      dir=$PWD/links$dir
    fi
    path+=:$dir
  done
  printf %s "${path#:}"
}

@test "without sbatch it says so, even where Slurm is installed" {
  make_class 1
  mkdir installed
  mv sbin/sbatch installed
  PATH=$PATH:$PWD/installed
  PATH=$(without sbatch) run -3 grade out --engine slurm
  assert_output --partial "sbatch is not in the PATH"
  run -2 grade out --engine cloud
  assert_output --partial "not local or slurm"
}

# ipclab grade --engine slurm, with a stand-in for sbatch that runs the array
# here: it takes the same arguments and sets the same variable.
load robust
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  mkdir sbin
  cat >sbin/sbatch <<-'EOF'
	#!/bin/bash
	printf '%s\n' "$@" >"$SBATCH_SAID"
	for word; do
	  case $word in
	  --array=*) range=${word#--array=} ;;
	  --output=*) output=${word#--output=} ;;
	  --wrap=*) command=${word#--wrap=} ;;
	  esac
	done
	range=${range%%%*}
	for ((i = ${range%-*}; i <= ${range#*-}; i++)); do
	  [ "$i" = "${SBATCH_LOSES-}" ] ||
	    SLURM_ARRAY_TASK_ID=$i sh -c "$command" >"${output//%a/$i}" 2>&1
	done
	EOF
  chmod +x sbin/sbatch
  PATH=$PWD/sbin:$PATH
  export SBATCH_SAID=$PWD/said
}

@test "a job array grades as this machine does" {
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

@test "a task that is lost is a submission that was not graded, and named" {
  make_class 2
  SBATCH_LOSES=1 run -1 grade out --engine slurm
  assert_output --partial "s2: 01-hello: its Slurm task gave no answer"
  run -0 grade out --engine slurm
  assert_line "2 submissions: 1 graded now, 1 as before"
}

@test "without sbatch it says so" {
  make_class 1
  rm sbin/sbatch
  run -3 grade out --engine slurm
  assert_output --partial "sbatch is not in the PATH"
  run -2 grade out --engine cloud
  assert_output --partial "local and slurm"
}

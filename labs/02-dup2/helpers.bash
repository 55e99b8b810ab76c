# shellcheck shell=bash disable=SC2154 # observe sets them
# What the checks of lab 02-dup2 share.

# only NAME…: a folder that holds these programs and no other, for PATH.
only() {
	local name
	mkdir -p only
	rm -f only/*
	for name; do
		ln -s "$(command -v "$name")" only/
	done
}

# assert_ran NAME…: programs of these names were run, each once.
assert_ran() {
	local name ran count
	for name; do
		count=0
		for ran in "${process_names[@]}"; do
			[[ $ran != "$name" ]] || count=$((count + 1))
		done
		if [[ $count != 1 ]]; then
			fail "$name should be run once; it was run $count times"
			return
		fi
	done
}

# assert_ran_no_shell: no process of the last run was one.
assert_ran_no_shell() {
	local name
	for name in "${process_names[@]}"; do
		case $name in
		sh | dash | bash)
			fail "a shell ($name) was started, where none is needed"
			return ;;
		esac
	done
}

# make_dir NAME: a folder with a random number of files, one called -l.
make_dir() {
	local count
	random_int count 3 40
	mkdir "$1"
	(cd "$1" && seq "$count" | xargs touch -- -l)
}

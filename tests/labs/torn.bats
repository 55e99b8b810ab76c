# Lab 05: which records are torn is luck, so a run without any proves nothing.
load ../setup
load lab

setup() {
	lab=05-capacity
}

@test "where no record is torn, whether torn ones are counted is not judged" {
	"$scripts/lab-sources" "$lab" solution work
	# Each record under a lock, so that none is torn.
	sed -i 's/^#include <errno.h>/&\n#include <fcntl.h>\n#include <sys\/file.h>/
		s/^\t\twrite_record(.*;/\t\tflock(lock, LOCK_EX);\n&\n\t\tflock(lock, LOCK_UN);/
		s/^\tunsigned char \*record = malloc(size);/\tint lock = open("tape.r", O_RDONLY | O_CREAT, 0600);\n&/' \
		work/atomic_writers.c
	try --work work --only large-torn
	run jq -r '.checks[] | "\(.status) \(.message)"' "$result"
	assert_output --partial 'error in this run no record was torn'
}

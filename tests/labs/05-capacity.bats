# One lab's tests; this file's name is the lab. What they do is in lab.bash.
load ../setup
load lab

@test "the skeleton is what make-skeletons makes of the solution" {
	skeleton_is_current
}

@test "the skeleton compiles, fails cleanly and earns at most 10 points" {
	skeleton_earns_little
}

@test "the model answer earns all points" {
	solution_earns_all
}

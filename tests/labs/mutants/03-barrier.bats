# One lab's mutants; this file's name is the lab. What it does is in lab.bash.
load ../../setup
load ../lab

@test "each mutant fails its check, for its reason, at its line" {
	mutants_are_caught
}

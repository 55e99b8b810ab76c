# One lab's ladder; this file's name is the lab. What it does is in lab.bash.
load ../../setup
load ../lab

@test "each TODO, done in order, turns a check green" {
	todos_lead_up
}

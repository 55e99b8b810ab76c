/*
 * Which threads are asleep, as two looks at them say: prints a line for each
 * that is judged otherwise than the table here; exits 0 if none is.
 */
#include "probe/live/sample.h"
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>

static const struct {
	const char *what;
	char state;
	int nr;
	uint64_t flags;   /* the call's first argument */
	uint64_t vforked; /* of a thread with three stops */
	bool asleep;
} table[] = {
	{"waits in read", 'S', SYS_read, 0, 0, true},
	{"is stopped by us in read", 't', SYS_read, 0, 0, false},
	{"reads a disk", 'D', SYS_read, 0, 0, false},
	{"copies itself for a fork", 'D', SYS_clone, SIGCHLD, 0, false},
	{"copies itself for a vfork child", 'D', SYS_clone,
	 CLONE_VFORK | SIGCHLD, 0, false},
	{"does so for its second one", 'D', SYS_clone, CLONE_VFORK | SIGCHLD, 2,
	 false},
	{"waits for its vfork child", 'D', SYS_clone, CLONE_VFORK | SIGCHLD, 3,
	 true},
	{"sleeps in no call", 'S', -1, 0, 3, false},
};

int
main(void)
{
	int wrong = 0;

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct task task = {.stops = 3, .vforked = table[i].vforked};
		struct task_sample sample = {.state = table[i].state,
					     .nr = table[i].nr,
					     .args = {table[i].flags}};

		if (sample_asleep(&task, &sample) != table[i].asleep) {
			printf("a thread that %s is%s asleep\n", table[i].what,
			       table[i].asleep ? "" : " not");
			wrong = 1;
		}
	}
	return wrong;
}

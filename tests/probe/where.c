/*
 * where CALL PROGRAM [ARG...]: where in the source each CALL was made.
 *
 * Runs PROGRAM and its children under ptrace, takes the stack at the entry of
 * every system call named CALL, and resolves all of them after the end, when
 * no process is left: one line each, "FILE:LINE FUNCTION: TEXT", or "?". With
 * WHERE_FRAMES set, the whole chain below each line. A test of stack and lines
 * that needs nothing of the tracer.
 */
#include "probe/base/syscall_name.h"
#include "probe/lines/lines.h"
#include "probe/live/registers.h"
#include "probe/live/stack_capture.h"
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST 4096

/** Whose address space is whose: found anew after each exec. */
struct tracee {
	pid_t pid;
	struct image *image;
	bool inside; /* a call */
	struct tracee *next;
};

static struct tracee *tracees;
static struct stack *stacks[MOST];
static size_t stack_len;

static struct tracee *
tracee_of(pid_t pid)
{
	struct tracee *tracee;

	for (tracee = tracees; tracee; tracee = tracee->next)
		if (tracee->pid == pid)
			return tracee;
	tracee = calloc(1, sizeof(*tracee));
	if (!tracee)
		err(1, "calloc");
	tracee->pid = pid;
	tracee->next = tracees;
	return tracees = tracee;
}

static void
at_call(struct tracee *tracee, const char *call)
{
	struct registers regs;
	struct stack *stack;

	tracee->inside = !tracee->inside;
	if (!tracee->inside || registers_get(tracee->pid, &regs) < 0)
		return;
	if (strcmp(syscall_name(regs.nr), call) != 0 || stack_len == MOST)
		return;
	if (!tracee->image && !(tracee->image = image_new("?")))
		err(1, "image_new");
	stack = stack_capture(tracee->pid, &regs, tracee->image);
	if (!stack)
		err(1, "stack_capture");
	stacks[stack_len++] = stack;
}

static void
at_event(struct tracee *tracee, int event)
{
	unsigned long child;

	switch (event) {
	case PTRACE_EVENT_EXEC:
		image_unref(tracee->image);
		tracee->image = NULL;
		break;
	case PTRACE_EVENT_FORK:
	case PTRACE_EVENT_VFORK:
	case PTRACE_EVENT_CLONE:
		ptrace(PTRACE_GETEVENTMSG, tracee->pid, NULL, &child);
		tracee_of((pid_t)child)->image = image_ref(tracee->image);
		break;
	default:
		break;
	}
}

static void
observe(const char *call)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, __WALL)) > 0) {
		struct tracee *tracee = tracee_of(pid);
		int signal;

		if (!WIFSTOPPED(status))
			continue;
		signal = WSTOPSIG(status);
		if (signal == (SIGTRAP | 0x80))
			at_call(tracee, call);
		else if (status >> 16)
			at_event(tracee, status >> 16);
		if (signal == (SIGTRAP | 0x80) || status >> 16 ||
		    signal == SIGSTOP)
			signal = 0;
		ptrace(PTRACE_SYSCALL, pid, NULL, (long)signal);
	}
}

static void
print_frames(struct lines *lines, const struct stack *stack)
{
	struct frame frames[32];
	size_t len = lines_frames(lines, stack, frames, 32);

	for (size_t i = 0; i < len; i++)
		printf("  %s %s %s:%d\n",
		       frames[i].module ? frames[i].module : "?",
		       frames[i].function ? frames[i].function : "?",
		       frames[i].place.file ? frames[i].place.file : "?",
		       frames[i].place.line);
}

static void
print_all(void)
{
	struct lines *lines = lines_new();

	for (size_t i = 0; i < stack_len; i++) {
		struct place place;
		const char *text;

		if (lines_resolve(lines, stacks[i], &place) == 0) {
			text = lines_text(lines, &place);
			printf("%s:%d %s: %s\n", place.file, place.line,
			       place.function ? place.function : "?",
			       text ? text : "(not found)");
		} else {
			printf("?\n");
		}
		if (getenv("WHERE_FRAMES"))
			print_frames(lines, stacks[i]);
		stack_unref(stacks[i]);
	}
	lines_free(lines);
}

int
main(int argc, char **argv)
{
	const long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK |
			     PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE |
			     PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
	pid_t pid;

	if (argc < 3) {
		fprintf(stderr, "usage: where CALL PROGRAM [ARG...]\n");
		return 2;
	}
	pid = fork();
	if (pid < 0)
		err(1, "fork");
	if (pid == 0) {
		ptrace(PTRACE_TRACEME, 0, NULL, NULL);
		raise(SIGSTOP);
		execvp(argv[2], argv + 2);
		err(127, "%s", argv[2]);
	}
	if (waitpid(pid, NULL, 0) < 0 ||
	    ptrace(PTRACE_SETOPTIONS, pid, NULL, options) < 0)
		err(1, "ptrace");
	ptrace(PTRACE_SYSCALL, pid, NULL, 0L);
	observe(argv[1]);
	print_all();
	while (tracees) {
		struct tracee *tracee = tracees;

		tracees = tracee->next;
		image_unref(tracee->image);
		free(tracee);
	}
	return 0;
}

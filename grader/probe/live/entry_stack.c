/* SPDX-License-Identifier: MIT */
#include "probe/live/entry_stack.h"
#include "probe/live/registers.h"
#include "probe/live/remote.h"
#include <elf.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>

int
entry_stack_read(pid_t tid, struct entry_stack *out)
{
	struct registers regs;
	ssize_t got;

	if (registers_get(tid, &regs) == -1)
		return -1;
	out->sp = regs.sp;
	out->bytes = 0;
	got = remote_read_some(tid, regs.sp, out->text, sizeof out->text);
	if (got < (ssize_t)sizeof out->words[0])
		return -1;
	out->bytes = (size_t)got;
	return 0;
}

static size_t
word_count(const struct entry_stack *stack)
{
	return stack->bytes / sizeof stack->words[0];
}

static char *
string_at(pid_t tid, const struct entry_stack *stack, uint64_t addr)
{
	size_t at = addr - stack->sp;

	if (addr >= stack->sp && at < stack->bytes &&
	    memchr(stack->text + at, '\0', stack->bytes - at))
		return strdup(stack->text + at);
	return remote_string(tid, addr);
}

char **
entry_argv(pid_t tid, const struct entry_stack *stack)
{
	size_t len = word_count(stack), argc = len ? stack->words[0] : 0;
	char **argv;

	if (argc >= len)
		argc = len ? len - 1 : 0;
	argv = calloc(argc + 1, sizeof *argv);
	if (!argv)
		return NULL;
	for (size_t i = 0; i < argc; i++) {
		argv[i] = string_at(tid, stack, stack->words[1 + i]);
		if (!argv[i])
			break;
	}
	return argv;
}

void
entry_argv_free(char **argv)
{
	if (!argv)
		return;
	for (size_t i = 0; argv[i]; i++)
		free(argv[i]);
	free(argv);
}

size_t
entry_aux(const struct entry_stack *stack, uint64_t type)
{
	size_t len = word_count(stack), i = 1;

	if (len == 0 || stack->words[0] >= len)
		return 0;
	i += stack->words[0] + 1; /* argv and its end */
	while (i < len && stack->words[i])
		i++; /* the environment */
	for (i++; i + 1 < len && stack->words[i] != AT_NULL; i += 2)
		if (stack->words[i] == type)
			return i + 1;
	return 0;
}

int
entry_hide_vdso(pid_t pid, const struct entry_stack *stack)
{
	size_t at = entry_aux(stack, AT_SYSINFO_EHDR);
	uint64_t ignore = AT_IGNORE;

	if (!at)
		return 0;
	/* overwrite the type, which is the word before the value */
	return remote_write(pid, stack->sp + (at - 1) * sizeof ignore, &ignore,
			    sizeof ignore);
}

/* SPDX-License-Identifier: MIT */
#include "probe/lines/unwind.h"
#include "probe/base/maps.h"
#include "probe/lines/reader_parts.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define STACK_POINTER 31 /* aarch64's, for DWARF */
#define ANY_TID 1        /* libdwfl wants a thread id */
/* More frames than the copied stack has room for: a cycle. */
#define FRAMES_MAX (STACK_BYTES / 8)

struct unwind {
	Dwfl *dwfl;
	const struct image *image;
	const struct modules *modules;
	bool names_only;
	const struct stack *stack;     /* being walked */
	struct registers registers;    /* registers to start from */
	uint64_t vdso_start, vdso_end; /* 0, 0: none */
	uint64_t signal_frame; /* where the walk stopped at a signal frame; 0:
				* it did not */
	unwind_frame *visit;
	void *arg;
	size_t visited;
	bool interrupted; /* the walk has passed a signal handler */
};

/** An open descriptor of the file mapped under that name, or -1. */
static int
mapped(const struct unwind *unwind, const char *name)
{
	const struct modules *modules = unwind->modules;

	if (!strcmp(name, unwind->image->exe_mapped))
		return READER_EXE;
	for (size_t i = 0; i < modules->len; i++)
		if (!strcmp(name, modules->list[i].name))
			return modules->list[i].fd;
	return -1;
}

/** The ELF file of a module, from those already open. */
static int
find_elf(Dwfl_Module *module, void **userdata, const char *name,
	 Dwarf_Addr base, char **file_name, Elf **elf)
{
	int fd = mapped(*userdata, name);

	(void)module;
	(void)base;
	(void)elf;
	if (fd == -1)
		return -1;
	*file_name = strdup(name);
	return dup(fd);
}

/** Separate debug files are looked up for the program only, not for
 *  libraries. */
static int
find_debuginfo(Dwfl_Module *module, void **userdata, const char *name,
	       Dwarf_Addr base, const char *file_name, const char *link,
	       GElf_Word crc, char **result)
{
	const struct unwind *unwind = *userdata;

	if (unwind->names_only || strcmp(name, unwind->image->exe_mapped) != 0)
		return -1;
	unsetenv("DEBUGINFOD_URLS"); /* never use the network */
	return dwfl_standard_find_debuginfo(module, userdata, name, base,
					    file_name, link, crc, result);
}

static const Dwfl_Callbacks FILES = {
	.find_elf = find_elf,
	.find_debuginfo = find_debuginfo,
};

static pid_t
next_thread(Dwfl *dwfl, void *arg, void **thread_arg)
{
	(void)dwfl;
	if (*thread_arg)
		return 0;
	*thread_arg = arg;
	return ANY_TID;
}

static bool
get_thread(Dwfl *dwfl, pid_t tid, void *arg, void **thread_arg)
{
	(void)dwfl;
	*thread_arg = arg;
	return tid == ANY_TID;
}

static bool
memory_read(Dwfl *dwfl, Dwarf_Addr address, Dwarf_Word *result, void *arg)
{
	const struct unwind *unwind = arg;
	const struct stack *stack = unwind->stack;

	(void)dwfl;
	if (address < stack->start || stack->len < sizeof(*result) ||
	    address - stack->start > stack->len - sizeof(*result))
		return false;
	memcpy(result, stack->bytes + (address - stack->start),
	       sizeof(*result));
	*result = plain_address(*result);
	return true;
}

static bool
set_initial_registers(Dwfl_Thread *thread, void *arg)
{
	const struct unwind *unwind = arg;
	uint64_t values[DWARF_REGISTERS_MAX];
	size_t len = registers_dwarf(&unwind->registers, values);

	dwfl_thread_state_register_pc(thread, unwind->registers.pc);
	return dwfl_thread_state_registers(thread, 0, (unsigned)len, values);
}

static const Dwfl_Thread_Callbacks THREADS = {
	.next_thread = next_thread,
	.get_thread = get_thread,
	.memory_read = memory_read,
	.set_initial_registers = set_initial_registers,
};

static int
give_unwind(Dwfl_Module *module, void **userdata, const char *name,
	    Dwarf_Addr start, void *arg)
{
	(void)module;
	(void)name;
	(void)start;
	*userdata = arg;
	return DWARF_CB_OK;
}

static bool
report_modules(struct unwind *unwind)
{
	char *maps = unwind->image->maps;
	FILE *file = fmemopen(maps, strlen(maps), "r");
	bool done;

	if (!file)
		return false;
	dwfl_report_begin(unwind->dwfl);
	done = dwfl_linux_proc_maps_report(unwind->dwfl, file) == 0;
	fclose(file);
	return dwfl_report_end(unwind->dwfl, NULL, NULL) == 0 && done &&
	       dwfl_getmodules(unwind->dwfl, give_unwind, unwind, 0) == 0;
}

static void
find_vdso(struct unwind *unwind)
{
	struct mapping mapping;

	for (const char *at = unwind->image->maps;
	     (at = maps_next(at, &mapping));)
		if (!strcmp(mapping.path, "[vdso]")) {
			unwind->vdso_start = mapping.start;
			unwind->vdso_end = mapping.end;
		}
}

struct unwind *
unwind_new(const struct image *image, const struct modules *modules,
	   bool names_only)
{
	struct unwind *unwind = calloc(1, sizeof(*unwind));

	if (!unwind)
		return NULL;
	unwind->image = image;
	unwind->modules = modules;
	unwind->names_only = names_only;
	find_vdso(unwind);
	unwind->dwfl = dwfl_begin(&FILES);
	if (!unwind->dwfl || !report_modules(unwind) ||
	    !dwfl_attach_state(unwind->dwfl, NULL, ANY_TID, &THREADS, unwind)) {
		if (unwind->dwfl)
			dwfl_end(unwind->dwfl);
		free(unwind);
		errno = EINVAL;
		return NULL;
	}
	return unwind;
}

static int
visit_frame(Dwfl_Frame *frame, void *arg)
{
	struct unwind *unwind = arg;
	Dwarf_Addr pc;
	bool activation;

	if (!dwfl_frame_pc(frame, &pc, &activation))
		return DWARF_CB_ABORT;
	/* After the first frame, an activation is a frame that a signal
	 * interrupted. */
	if (activation && unwind->visited > 0)
		unwind->interrupted = true;
	if (++unwind->visited > FRAMES_MAX)
		return DWARF_CB_ABORT;
	if (registers_in_signal_frame() && pc >= unwind->vdso_start &&
	    pc < unwind->vdso_end && unwind->visited > 1 &&
	    dwfl_frame_reg(frame, STACK_POINTER, &unwind->signal_frame) == 0)
		return DWARF_CB_ABORT;
	/* The return address may already belong to the next line. */
	if (!activation)
		pc--;
	return unwind->visit(unwind, pc, unwind->arg) ? DWARF_CB_OK
						      : DWARF_CB_ABORT;
}

/** Continue with what a signal interrupted, read from the kernel's signal
 *  frame. */
static bool
read_interrupted(struct unwind *unwind)
{
	const struct stack *stack = unwind->stack;
	uint64_t at = unwind->signal_frame + registers_in_signal_frame();
	struct user_regs_struct all;

	if (at < stack->start || stack->len < sizeof all ||
	    at - stack->start > stack->len - sizeof all)
		return false;
	memcpy(&all, stack->bytes + (at - stack->start), sizeof all);
	unwind->registers = registers_of(&all);
	return true;
}

int
unwind_walk(struct unwind *unwind, const struct stack *stack,
	    unwind_frame *visit, void *arg)
{
	int result = -1;

	unwind->stack = stack;
	unwind->visit = visit;
	unwind->arg = arg;
	unwind->visited = 0;
	unwind->interrupted = false;
	unwind->registers = stack->regs;
	do {
		unwind->signal_frame = 0;
		result = dwfl_getthread_frames(unwind->dwfl, ANY_TID,
					       visit_frame, unwind);
	} while (unwind->signal_frame && read_interrupted(unwind));
	if (unwind->visited == 0)
		return -1;
	/* The walk fails where the copy ends; what was walked until then
	 * counts. */
	return result == -1 ? 1 : 0;
}

bool
unwind_interrupted(const struct unwind *unwind)
{
	return unwind->interrupted;
}

Dwfl_Module *
unwind_module(struct unwind *unwind, uint64_t pc)
{
	return dwfl_addrmodule(unwind->dwfl, pc);
}

bool
unwind_is_program(const struct unwind *unwind, Dwfl_Module *module)
{
	const char *name = dwfl_module_info(module, NULL, NULL, NULL, NULL,
					    NULL, NULL, NULL);

	return name && !strcmp(name, unwind->image->exe_mapped);
}

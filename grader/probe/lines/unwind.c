#include "probe/lines/unwind.h"
#include "probe/lines/reader_parts.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ANY_TID 1 /* libdwfl wants a number for "the thread" */
/* The copy of a stack has room for fewer: more are a circle. */
#define FRAMES_MAX (STACK_BYTES / 8)

struct unwind {
	Dwfl *dwfl;
	const struct image *image;
	const struct modules *modules;
	bool names_only;
	const struct stack *stack; /* being walked */
	unwind_frame *visit;
	void *arg;
	size_t visited;
	bool interrupted; /* the walk has passed a signal handler */
};

/** A descriptor of what was mapped under that name, or -1. */
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

/** The ELF file of a module, one of those that are open already. */
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

/** Separate debug files of the program only; libraries' are not asked for. */
static int
find_debuginfo(Dwfl_Module *module, void **userdata, const char *name,
	       Dwarf_Addr base, const char *file_name, const char *link,
	       GElf_Word crc, char **result)
{
	const struct unwind *unwind = *userdata;

	if (unwind->names_only || strcmp(name, unwind->image->exe_mapped) != 0)
		return -1;
	unsetenv("DEBUGINFOD_URLS"); /* never over the network */
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
	return true;
}

/** The numbers of the x86-64 psABI, figure 3.36: 0 to 15, and 16 for rip. */
static bool
set_initial_registers(Dwfl_Thread *thread, void *arg)
{
	const struct unwind *unwind = arg;
	const struct user_regs_struct *r = &unwind->stack->regs;
	const Dwarf_Word values[] = {r->rax, r->rdx, r->rcx, r->rbx, r->rsi,
				     r->rdi, r->rbp, r->rsp, r->r8,  r->r9,
				     r->r10, r->r11, r->r12, r->r13, r->r14,
				     r->r15, r->rip};

	return dwfl_thread_state_registers(
		thread, 0, sizeof(values) / sizeof(values[0]), values);
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
	/* But for the first, only what a signal interrupted is so. */
	if (activation && unwind->visited > 0)
		unwind->interrupted = true;
	if (++unwind->visited > FRAMES_MAX)
		return DWARF_CB_ABORT;
	/* A return address may be the first of the next line. */
	if (!activation)
		pc--;
	return unwind->visit(unwind, pc, unwind->arg) ? DWARF_CB_OK
						      : DWARF_CB_ABORT;
}

int
unwind_walk(struct unwind *unwind, const struct stack *stack,
	    unwind_frame *visit, void *arg)
{
	int result;

	unwind->stack = stack;
	unwind->visit = visit;
	unwind->arg = arg;
	unwind->visited = 0;
	unwind->interrupted = false;
	result = dwfl_getthread_frames(unwind->dwfl, ANY_TID, visit_frame,
				       unwind);
	if (unwind->visited == 0)
		return -1;
	/* Fails where the copy ends: what was walked till then counts. */
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

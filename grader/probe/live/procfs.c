/* SPDX-License-Identifier: MIT */
/* Readers of /proc/PID; see procfs.h. */
#include "probe/live/procfs.h"
#include "probe/live/proc_file.h"
#include "probe/live/remote.h"
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static uint64_t
status_number(const char *buf, const char *key, int base)
{
	const char *at = strstr(buf, key);

	return at ? strtoull(at + strlen(key), NULL, base) : 0;
}

int
procfs_sample(pid_t tid, struct task_sample *out)
{
	char buf[4096];
	const char *state;
	char *end;

	*out = (struct task_sample){.tid = tid, .nr = -1};
	if (proc_read(buf, sizeof buf, "/proc/%d/status", (int)tid) == -1)
		return -1;
	state = strstr(buf, "\nState:");
	out->state = state ? state[8] : '?';
	out->switches = status_number(buf, "\nvoluntary_ctxt_switches:", 10) +
			status_number(buf, "\nnonvoluntary_ctxt_switches:", 10);
	if (out->state != 'S' && out->state != 'D')
		return 0;
	if (proc_read(buf, sizeof buf, "/proc/%d/syscall", (int)tid) == -1)
		return -1;
	if (strncmp(buf, "running", 7) == 0) {
		out->state = 'R';
		return 0;
	}
	out->nr = (int)strtol(buf, &end, 10);
	for (int i = 0; i < 6; i++)
		out->args[i] = strtoull(end, &end, 16);
	out->sp = strtoull(end, &end, 16);
	out->pc = strtoull(end, &end, 16);
	return 0;
}

int
procfs_signals(pid_t tid, struct signal_sets *out)
{
	char buf[4096];

	if (proc_read(buf, sizeof buf, "/proc/%d/status", (int)tid) == -1)
		return -1;
	*out = (struct signal_sets){
		.pending = status_number(buf, "\nSigPnd:", 16) |
			   status_number(buf, "\nShdPnd:", 16),
		.blocked = status_number(buf, "\nSigBlk:", 16),
		.ignored = status_number(buf, "\nSigIgn:", 16),
		.caught = status_number(buf, "\nSigCgt:", 16),
	};
	return 0;
}

/* User and system time of a task and, if it is a process, of the children it
   has reaped, in ticks; all 0 if unknown. */
static void
cpu_times(pid_t tid, long times[4])
{
	char buf[1024], *at = NULL;

	/* the name in parentheses may hold anything; after the last ')' the
	 * state is field 3, the times are fields 14 to 17 */
	if (proc_read(buf, sizeof buf, "/proc/%d/stat", (int)tid) != -1)
		at = strrchr(buf, ')');
	if (!at || sscanf(at + 1,
			  " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u "
			  "%ld %ld %ld %ld",
			  &times[0], &times[1], &times[2], &times[3]) != 4)
		memset(times, 0, 4 * sizeof *times);
}

long
procfs_cpu_ticks(pid_t tid)
{
	long times[4];

	cpu_times(tid, times);
	return times[0] + times[1];
}

uint64_t
procfs_cpu_ms(pid_t pid)
{
	long times[4];

	cpu_times(pid, times);
	return (uint64_t)(times[0] + times[1] + times[2] + times[3]) * 1000 /
	       (uint64_t)sysconf(_SC_CLK_TCK);
}

pid_t
procfs_inner_pid(pid_t pid)
{
	char buf[4096], *at, *end;
	pid_t last = pid;

	if (proc_read(buf, sizeof buf, "/proc/%d/status", (int)pid) == -1)
		return pid;
	at = strstr(buf, "\nNSpid:");
	if (!at)
		return pid;
	for (at += 7; *at && *at != '\n'; at = end) {
		long value = strtol(at, &end, 10);

		if (end == at)
			break;
		last = (pid_t)value;
	}
	return last;
}

pid_t
procfs_parent(pid_t pid)
{
	char buf[4096], *at;

	if (proc_read(buf, sizeof buf, "/proc/%d/status", (int)pid) == -1)
		return 0;
	at = strstr(buf, "\nPPid:");
	return at ? (pid_t)strtol(at + 6, NULL, 10) : 0;
}

char *
procfs_exe(pid_t pid)
{
	char path[32], link[4096];
	ssize_t len;

	snprintf(path, sizeof path, "/proc/%d/exe", (int)pid);
	len = readlink(path, link, sizeof link - 1);
	if (len == -1)
		return NULL;
	link[len] = '\0';
	return strdup(link);
}

int
file_identify(const char *path, struct file_id *out)
{
	struct stat st;

	if (stat(path, &st) == -1)
		return -1;
	*out = (struct file_id){FILE_REGULAR, st.st_dev, st.st_ino};
	return 0;
}

int
procfs_exe_id(pid_t pid, struct file_id *out)
{
	char path[32];

	snprintf(path, sizeof path, "/proc/%d/exe", (int)pid);
	return file_identify(path, out);
}

/* Remembered, as all processes use the same loader. */
uint64_t
procfs_loader_size(pid_t pid, uint64_t base)
{
	static uint64_t known;
	Elf64_Ehdr ehdr;
	Elf64_Phdr phdr[16];

	if (known)
		return known;
	if (remote_read(pid, base, &ehdr, sizeof ehdr) == -1 ||
	    ehdr.e_phnum > 16 || ehdr.e_phentsize != sizeof *phdr ||
	    remote_read(pid, base + ehdr.e_phoff, phdr,
			ehdr.e_phnum * sizeof *phdr) == -1)
		return 0;
	for (int i = 0; i < ehdr.e_phnum; i++) {
		uint64_t end = phdr[i].p_vaddr + phdr[i].p_memsz;

		if (phdr[i].p_type == PT_LOAD && end > known)
			known = end;
	}
	return known;
}

uint64_t
procfs_loader_base(pid_t pid)
{
	union {
		char bytes[2048];
		Elf64_auxv_t entries[2048 / sizeof(Elf64_auxv_t)];
	} auxv;
	ssize_t len;

	len = proc_read(auxv.bytes, sizeof auxv.bytes, "/proc/%d/auxv",
			(int)pid);
	for (size_t i = 0; len > 0 && i < (size_t)len / sizeof *auxv.entries;
	     i++)
		if (auxv.entries[i].a_type == AT_BASE)
			return auxv.entries[i].a_un.a_val;
	return 0;
}

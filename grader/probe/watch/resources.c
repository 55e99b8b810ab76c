/* SPDX-License-Identifier: MIT */
/* Memory and disk space of all processes; see resources.h. */
#include "probe/watch/resources.h"
#include "probe/base/ns.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	EVERY_MS = 50,
	/* Look more closely only if more than this is gone from the file
	 * system. */
	SUSPICIOUS_BYTES = 64 << 20,
	SUSPICIOUS_FILES = 10000,
	FILES_MAX = 20000,
	DEPTH_MAX = 64,
};

/* A process's own memory in bytes: resident minus shared. */
static uint64_t
private_bytes(pid_t pid)
{
	char path[32];
	unsigned long size, resident, shared;
	FILE *file;
	int found;

	snprintf(path, sizeof path, "/proc/%d/statm", (int)pid);
	file = fopen(path, "re");
	if (!file)
		return 0;
	found = fscanf(file, "%lu %lu %lu", &size, &resident, &shared);
	fclose(file);
	if (found != 3 || resident < shared)
		return 0;
	return (uint64_t)(resident - shared) * (uint64_t)sysconf(_SC_PAGESIZE);
}

static uint64_t
tree_memory(const struct live *live)
{
	uint64_t sum = 0;

	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task))
		if (task->tid == task->pid)
			sum += private_bytes(task->pid);
	return sum;
}

struct usage {
	uint64_t bytes;
	unsigned files;
};

static void
add_file(struct usage *usage, const struct stat *st)
{
	usage->bytes += (uint64_t)st->st_blocks * 512;
	usage->files++;
}

/* The program may be changing the folder meanwhile, so errors are ignored. */
static void
measure(int dir, int depth, struct usage *usage)
{
	struct dirent *entry;
	struct stat st;
	DIR *entries = fdopendir(dir);

	if (!entries) {
		close(dir);
		return;
	}
	while (usage->files < FILES_MAX && (entry = readdir(entries))) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0 ||
		    fstatat(dirfd(entries), entry->d_name, &st,
			    AT_SYMLINK_NOFOLLOW) == -1)
			continue;
		add_file(usage, &st);
		if (S_ISDIR(st.st_mode) && depth < DEPTH_MAX) {
			int sub = openat(dirfd(entries), entry->d_name,
					 O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
						 O_CLOEXEC);
			if (sub != -1)
				measure(sub, depth + 1, usage);
		}
	}
	closedir(entries);
}

/* Count files without a name, which exist only through open descriptors. */
static void
measure_unlinked(pid_t pid, struct usage *usage)
{
	char path[32];
	struct dirent *entry;
	struct stat st;
	DIR *entries;

	snprintf(path, sizeof path, "/proc/%d/fd", (int)pid);
	entries = opendir(path);
	while (entries && (entry = readdir(entries)))
		if (fstatat(dirfd(entries), entry->d_name, &st, 0) == 0 &&
		    S_ISREG(st.st_mode) && st.st_nlink == 0)
			add_file(usage, &st);
	if (entries)
		closedir(entries);
}

/* Other runs use this file system too: lost space is only a reason to look more
 * closely. */
static bool
folder_is_suspicious(const struct resources *resources, int folder)
{
	const struct statvfs *before = &resources->room[folder];
	struct statvfs now;

	if (statvfs(resources->box->rw[folder], &now) == -1)
		return false;
	return (before->f_bfree > now.f_bfree &&
		(before->f_bfree - now.f_bfree) * now.f_frsize >
			SUSPICIOUS_BYTES) ||
	       (before->f_ffree > now.f_ffree &&
		before->f_ffree - now.f_ffree > SUSPICIOUS_FILES);
}

static bool
folder_is_full(const struct resources *resources, const struct live *live,
	       int folder)
{
	struct usage usage = {0};
	int dir = open(resources->box->rw[folder],
		       O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (dir != -1)
		measure(dir, 0, &usage);
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task))
		if (task->tid == task->pid)
			measure_unlinked(task->pid, &usage);
	return usage.bytes > live->limits->disk_bytes ||
	       usage.files >= SUSPICIOUS_FILES;
}

/* The private /tmp has a limited size, but any number of files. */
static bool
tmp_is_full(const struct resources *resources, const struct live *live)
{
	char path[32];
	struct statvfs now;

	if (resources->box->profile != BOX_A)
		return false;
	snprintf(path, sizeof path, "/proc/%d/root/tmp", (int)live->first);
	return statvfs(path, &now) == 0 &&
	       now.f_files - now.f_ffree > SUSPICIOUS_FILES;
}

void
resources_begin(struct resources *resources, const struct box *box)
{
	*resources = (struct resources){.box = box};
	for (int i = 0; box && box->rw[i]; i++)
		if (statvfs(box->rw[i], &resources->room[i]) == -1)
			resources->room[i] = (struct statvfs){0};
}

void
resources_check(struct resources *resources, struct live *live)
{
	uint64_t now = live_now(live);

	if (!resources->box || !live->started ||
	    now < resources->checked_ns + EVERY_MS * NS_PER_MS)
		return;
	resources->checked_ns = now;
	if (live->limits->memory_bytes &&
	    tree_memory(live) > live->limits->memory_bytes) {
		live_wish_end(live, OUTCOME_LIMIT, "memory limit");
		return;
	}
	for (int i = 0; resources->box->rw[i]; i++) {
		if (folder_is_suspicious(resources, i) &&
		    folder_is_full(resources, live, i)) {
			live_wish_end(live, OUTCOME_LIMIT,
				      "limit on files written");
			return;
		}
	}
	if (tmp_is_full(resources, live))
		live_wish_end(live, OUTCOME_LIMIT, "limit on files written");
}

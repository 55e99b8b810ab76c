/* SPDX-License-Identifier: MIT */
#include "ipclab/calibrate/machine.h"

#include "ipclab/base/files.h"
#include "ipclab/grade/fingerprint.h"
#include "ipclab/lab/lab.h"

#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

static void
add_text(struct sha256_ctx *hash, const char *name, const char *text)
{
	sha256_add_named(hash, name, text, strlen(text));
}

/** Add the program at a path: the real path, its size and time of change. */
static void
add_program(struct sha256_ctx *hash, const char *path)
{
	char real[PATH_MAX];
	struct stat st;
	char *text;

	if (realpath(path, real) == NULL || stat(real, &st) < 0)
		return;
	text = strf("%s %lld %lld.%09ld", real, (long long)st.st_size,
		    (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
	add_text(hash, "program", text);
	free(text);
}

/** Add a library that this process has loaded: libc and the loader, too. An
 *  update of libc that mends it does not change its version. */
static int
add_library(struct dl_phdr_info *info, size_t size, void *hash)
{
	(void)size;
	if (info->dlpi_name[0] == '/')
		add_program(hash, info->dlpi_name);
	return 0;
}

/** Add a small file in /proc; stat() reports its size as 0. */
static void
add_proc(struct sha256_ctx *hash, const char *path)
{
	char text[256];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd >= 0 ? read(fd, text, sizeof(text)) : 0;

	sha256_add_named(hash, path, text, n > 0 ? (size_t)n : 0);
	if (fd >= 0)
		close(fd);
}

/** Add capabilities, seccomp and the like: lines of /proc/self/status. */
static void
add_rights(struct sha256_ctx *hash)
{
	static const char *const names[] = {
		"Uid:", "CapEff:", "NoNewPrivs:", "Seccomp:"};
	FILE *status = fopen("/proc/self/status", "re");
	char line[512];

	while (status != NULL && fgets(line, sizeof(line), status) != NULL)
		for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
			if (strncmp(line, names[i], strlen(names[i])) == 0)
				add_text(hash, "right", line);
	if (status != NULL)
		fclose(status);
}

void
machine_key(const struct lab *calibration, const struct sandbox *sandbox,
	    char hex[SHA256_HEX])
{
	static const char *const proc[] = {
		"/proc/sys/kernel/random/boot_id",
		"/proc/sys/kernel/yama/ptrace_scope",
		"/proc/sys/user/max_user_namespaces",
		"/proc/sys/kernel/unprivileged_userns_clone",
		"/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
	};
	static const char *const programs[] = {"bwrap", "bash", "as", "ld"};
	const struct tools *tools = sandbox->tools;
	const char *const found[] = {tools->bats, tools->valgrind, tools->cc,
				     tools->jq, tools->probe};
	char kit[SHA256_HEX];
	struct sha256_ctx hash;
	struct utsname name;

	sha256_init(&hash);
	fingerprint_lab(calibration, tools, kit);
	add_text(&hash, "kit", kit);
	add_text(&hash, "isolation", sandbox->profile);
	add_text(&hash, "sanitizers", calibration->sanitizers ? "yes" : "no");
	dl_iterate_phdr(add_library, &hash);
	if (uname(&name) == 0) {
		add_text(&hash, "kernel", name.release);
		add_text(&hash, "kernel", name.version);
		add_text(&hash, "processor", name.machine);
	}
	for (size_t i = 0; i < sizeof(proc) / sizeof(*proc); i++)
		add_proc(&hash, proc[i]);
	add_rights(&hash);
	for (size_t i = 0; i < sizeof(found) / sizeof(*found); i++)
		add_program(&hash, found[i]);
	for (size_t i = 0; i < sizeof(programs) / sizeof(*programs); i++) {
		char *path = kit_tool(programs[i]);

		if (path != NULL)
			add_program(&hash, path);
		free(path);
	}
	sha256_hex(&hash, hex);
}

char *
machine_cache(void)
{
	const char *xdg = getenv("XDG_CACHE_HOME");
	const char *home = getenv("HOME");
	char *path;
	struct stat st;

	if (xdg != NULL && xdg[0] == '/')
		path = strf("%s/ipclab", xdg);
	else if (home != NULL && home[0] == '/')
		path = strf("%s/.cache/ipclab", home);
	else
		return NULL;
	if (folder_make(path) == 0 && lstat(path, &st) == 0 &&
	    S_ISDIR(st.st_mode) && st.st_uid == geteuid() &&
	    (st.st_mode & (S_IWGRP | S_IWOTH)) == 0)
		return path;
	free(path);
	return NULL;
}

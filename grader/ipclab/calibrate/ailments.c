/* SPDX-License-Identifier: MIT */
#include "ipclab/calibrate/ailments.h"

#include "ipclab/base/files.h"
#include "ipclab/grade/workspace.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

/** A small file in /proc as text: "" if there is none. */
static const char *
proc_text(const char *path)
{
	static char text[4096];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd >= 0 ? read(fd, text, sizeof(text) - 1) : 0;

	if (fd >= 0)
		close(fd);
	text[n > 0 ? n : 0] = '\0';
	return text;
}

/** Does any line of the file contain the word? */
static bool
holds(const char *path, const char *word)
{
	FILE *file = fopen(path, "re");
	char line[1024];
	bool found = false;

	while (file != NULL && !found &&
	       fgets(line, sizeof(line), file) != NULL)
		found = strstr(line, word) != NULL;
	if (file != NULL)
		fclose(file);
	return found;
}

/* WSL 1 says "Microsoft", WSL 2 "microsoft-standard-WSL2". */
static bool
is_wsl1(void)
{
	return strstr(proc_text("/proc/sys/kernel/osrelease"), "Microsoft") !=
	       NULL;
}

static bool
is_windows_folder(void)
{
	char cwd[4096];

	return strstr(proc_text("/proc/sys/kernel/osrelease"),
		      "microsoft-standard") != NULL &&
	       getcwd(cwd, sizeof(cwd)) != NULL &&
	       strncmp(cwd, "/mnt/", 5) == 0;
}

/** Try to observe a child, as ipcprobe does. Returns 0, or the errno. */
static int
try_ptrace(void)
{
	pid_t parent = getpid();
	pid_t child = fork();
	int error = 0;

	if (child < 0)
		return 0;
	if (child == 0) {
		/* We may be killed before we kill it. */
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() == parent)
			pause();
		_exit(0);
	}
	if (ptrace(PTRACE_SEIZE, child, NULL, NULL) < 0)
		error = errno;
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	return error;
}

/** The same, tried once. */
static int
ptrace_error(void)
{
	static int error = -1;

	if (error == -1)
		error = try_ptrace();
	return error;
}

/* Rosetta and QEMU have no ptrace. They map themselves into every program, but
   QEMU leaves itself out of the maps that it shows. */
static bool
is_emulated(void)
{
	return holds("/proc/self/maps", "rosetta") ||
	       holds("/proc/self/maps", "qemu-x86_64") ||
	       holds("/proc/self/maps", "qemu-aarch64") ||
	       ptrace_error() == ENOSYS;
}

static bool
is_yama_strict(void)
{
	return atoi(proc_text("/proc/sys/kernel/yama/ptrace_scope")) >= 2;
}

static bool
is_ptrace_forbidden(void)
{
	return ptrace_error() != 0 && ptrace_error() != ENOSYS;
}

/* Without this file (gVisor, some kernels) no deadlock can be seen. */
static bool
is_blindfold(void)
{
	return proc_text("/proc/self/syscall")[0] == '\0';
}

static bool
is_old_kernel(void)
{
	struct utsname name;
	int major = 0;
	int minor = 0;

	return uname(&name) == 0 &&
	       sscanf(name.release, "%d.%d", &major, &minor) == 2 &&
	       (major < 6 || (major == 6 && minor < 1));
}

static bool
is_tmp_noexec(void)
{
	struct statvfs st;

	return statvfs(folder_temporary(), &st) == 0 &&
	       (st.f_flag & ST_NOEXEC) != 0;
}

static bool
is_tmp_full(void)
{
	return workspace_check(NULL) < 0;
}

static bool
is_userns_off(void)
{
	return strcmp(proc_text("/proc/sys/user/max_user_namespaces"), "0\n") ==
		       0 ||
	       atoi(proc_text("/proc/sys/kernel/"
			      "apparmor_restrict_unprivileged_userns")) == 1;
}

static const struct ailment known[] = {
	{is_wsl1, "This is WSL 1, which has no Linux kernel to observe.",
	 "In Windows: wsl --set-version NAME 2 (wsl -l -v shows the names).",
	 true},
	{is_windows_folder,
	 "This folder is on a Windows drive, which has no FIFOs.",
	 "Work below your Linux home folder: cd ~", false},
	{is_emulated,
	 "Programs run through an emulator (Rosetta or qemu-user), which hides "
	 "them.",
	 "Use an image or a virtual machine of this computer's own processor: "
	 "arm64 on Apple silicon.",
	 true},
	{is_yama_strict,
	 "The system forbids one program to observe another (Yama, "
	 "ptrace_scope 2 or 3).",
	 "As root: sysctl kernel.yama.ptrace_scope=1. At 3 it takes a restart "
	 "with another setting.",
	 false},
	{is_ptrace_forbidden,
	 "Programs can't be observed here: the system forbids ptrace.",
	 "In a container: start it with --cap-add=SYS_PTRACE. Elsewhere: ask "
	 "the machine's administrator.",
	 true},
	{is_blindfold,
	 "Where a program hangs can't be seen here: /proc/PID/syscall is "
	 "missing or can't be read (gVisor?).",
	 "Use a container runtime with a Linux kernel, such as runc.", true},
	{is_old_kernel,
	 "The kernel is older than 6.1, the oldest that is "
	 "tested.",
	 "The mechanisms below say whether it will do.", false},
	{is_tmp_noexec,
	 "Programs can't be started in the folder for temporary files "
	 "(noexec).",
	 "Set TMPDIR to a folder where they can: export TMPDIR=$HOME/tmp",
	 true},
	{is_tmp_full,
	 "The folder for temporary files can't be used or is full.",
	 "Make room there, or set TMPDIR to another folder.", true},
	{is_userns_off,
	 "Unprivileged user namespaces are off, so there is no isolation "
	 "profile A.",
	 "Only grading other people's programs needs it: allow bwrap by an "
	 "AppArmor profile, or grade as root in a container.",
	 false},
};

const struct ailment *
ailments(size_t *count)
{
	*count = sizeof(known) / sizeof(*known);
	return known;
}

int
ailments_bar(struct error *error)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (known[i].bars && known[i].is_so())
			return error_set(error, "%s %s", known[i].what,
					 known[i].remedy);
	return 0;
}

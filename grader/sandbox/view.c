/* SPDX-License-Identifier: MIT */
/* What a boxed program sees: directories, environment, starting directory; see
 * view.h. */
#include "sandbox/view.h"
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/*
 * Not all of /usr: a kit installed below /usr/share or /usr/local/share
 * contains the model answers.
 */
const char *const box_system_dirs[] = {
	"/usr/bin", "/usr/lib", "/usr/lib64",        "/usr/libexec",     "/bin",
	"/lib",     "/lib64",   "/etc/alternatives", "/etc/ld.so.cache", NULL,
};

const char *const box_toolchain_dirs[] = {
	"/usr/include",
	"/usr/local/include",
	"/usr/local/bin",
	"/usr/local/libexec",
	"/usr/local/lib",
	"/usr/local/lib64",
	NULL,
};

const char *const box_devices[] = {
	"/dev/null", "/dev/zero", "/dev/full", "/dev/urandom", NULL,
};

/* Local time as outside, without the zone's file: TZ=<x>-HH:MM:SS. */
static void
zone(char *text, size_t size)
{
	time_t now = time(NULL);
	struct tm local;

	tzset();
	long east = localtime_r(&now, &local) ? local.tm_gmtoff : 0;
	long seconds = labs(east);

	snprintf(text, size, "TZ=<%.8s>%c%02ld:%02ld:%02ld",
		 east ? "local" : "UTC", east > 0 ? '-' : '+', seconds / 3600,
		 seconds / 60 % 60, seconds % 60);
}

char **
box_environment(const struct box *box)
{
	static char home[PATH_MAX + 8], tmp[PATH_MAX + 8], tz[64];
	static const char *environment[8];
	int n = 0;

	environment[n++] = box->toolchain ? "PATH=/usr/local/bin:/usr/bin:/bin"
					  : "PATH=/usr/bin:/bin";
	environment[n++] = "LC_ALL=C.UTF-8";
	zone(tz, sizeof(tz));
	environment[n++] = tz;
	snprintf(home, sizeof(home), "HOME=%s", box_start_dir(box));
	environment[n++] = home;
	if (box->profile != BOX_A && box->rw[0]) {
		snprintf(tmp, sizeof(tmp), "TMPDIR=%s", box->rw[0]);
		environment[n++] = tmp;
	}
	environment[n] = NULL;
	return (char **)environment;
}

const char *
box_start_dir(const struct box *box)
{
	static char here[PATH_MAX];

	if (box->cwd)
		return box->cwd;
	if (getcwd(here, sizeof(here))) {
		for (int i = 0; box->rw[i]; i++) {
			size_t n = strlen(box->rw[i]);
			if (strncmp(here, box->rw[i], n) == 0 &&
			    (here[n] == '/' || here[n] == '\0'))
				return here;
		}
	}
	return box->rw[0] ? box->rw[0] : "/";
}

/** Is there an executable dir/sub/ipclab-init? dir may be NULL. */
static bool
init_is_in(const char *dir, const char *sub, char *path, size_t size)
{
	if (!dir)
		return false;
	snprintf(path, size, "%s%s/ipclab-init", dir, sub);
	return access(path, X_OK) == 0;
}

int
box_find_init(struct box *box, char *path, size_t size)
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);

	self[n < 0 ? 0 : n] = '\0';
	char *slash = strrchr(self, '/');
	if (slash)
		*slash = '\0';
	/* In a build tree, it is in the folder next to the program's. */
	if (init_is_in(getenv("IPCLAB_LIBEXEC"), "", path, size) ||
	    init_is_in(self, "", path, size) ||
	    init_is_in(self, "/../sandbox", path, size) ||
	    init_is_in(PKGLIBEXECDIR, "", path, size))
		return 0;
	return box_fail(box, "%s: %s (is ipclab installed?)", path,
			strerror(errno));
}

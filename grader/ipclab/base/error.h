/* SPDX-License-Identifier: MIT */
/* What went wrong, in words for the user, and the exit statuses. */
#ifndef IPCLAB_ERROR_H
#define IPCLAB_ERROR_H

/* The exit statuses of ipclab; the man page and --help list them too. */
enum {
	EXIT_PASSED = 0, /* all checks passed; everything was graded */
	EXIT_FAILED = 1, /* a check failed; a submission was not graded */
	EXIT_USAGE = 2,  /* wrong arguments */
	EXIT_GRADER = 3, /* no verdict: the grader's fault, not the student's */
};

/** A message of a library function: what, where, what to do. */
struct error {
	char text[1024];
};

/** Fill *error (which may be NULL). Always returns -1, for the caller to
 *  return. */
int error_set(struct error *error, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/** Print "ipclab: MESSAGE" to stderr and exit. Only main.c and cmd_*.c. */
_Noreturn void die(int status, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/** Print "ipclab: MESSAGE" to stderr and go on. */
void warning(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif

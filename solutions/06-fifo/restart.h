/*
 * restart.h - system calls that a signal does not cut short.
 *
 * This header is complete: there is nothing to do in it.
 *
 * Each function is called like the system call of its name, returns what
 * that returns, and sets errno as it does, with one difference: where a
 * signal handler interrupted the call (EINTR), it goes on.
 */
#ifndef RESTART_H
#define RESTART_H

#include <sys/types.h>

/* open(); mode counts only where flags contain O_CREAT. */
int r_open(const char *path, int flags, mode_t mode);

/* read(): one read, which may give fewer bytes than size. */
ssize_t r_read(int fd, void *buffer, size_t size);

/* write(), until all size bytes are written: size, or -1 on an error. */
ssize_t r_write(int fd, const void *buffer, size_t size);

/* close(): 0 once the descriptor is closed, which an interrupted one is too. */
int r_close(int fd);

/* waitpid() */
pid_t r_waitpid(pid_t pid, int *status, int options);

#endif

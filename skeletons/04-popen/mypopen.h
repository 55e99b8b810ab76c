/*
 * mypopen.h - popen() and pclose() of our own.
 *
 * This header is complete: there is nothing to do in it.
 */
#ifndef MYPOPEN_H
#define MYPOPEN_H

#include <stdio.h>

/*
 * Start the shell command and give a stream to its other side of a pipe.
 * mode: "r" to read what the command prints, "w" to write what it reads;
 * an "e" after it makes the stream close-on-exec.
 * Returns NULL with errno set: EINVAL for another mode, else as pipe() and
 * fork() say. Streams of earlier calls are closed in the new child.
 * The stream is ended by my_pclose(), never by fclose().
 */
FILE *my_popen(const char *command, const char *mode);

/*
 * The same for a program and its arguments, without a shell: argv[0] is
 * looked up in PATH, and the last element is NULL.
 */
FILE *my_popenv(char *const argv[], const char *mode);

/*
 * Close a stream that my_popen() or my_popenv() gave, and wait for its
 * child. Returns the child's wait status, as waitpid() does; 127 << 8 where
 * the program could not be run. -1 with errno EINVAL: not a stream of ours.
 */
int my_pclose(FILE *stream);

#endif

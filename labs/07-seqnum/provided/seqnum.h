/*
 * What server and client agree on. Given: you need not change it, and the
 * grader uses its own copy.
 */
#ifndef SEQNUM_H
#define SEQNUM_H

#include <sys/types.h>

#define DEFAULT_DIR "/tmp"
#define SERVER_FIFO "%s/seqnum_sv"	/* directory */
#define CLIENT_FIFO "%s/seqnum_cl.%ld"	/* directory, PID of the client */
#define PATH_SIZE 4096

/* From a client to the server. */
struct request {
	pid_t pid;	/* whose FIFO the answer goes to */
	int seq_len;	/* how many numbers it asks for: 1 or more */
};

/* From the server to a client. */
struct response {
	int seq_num;	/* the first of its numbers */
};

#endif

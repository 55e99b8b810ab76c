/* What each live process was doing when the run ended. */
#include "probe/model/model_parts.h"
#include <fcntl.h>
#include <sys/syscall.h>

static const struct {
	int nr;
	const char *name;
	bool writes;
} calls[] = {
	{SYS_read, "read", false},
	{SYS_readv, "readv", false},
	{SYS_pread64, "pread64", false},
	{SYS_write, "write", true},
	{SYS_writev, "writev", true},
	{SYS_splice, "splice", false},
	{SYS_tee, "tee", false},
	{SYS_vmsplice, "vmsplice", true},
	{SYS_sendfile, "sendfile", true},
	{SYS_wait4, "wait4", false},
	{SYS_waitid, "waitid", false},
	{SYS_openat, "openat", false},
	{SYS_futex, "futex", false},
	{SYS_rt_sigsuspend, "sigsuspend", false},
	{SYS_rt_sigtimedwait, "sigtimedwait", false},
	{SYS_clock_nanosleep, "clock_nanosleep", false},
	{SYS_nanosleep, "nanosleep", false},
	{SYS_ppoll, "ppoll", false},
	{SYS_pselect6, "pselect6", false},
	{SYS_epoll_pwait, "epoll_pwait", false},
	{SYS_flock, "flock", false},
	{SYS_fcntl, "fcntl", false},
	{SYS_recvfrom, "recvfrom", false},
	{SYS_sendto, "sendto", true},
	{SYS_recvmsg, "recvmsg", false},
	{SYS_accept, "accept", false},
	{SYS_accept4, "accept4", false},
	{SYS_connect, "connect", false},
#ifdef SYS_open
	{SYS_open, "open", false},
	{SYS_pause, "pause", false},
	{SYS_poll, "poll", false},
	{SYS_select, "select", false},
	{SYS_epoll_wait, "epoll_wait", false},
	{SYS_vfork, "vfork", false},
#endif
};

static void
name_call(struct blocked *blocked)
{
	blocked->call = "a system call";
	if (blocked->nr == -1)
		blocked->call = "its own code";
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		if (calls[i].nr != blocked->nr)
			continue;
		blocked->call = calls[i].name;
		blocked->writing = calls[i].writes;
	}
}

static bool
is_open(int nr)
{
#ifdef SYS_open
	if (nr == SYS_open)
		return true;
#endif
	return nr == SYS_openat;
}

/** splice blocks on whichever of its ends is the pipe that can't move. */
static void
find_pipe(struct model *model, struct process *process,
	  const struct event *event)
{
	struct blocked *blocked = &process->blocked;
	struct desc *row;

	if (is_open(event->nr)) {
		if (event->file.type != FILE_FIFO)
			return; /* tried in vain: it does not wait */
		blocked->pipe = pipe_of(model, &event->file, event->path);
		if (blocked->pipe)
			blocked->pipe->fifo = true;
		blocked->writing = (event->flags & O_ACCMODE) == O_WRONLY;
		return;
	}
	row = table_find(process_fds(process), event->fd);
	if (row && row->ofd)
		blocked->pipe = row->ofd->pipe;
}

void
apply_blocked(struct model *model, struct process *process,
	      const struct event *event)
{
	struct blocked *blocked = &process->blocked;

	/* One thread speaks for all: the one that waits on a descriptor. */
	if (blocked->known && (blocked->fd >= 0 || event->fd < 0))
		return;
	*blocked = (struct blocked){.known = true,
				    .nr = event->nr,
				    .fd = event->fd,
				    .child = event->child,
				    .event = event};
	name_call(blocked);
	find_pipe(model, process, event);
}

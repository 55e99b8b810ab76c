#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What doc/CLAIMS.md shows by a run: "claims.py NAME" prints one line or two.

Each function is one experiment, of system calls and nothing else.
"""
import ctypes
import errno
import fcntl
import os
import resource
import signal
import socket
import sys

PAGE = os.sysconf("SC_PAGE_SIZE")
libc = ctypes.CDLL(None, use_errno=True)


class Timespec(ctypes.Structure):
    """A struct timespec, and a struct timeval as well: two longs."""
    _fields_ = [("seconds", ctypes.c_long), ("rest", ctypes.c_long)]


def error(call, *args):
    """The name of its error, or what it returned."""
    try:
        return call(*args)
    except OSError as failed:
        return errno.errorcode[failed.errno]


def in_child(work):
    """How a child that does this ends: an exit status or a signal."""
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        work()
        os._exit(0)
    status = os.waitpid(pid, 0)[1]
    if os.WIFSIGNALED(status):
        return signal.Signals(os.WTERMSIG(status)).name
    return f"exit {os.WEXITSTATUS(status)}"


def pages():
    """How many pages does a new pipe hold?"""
    write_end = os.pipe()[1]
    os.set_blocking(write_end, False)
    print(os.write(write_end, bytes(100 * PAGE)) // PAGE)


def sizes():
    """Whole or not at all up to PIPE_BUF, in part above."""
    read_end, write_end = os.pipe()
    os.set_blocking(write_end, False)
    fcntl.fcntl(write_end, fcntl.F_SETPIPE_SZ, PAGE)
    os.write(write_end, bytes(PAGE - 100))
    print("101 bytes where 100 fit:", error(os.write, write_end, bytes(101)))
    print("100 bytes where 100 fit:", error(os.write, write_end, bytes(100)))
    os.read(read_end, PAGE)
    got = os.write(write_end, bytes(PAGE + 1000))
    print("a page and 1000 into a page:", "a page" if got == PAGE else got)
    print("into a full pipe:", error(os.write, write_end, b"x"))


def handler_cuts_write():
    """A write above PIPE_BUF that a handler interrupts returns a part."""
    signal.signal(signal.SIGALRM, lambda *_: None)
    signal.siginterrupt(signal.SIGALRM, True)
    write_end = os.pipe()[1]
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    # of libc: os.write would go on by itself
    got = libc.write(write_end, bytes(20 * PAGE), 20 * PAGE)
    print("a part" if 0 < got < 20 * PAGE else got)


def close_keeps():
    """Closing loses nothing; the end of file comes after the last byte."""
    read_end, write_end = os.pipe()
    os.write(write_end, b"kept")
    os.close(write_end)
    print(os.read(read_end, 10), os.read(read_end, 10))


def next_write():
    """SIGPIPE comes at the next write, not when the last reader leaves."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    print("no write:", in_child(lambda: None))
    print("a write:", in_child(lambda: os.write(write_end, b"x")))
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    print("ignored:", error(os.write, write_end, b"x"))


def last_reader():
    """One read end anywhere is a reader for the kernel."""
    read_end, write_end = os.pipe()
    copy = os.dup(read_end)
    os.close(read_end)
    print("a copy is left:", os.write(write_end, b"x"))
    os.close(copy)
    print("none is left:", error(os.write, write_end, b"x"))


def wrong_end():
    """Each end is open for one direction only."""
    read_end, write_end = os.pipe()
    print(error(os.read, write_end, 1), error(os.write, read_end, b"x"))


def writer_too():
    """Who holds a write end waits for itself: nothing comes, not even 0."""
    read_end = os.pipe()[0]
    os.set_blocking(read_end, False)
    print(error(os.read, read_end, 1))


def rdwr():
    """open for both directions does not wait on Linux."""
    os.mkfifo("both")
    print(os.open("both", os.O_RDWR) > 2)
    os.unlink("both")


def unread():
    """What nobody has read is lost with the last descriptor of a FIFO."""
    os.mkfifo("lost")
    both = os.open("lost", os.O_RDWR)
    os.write(both, b"unread")
    os.close(both)
    print(os.read(os.open("lost", os.O_RDONLY | os.O_NONBLOCK), 10))
    os.unlink("lost")


def one_signal():
    """An ordinary signal is pending once, a real-time signal as often as sent."""
    for number in signal.SIGCHLD, signal.SIGRTMIN:
        signal.pthread_sigmask(signal.SIG_BLOCK, [number])
        signal.signal(number, lambda *_: None)
        for _ in range(2):
            os.kill(os.getpid(), number)
        count = 0
        while signal.sigtimedwait([number], 0):
            count += 1
        print(count)


def blocked():
    """A blocked signal waits until it is let in."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    os.kill(os.getpid(), signal.SIGUSR1)
    print(signal.SIGUSR1 in signal.sigpending())


def timeouts():
    """select takes the time that is left from its timeout, pselect does not."""
    half = Timespec(0, 1000)
    libc.select(0, None, None, None, ctypes.byref(half))
    print("select:", half.rest)
    half = Timespec(0, 1000)
    libc.pselect(0, None, None, None, ctypes.byref(half), None)
    print("pselect:", half.rest)


def peer():
    """The kernel says who is at the other end of a socket."""
    mine = socket.socketpair()[0]
    who = mine.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 4)
    print(int.from_bytes(who, sys.byteorder) == os.getpid())


def sent_descriptor():
    """A descriptor goes through a socket to a process that is no child."""
    ours, theirs = socket.socketpair()
    read_end, write_end = os.pipe()
    socket.send_fds(ours, [b"x"], [read_end])
    os.write(write_end, b"through another number")
    received = socket.recv_fds(theirs, 1, 1)[1][0]
    print(received != read_end, os.read(received, 30))


def crash():
    """A bad address becomes a signal."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print(in_child(lambda: ctypes.string_at(8)))


def exec_keeps():
    """An ignored signal and open descriptors survive exec; a handler does not."""
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    signal.signal(signal.SIGUSR2, lambda *_: None)
    read_end, write_end = os.pipe()
    os.set_inheritable(write_end, True)
    for number in signal.SIGUSR1, signal.SIGUSR2:
        command = f"kill -{number.name[3:]} $$; echo lives >&{write_end}"
        how = in_child(lambda c=command: os.execl("/bin/sh", "sh", "-c", c))
        print(number.name, how)
    os.close(write_end)
    print(os.read(read_end, 20))


if __name__ == "__main__":
    globals()[sys.argv[1]]()

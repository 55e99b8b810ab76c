/* Root in a user namespace of its own, and what root may do there. */
#include <sys/mount.h>

int
main(void)
{
	MUST_FAIL(unshare(CLONE_NEWUSER));
	MUST_FAIL(unshare(CLONE_NEWUSER | CLONE_NEWNS));
	MUST_FAIL(unshare(CLONE_NEWPID));
	MUST_FAIL(setns(open("/proc/self/ns/mnt", O_RDONLY), 0));
	MUST_FAIL(syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0));
	MUST_FAIL(syscall(SYS_mount, "none", "/tmp", "tmpfs", 0, NULL));
	MUST_FAIL(syscall(SYS_umount2, "/proc", MNT_FORCE));
	MUST_FAIL(chroot("."));
	MUST_FAIL(syscall(SYS_pivot_root, ".", "."));
	MUST_FAIL(syscall(SYS_open_tree, AT_FDCWD, "/", 1));
	MUST_FAIL(syscall(SYS_fsopen, "tmpfs", 0));
	MUST_FAIL(setuid(0));
	MUST_FAIL(setgid(0));
	return 0;
}

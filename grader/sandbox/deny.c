/* SPDX-License-Identifier: MIT */
/*
 * The calls that no boxed program may make, as a seccomp program of its own.
 * The tracer's filter is added to it: of two answers the kernel takes the
 * stricter, and a refusal is stricter than a stop. No rule looks behind a
 * pointer, since memory can change between the check and the call. Source:
 * seccomp(2), KERNEL's blind spots, Docker's default profile.
 */
#include "sandbox/deny.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/prctl.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#else
#error "add this machine's AUDIT_ARCH here"
#endif

/* To calls newer than this list, answer as an older kernel would. */
#define NEWEST_CALL 451
#define MAX_CODE 512

#define NAMESPACE_FLAGS                                                        \
	(CLONE_UNTRACED | CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS |       \
	 CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET)

#ifndef PR_SET_SYSCALL_USER_DISPATCH
#define PR_SET_SYSCALL_USER_DISPATCH 59
#endif
#ifndef SYS_memfd_secret
#define SYS_memfd_secret 447
#endif
#ifndef SYS_process_mrelease
#define SYS_process_mrelease 448
#endif

static const int refused[] = {
	/* other processes' memory and descriptors */
	SYS_ptrace,
	SYS_process_vm_readv,
	SYS_process_vm_writev,
	SYS_kcmp,
	SYS_pidfd_getfd,
	SYS_process_madvise,
	SYS_process_mrelease,
	SYS_move_pages,
	SYS_migrate_pages,
	/* a filter of the program's own could answer before ours and hide
	 * calls */
	SYS_seccomp,
	/* namespaces and mounts */
	SYS_unshare,
	SYS_setns,
	SYS_mount,
	SYS_umount2,
	SYS_pivot_root,
	SYS_chroot,
	SYS_move_mount,
	SYS_open_tree,
	SYS_fsopen,
	SYS_fsconfig,
	SYS_fsmount,
	SYS_fspick,
	SYS_mount_setattr,
	SYS_name_to_handle_at,
	SYS_open_by_handle_at,
	/* large parts of the kernel that pipes don't need */
	SYS_bpf,
	SYS_perf_event_open,
	SYS_userfaultfd,
	SYS_keyctl,
	SYS_add_key,
	SYS_request_key,
	SYS_fanotify_init,
	/* the state of the machine */
	SYS_init_module,
	SYS_finit_module,
	SYS_delete_module,
	SYS_kexec_load,
	SYS_reboot,
	SYS_swapon,
	SYS_swapoff,
	SYS_acct,
	SYS_settimeofday,
	SYS_clock_settime,
	SYS_clock_adjtime,
	SYS_adjtimex,
	SYS_sethostname,
	SYS_setdomainname,
	SYS_syslog,
	SYS_quotactl,
	SYS_vhangup,
	SYS_lookup_dcookie,
	SYS_ioprio_set,
	/* ways to other runs */
	SYS_socket,
	SYS_socketpair,
	/* a link in the program's folder could mislead the grader */
	SYS_symlinkat,
	SYS_linkat,
#ifdef __x86_64__
	SYS_symlink,
	SYS_link,
#endif
	SYS_shmget,
	SYS_msgget,
	SYS_semget,
	SYS_mq_open,
#ifdef __x86_64__
	SYS_kexec_file_load,
	SYS_iopl,
	SYS_ioperm,
	SYS_modify_ldt,
	SYS_uselib,
#endif
};

/* Answered with ENOSYS: libc then uses other calls. */
static const int unknown[] = {
	SYS_clone3,         SYS_io_uring_setup,
	SYS_io_uring_enter, SYS_io_uring_register,
	SYS_memfd_create,   SYS_memfd_secret,
	SYS_inotify_init1,  SYS_openat2,
#ifdef __x86_64__
	SYS_inotify_init,
#endif
};

static const unsigned prctl_refused[] = {
	PR_SET_SECCOMP,
	PR_SET_MM,
	PR_SET_SYSCALL_USER_DISPATCH,
	PR_SET_PTRACER,
};

static const unsigned ioctl_refused[] = {
	TIOCSTI,
	TIOCSETD,
	TIOCCONS,
	0x541C /* TIOCLINUX */,
};

/* Allowed on the process itself (argument 0), and on no other. */
static const struct {
	int call;
	int argument;
} self_only[] = {
	{SYS_prlimit64, 0},          {SYS_sched_setaffinity, 0},
	{SYS_sched_setscheduler, 0}, {SYS_sched_setparam, 0},
	{SYS_sched_setattr, 0},      {SYS_setpriority, 0},
	{SYS_setpriority, 1},
};

struct code {
	struct sock_filter list[MAX_CODE];
	unsigned short len;
};

static void
emit(struct code *code, unsigned short op, unsigned k, int jt, int jf)
{
	code->list[code->len++] =
		(struct sock_filter){.code = op, .jt = jt, .jf = jf, .k = k};
}

static void
load(struct code *code, size_t offset)
{
	emit(code, BPF_LD | BPF_W | BPF_ABS, offset, 0, 0);
}

static void
answer(struct code *code, unsigned action)
{
	emit(code, BPF_RET | BPF_K, action, 0, 0);
}

static void
load_call(struct code *code)
{
	load(code, offsetof(struct seccomp_data, nr));
}

/* Load the lower half: all that is compared here is an int. */
static void
load_argument(struct code *code, int n)
{
	load(code, offsetof(struct seccomp_data, args) + 8 * n);
}

static void
if_equal(struct code *code, unsigned value, unsigned action)
{
	emit(code, BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
	answer(code, action);
}

static void
machine_rules(struct code *code)
{
	load(code, offsetof(struct seccomp_data, arch));
	emit(code, BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0);
	answer(code, SECCOMP_RET_KILL_PROCESS);
	load_call(code);
	/* x32 numbers are larger too, because of their extra bit. */
	emit(code, BPF_JMP | BPF_JGT | BPF_K, NEWEST_CALL, 0, 1);
	answer(code, SECCOMP_RET_ERRNO | ENOSYS);
}

/* If it is not `call`, jump over the argument tests up to end_call(). */
static unsigned short
begin_call(struct code *code, int call)
{
	load_call(code);
	emit(code, BPF_JMP | BPF_JEQ | BPF_K, call, 0, 0);
	return code->len - 1;
}

static void
end_call(struct code *code, unsigned short jump)
{
	code->list[jump].jf = code->len - jump - 1;
}

static void
argument_rules(struct code *code)
{
	unsigned short jump = begin_call(code, SYS_clone);

	load_argument(code, 0);
	emit(code, BPF_JMP | BPF_JSET | BPF_K, NAMESPACE_FLAGS, 0, 1);
	answer(code, SECCOMP_RET_ERRNO | EPERM);
	end_call(code, jump);

	jump = begin_call(code, SYS_prctl);
	load_argument(code, 0);
	/* pretend success, as a correct program may call it */
	if_equal(code, PR_SET_DUMPABLE, SECCOMP_RET_ERRNO);
	for (size_t i = 0; i < sizeof(prctl_refused) / sizeof(int); i++)
		if_equal(code, prctl_refused[i], SECCOMP_RET_ERRNO | EPERM);
	end_call(code, jump);

	jump = begin_call(code, SYS_ioctl);
	load_argument(code, 1);
	for (size_t i = 0; i < sizeof(ioctl_refused) / sizeof(int); i++)
		if_equal(code, ioctl_refused[i], SECCOMP_RET_ERRNO | EPERM);
	end_call(code, jump);

	for (size_t i = 0; i < sizeof(self_only) / sizeof(*self_only); i++) {
		jump = begin_call(code, self_only[i].call);
		load_argument(code, self_only[i].argument);
		emit(code, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0);
		answer(code, SECCOMP_RET_ERRNO | EPERM);
		end_call(code, jump);
	}
}

int
box_apply_denials(void)
{
	struct code code = {.len = 0};
	struct sock_fprog program;

	machine_rules(&code);
	for (size_t i = 0; i < sizeof(refused) / sizeof(int); i++)
		if_equal(&code, refused[i], SECCOMP_RET_ERRNO | EPERM);
	for (size_t i = 0; i < sizeof(unknown) / sizeof(int); i++)
		if_equal(&code, unknown[i], SECCOMP_RET_ERRNO | ENOSYS);
	argument_rules(&code);
	answer(&code, SECCOMP_RET_ALLOW);
	program.len = code.len;
	program.filter = code.list;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1)
		return -1;
	return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
}

/* A filter of its own that would answer before the supervisor's. */
#include <linux/filter.h>
#include <linux/seccomp.h>

int
main(int argc, char **argv)
{
	struct sock_filter allow[] = {
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF)};
	struct sock_fprog program = {1, allow};

	MUST_FAIL(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
			  SECCOMP_FILTER_FLAG_NEW_LISTENER, &program));
	MUST_FAIL(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program));
	MUST_FAIL(prctl(59, 1, 0, 0, 0)); /* syscall user dispatch */
	honest(argc, argv);
	return 0;
}

/* Parts of the kernel that a program about pipes has no use for. */
int
main(void)
{
	char zero[256] = {0};

	MUST_FAIL(syscall(SYS_io_uring_setup, 8, zero));
	MUST_FAIL(syscall(SYS_keyctl, 0, -3, 0, 0, 0));
	MUST_FAIL(syscall(SYS_add_key, "user", "x", "y", 1, -3));
	MUST_FAIL(syscall(SYS_bpf, 0, zero, sizeof(zero)));
	MUST_FAIL(syscall(SYS_perf_event_open, zero, 0, -1, -1, 0));
	MUST_FAIL(syscall(SYS_userfaultfd, 0));
	MUST_FAIL(syscall(SYS_name_to_handle_at, AT_FDCWD, "/", zero, zero, 0));
	MUST_FAIL(syscall(SYS_open_by_handle_at, AT_FDCWD, zero, 0));
	MUST_FAIL(syscall(SYS_init_module, zero, 1, ""));
	MUST_FAIL(syscall(SYS_kexec_load, 0, 0, 0, 0));
	MUST_FAIL(syscall(SYS_reboot, 0xfee1dead, 672274793, 0x01234567, 0));
	MUST_FAIL(syscall(SYS_sethostname, "pwned", 5));
	MUST_FAIL(syscall(SYS_syslog, 3, zero, sizeof(zero)));
	MUST_FAIL(syscall(SYS_acct, "acct"));
	MUST_FAIL(syscall(SYS_swapon, "swap", 0));
	MUST_FAIL(syscall(SYS_settimeofday, zero, NULL));
	MUST_FAIL(syscall(1000));
	return 0;
}

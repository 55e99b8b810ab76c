/* Replaces its own program, and the lab's others, by something else. */
int
main(int argc, char **argv)
{
	honest(argc, argv);
	unlink("target");
	symlink(SOLUTION, "target");
	must_not_write("../../bin/target");
	must_not_write("../../src/target.c");
	must_not_write("/usr/bin/PWNED");
	must_not_write("/etc/PWNED");
	must_not_write("@DATADIR@/PWNED");
	must_not_write("@CLASS@/PWNED");
	must_not_write(OUT "/PWNED");
	must_not_write("/proc/sys/kernel/core_pattern");
	must_not_write("/proc/sys/kernel/ns_last_pid");
	must_not_write("/proc/sysrq-trigger");
	must_not_write("/proc/1/oom_score_adj");
	must_not_write("/sys/fs/cgroup/PWNED");
	return 0;
}

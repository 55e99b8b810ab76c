/* Output that would do things where it is shown. */
int
main(int argc, char **argv)
{
	static const char evil[] =
		"\033]0;PWNTITLE\007\033[2J\033[31m\x9b"
		"31m\0after NUL"
		"\xff\xfe\xc0\xaf</pre><script>alert(1)</script>"
		"<img src=x onerror=alert(1)>]]>=HYPERLINK(\"x\")\r\n"
		"::set-output name=x::y\n::add-mask::x\nword: 1\n";
	char name[] = "<script>alert(2)</script>\033[31m\n.txt";

	for (char *c = name; *c; c++)
		*c = *c == '/' ? '|' : *c;
	close(open(name, O_CREAT | O_WRONLY, 0600));
	prctl(PR_SET_NAME, "<script>\033[1m");
	if (write(1, evil, sizeof(evil) - 1) < 0 ||
	    write(2, evil, sizeof(evil) - 1) < 0)
		return 1;
	if (fork() == 0) {
		char *const args[] = {"<script>alert(3)</script>\033[31m", "-c",
				      "exit 3", NULL};
		execv("/bin/sh", args);
	}
	honest(argc, argv);
	return 7;
}

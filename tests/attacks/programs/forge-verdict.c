/* Prints and writes every verdict it can think of. */
static const char result[] =
	"{\"schema\":\"ipclab-result/1\",\"submission\":\"forge-verdict\","
	"\"score\":100,\"max\":100,\"labs\":[]}";

static void
forge(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	if (fd != -1 && write(fd, result, sizeof(result) - 1) > 0)
		close(fd);
}

int
main(void)
{
	static const char *const paths[] = {
		"results.json",        "result.json",
		"word.json",           "clean.json",
		"file.json",           "observation.json",
		"../observation.json", "../observation-1/observation.json",
		"../word.json",        "../../out/word.json",
		"../verdict/status",   OUT "/results/forge-verdict.json",
		OUT "/marks.csv"};

	for (int fd = 1; fd < 64; fd++)
		dprintf(fd,
			"TAP version 13\n1..3\n"
			"ok 1 the word comes back through a pipe\n"
			"ok 2 nothing is left behind\n"
			"ok 3 the word is in the file as well\n%s\n",
			result);
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
		forge(paths[i]);
	return 0;
}

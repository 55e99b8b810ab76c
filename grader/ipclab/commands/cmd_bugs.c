/* SPDX-License-Identifier: MIT */
/*
 * ipclab bugs: small programs with one mistake each, to be found by reading.
 *
 * labs/LAB/bugs/NAME.c begins with a comment that describes the symptom. Its
 * last line is a comment with the answer: the digest of "NAME finding ID", the
 * digest of "NAME line N" for each correct line, and the command that shows the
 * mistake. A digest is the first DIGEST digits of a SHA-256, only so that the
 * answer can't be read by accident.
 */
#include "ipclab/base/files.h"
#include "ipclab/base/sha256.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/commands/student_files.h"
#include "ipclab/terminal/terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIGEST = 12 };

static const struct option_command usage = {
	.name = "ipclab bugs",
	.arguments = "[LAB [NAME [FINDING LINE]]]",
	.about = "Find the bug: small programs with one mistake each. List a "
		 "lab's bugs; show one with its symptom; or check the answer "
		 "FINDING and LINE. If a line is missing, LINE is one next to "
		 "where it belongs. It neither costs nor gives points.",
	.more = "Exit status: 0 right; 1 not yet.",
	.most = 4,
};

/** The bug's source without its answer, which goes to *answer. Dies if it has
 *  none. */
static char *
read_bug(const char *folder, const char *name, char **answer)
{
	char *path = strf("%s/%s.c", folder, name);
	char *source = file_read(path, 1 << 16, NULL);
	char *found = source != NULL ? strstr(source, "/* Answer:") : NULL;

	if (found != NULL) {
		*answer = xstrdup(found);
		*found = '\0';
		free(path);
		return source;
	}
	die(EXIT_GRADER, "%s: %s", path,
	    source == NULL ? strerror(errno) : "it has no answer");
}

/** The text after "Symptom:" in the first comment, up to its full stop. */
static void
print_symptom(const char *source)
{
	const char *at = strstr(source, "Symptom: ");

	if (at == NULL)
		return;
	for (at += strlen("Symptom: "); *at != '\0'; at++) {
		if (strncmp(at, "\n * ", 4) == 0)
			at += 3;
		putchar(*at);
		if (*at == '.' && (at[1] == '\n' || at[1] == ' '))
			break;
	}
	putchar('\n');
}

static int
list(const struct strlist *names, const char *folder, const char *lab)
{
	for (size_t i = 0; i < names->count; i++) {
		char *answer;
		char *source = read_bug(folder, names->items[i], &answer);

		printf("%s%s%s: ", style_bold(), names->items[i], style_off());
		print_symptom(source);
		free(source);
		free(answer);
	}
	printf("\nRead one: ipclab bugs %s NAME\n", lab);
	return EXIT_PASSED;
}

static int
show(const char *folder, const char *name, const char *lab)
{
	char *answer;
	char *source = read_bug(folder, name, &answer);
	int number = 1;

	for (char *line = source, *end; *line != '\0'; line = end + 1) {
		end = strchrnul(line, '\n');
		printf("%3d  %.*s\n", number++, (int)(end - line), line);
		if (*end == '\0')
			break;
	}
	printf("\nTry it: cc -g -o %s %s/%s.c\n"
	       "Your answer: ipclab bugs %s %s FINDING LINE "
	       "('ipclab explain' lists findings)\n",
	       name, folder, name, lab, name);
	free(source);
	free(answer);
	return EXIT_PASSED;
}

/** Is the digest of "NAME KIND WHAT" in the answer? */
static bool
is_right(const char *answer, const char *name, const char *kind,
	 const char *what)
{
	char *text = strf("%s %s %s", name, kind, what);
	struct sha256_ctx hash;
	char hex[SHA256_HEX];

	sha256_init(&hash);
	sha256_update(&hash, strlen(text), (const uint8_t *)text);
	sha256_hex(&hash, hex);
	hex[DIGEST] = '\0';
	free(text);
	return strstr(answer, hex) != NULL;
}

/** The command in the answer; the answer is cut off after it. */
static const char *
answer_command(char *answer)
{
	char *command = strstr(answer, "ipcprobe");
	char *end = command != NULL ? strstr(command, " */") : NULL;

	if (end == NULL)
		return "ipcprobe";
	*end = '\0';
	return command;
}

static int
judge(const char *folder, const char *name, const char *finding,
      const char *line)
{
	char *answer;
	char *source = read_bug(folder, name, &answer);
	bool what = is_right(answer, name, "finding", finding);
	bool where = is_right(answer, name, "line", line);

	if (what && where)
		printf("%sRight.%s See it: %s\n"
		       "More on it: ipclab explain %s\n",
		       style_good(), style_off(), answer_command(answer),
		       finding);
	else
		printf("%sNot yet.%s The finding is %s, the line is %s.\n",
		       style_bad(), style_off(), what ? "right" : "another",
		       where ? "right" : "another");
	free(source);
	free(answer);
	return what && where ? EXIT_PASSED : EXIT_FAILED;
}

int
cmd_bugs(int argc, char **argv)
{
	struct strlist names = {0};
	struct lab *lab;
	char *folder;
	char **args = command_line(&usage, argc, argv, NULL);
	bool listed = args[0] == NULL || args[1] == NULL;
	int status;

	if (!listed && args[2] != NULL && args[3] == NULL)
		command_misused(&usage);
	terminal_start(stdout);
	lab = work_lab(args[0]);
	folder = strf("%s/bugs", lab->dir);
	if (folder_names(folder, ".c", &names) < 0)
		die(errno == ENOENT ? EXIT_USAGE : EXIT_GRADER, "%s: %s",
		    folder, strerror(errno));
	if (!listed && !strlist_has(&names, args[1]))
		die(EXIT_USAGE,
		    "%s has no bug '%s'; 'ipclab bugs %s' lists them", lab->id,
		    args[1], lab->id);
	if (listed)
		status = list(&names, folder, lab->id);
	else if (args[2] == NULL)
		status = show(folder, args[1], lab->id);
	else
		status = judge(folder, args[1], args[2], args[3]);
	strlist_clear(&names);
	free(folder);
	lab_free(lab);
	return status;
}

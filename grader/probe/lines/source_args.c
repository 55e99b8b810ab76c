/* SPDX-License-Identifier: MIT */
#include "probe/lines/source_args.h"
#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/** How a program may spell each kind of call; longest names first. */
static const char *const names[EVENT_KINDS][8] = {
	[EVENT_WAIT] = {"r_waitpid", "waitpid", "waitid", "wait", "pclose"},
	[EVENT_PIPE] = {"pipe2", "pipe"},
	[EVENT_OPEN] = {"r_open", "openat", "fopen", "open", "creat"},
	[EVENT_DUP] = {"dup3", "dup2", "dup", "fcntl"},
	[EVENT_CLOSE] = {"r_close", "fclose", "pclose", "close"},
	[EVENT_CLOSE_RANGE] = {"close_range"},
	[EVENT_SETFD] = {"fcntl"},
	[EVENT_SETFL] = {"fcntl"},
	[EVENT_READ] = {"r_read", "readv", "read"},
	[EVENT_WRITE] = {"r_write", "writev", "write"},
	[EVENT_MKNOD] = {"mkfifo", "mknod"},
	[EVENT_UNLINK] = {"unlinkat", "unlink", "remove"},
	[EVENT_EXEC] = {"execlp", "execvp", "execle", "execve", "execl",
			"execv"},
	[EVENT_EXEC_FAILED] = {"execlp", "execvp", "execle", "execve", "execl",
			       "execv"},
	[EVENT_KILL] = {"kill", "raise"},
};

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/** The text after the "(" of a call of name; NULL if the line has none. */
static const char *
find_call(const char *line, const char *name)
{
	size_t len = strlen(name);
	const char *at = line;

	while ((at = strstr(at, name))) {
		const char *behind = at + len + strspn(at + len, " \t");

		if ((at == line || !is_word(at[-1])) && *behind == '(')
			return behind + 1;
		at += len;
	}
	return NULL;
}

/** The text after the string or character constant that begins at `at`. */
static const char *
skip_quoted(const char *at)
{
	char quote = *at++;

	while (*at && *at != quote)
		at += at[0] == '\\' && at[1] ? 2 : 1;
	return *at ? at + 1 : at;
}

/** The end of the argument that begins at `at`: a comma, or the call's ")". */
static const char *
end_of_arg(const char *at)
{
	int depth = 0;

	while (*at) {
		if (*at == '"' || *at == '\'') {
			at = skip_quoted(at);
			continue;
		}
		if (depth == 0 && (*at == ',' || *at == ')'))
			return at;
		if (strchr("([{", *at))
			depth++;
		else if (strchr(")]}", *at))
			depth--;
		at++;
	}
	return NULL; /* continues on the next line */
}

static char *
copy_trimmed(const char *from, const char *to)
{
	while (from < to && isspace((unsigned char)*from))
		from++;
	while (to > from && isspace((unsigned char)to[-1]))
		to--;
	return from < to ? strndup(from, (size_t)(to - from)) : NULL;
}

/** Can "[1]" be appended to it? Not to &fds[2 * i], nor to fds + 2. */
static bool
is_array_name(const char *from, const char *to)
{
	for (; from < to; from++) {
		if (!is_word(*from) && !strchr("[].-> ", *from))
			return false;
	}
	return true;
}

char *
source_arg(const char *line, const struct event *event, unsigned number)
{
	const char *from = NULL, *to, *name = NULL;

	for (size_t i = 0; i < 8 && names[event->kind][i] && !from; i++) {
		name = names[event->kind][i];
		from = find_call(line, name);
	}
	/* Two such calls on one line: no telling which one it was. */
	if (!from || find_call(from, name))
		return NULL;
	while ((to = end_of_arg(from)) && number > 0) {
		if (*to != ',')
			return NULL;
		from = to + 1;
		number--;
	}
	if (!to || (event->kind == EVENT_PIPE && !is_array_name(from, to)))
		return NULL;
	return copy_trimmed(from, to);
}

char *
source_only_arg(const char *line, const char *function)
{
	const char *from = find_call(line, function), *to;

	if (!from || find_call(from, function))
		return NULL;
	to = end_of_arg(from);
	if (!to || *to != ')' || !is_array_name(from, to))
		return NULL;
	return copy_trimmed(from, to);
}

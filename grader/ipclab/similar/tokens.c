/* SPDX-License-Identifier: MIT */
#include "ipclab/similar/tokens.h"

#include "ipclab/base/mem.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { NAME = 256, NUMBER, STRING, WORDS };

/* Names that someone who copies can't change; sorted. */
static const char *const words[] = {
	"EAGAIN",       "EEXIST",      "EINTR",        "ENOENT",
	"ENXIO",        "EOF",         "EPIPE",        "F_GETFL",
	"F_GETPIPE_SZ", "F_SETFD",     "F_SETFL",      "NULL",
	"O_CLOEXEC",    "O_CREAT",     "O_NONBLOCK",   "O_RDONLY",
	"O_RDWR",       "O_TRUNC",     "O_WRONLY",     "PIPE_BUF",
	"SIGALRM",      "SIGCHLD",     "SIGINT",       "SIGPIPE",
	"SIGTERM",      "WNOHANG",     "_exit",        "alarm",
	"atexit",       "break",       "calloc",       "case",
	"char",         "close",       "continue",     "default",
	"do",           "double",      "dprintf",      "dup",
	"dup2",         "dup3",        "else",         "enum",
	"errno",        "execl",       "execlp",       "execv",
	"execve",       "execvp",      "exit",         "fclose",
	"fcntl",        "fdopen",      "fflush",       "fgets",
	"float",        "for",         "fork",         "fprintf",
	"fputs",        "fread",       "free",         "fstat",
	"fwrite",       "getline",     "getopt",       "getpid",
	"getppid",      "goto",        "if",           "int",
	"kill",         "long",        "lstat",        "main",
	"malloc",       "memchr",      "memcpy",       "memmove",
	"memset",       "mkfifo",      "nanosleep",    "open",
	"perror",       "pid_t",       "pipe",         "pipe2",
	"poll",         "posix_spawn", "posix_spawnp", "printf",
	"putchar",      "puts",        "raise",        "read",
	"readv",        "realloc",     "return",       "setvbuf",
	"short",        "sigaction",   "sigemptyset",  "signal",
	"signalfd",     "sigprocmask", "sigsuspend",   "sigwait",
	"size_t",       "sizeof",      "sleep",        "snprintf",
	"ssize_t",      "stat",        "strchr",       "strcmp",
	"strdup",       "strerror",    "strlen",       "strncmp",
	"strtol",       "struct",      "switch",       "time",
	"typedef",      "union",       "unlink",       "unsigned",
	"vfork",        "void",        "wait",         "waitid",
	"waitpid",      "while",       "write",        "writev",
};

/* Words that don't change the program, whether written or not. */
static const char *const idle[] = {"const", "static", "inline", "register",
				   "volatile"};

void
tokens_clear(struct tokens *tokens)
{
	free(tokens->items);
	*tokens = (struct tokens){0};
}

static void
add(struct tokens *tokens, unsigned code, int line)
{
	if (tokens->count == tokens->room) {
		tokens->room = tokens->room ? 2 * tokens->room : 256;
		tokens->items = xrealloc(tokens->items,
					 tokens->room * sizeof(*tokens->items));
	}
	tokens->items[tokens->count++] =
		(struct token){.code = code, .line = line};
}

/** A word to look for in a text. */
struct word {
	const char *text;
	size_t length;
};

static int
compare(const void *wanted, const void *item)
{
	const struct word *word = wanted;
	const char *const *text = item;
	int order = strncmp(word->text, *text, word->length);

	return order != 0 ? order : -((*text)[word->length] != '\0');
}

/** Add the author's own name for something, or a word that is the same for
 *  everybody. */
static void
add_name(struct tokens *tokens, const char *text, size_t length, int line)
{
	struct word word = {text, length};
	const char *const *known =
		bsearch(&word, words, sizeof(words) / sizeof(*words),
			sizeof(*words), compare);

	for (size_t i = 0; i < sizeof(idle) / sizeof(*idle); i++)
		if (strlen(idle[i]) == length &&
		    strncmp(idle[i], text, length) == 0)
			return;
	add(tokens, known != NULL ? WORDS + (unsigned)(known - words) : NAME,
	    line);
}

/** The text after the comment that begins at text; counts its lines. */
static const char *
skip_comment(const char *text, int *line)
{
	if (text[1] == '/')
		return text + strcspn(text, "\n");
	for (text += 2; *text != '\0'; text++) {
		if (text[0] == '*' && text[1] == '/')
			return text + 2;
		*line += *text == '\n';
	}
	return text;
}

/** The text after the quoted string at text, or the end of its line. */
static const char *
skip_quoted(const char *text)
{
	char quote = *text++;

	while (*text != '\0' && *text != '\n' && *text != quote)
		text += text[0] == '\\' && text[1] != '\0' ? 2 : 1;
	return text + (*text == quote);
}

static bool
is_include(const char *text)
{
	text++;
	text += strspn(text, " \t");
	return strncmp(text, "include", 7) == 0;
}

static bool
is_in_name(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

void
tokens_add(struct tokens *tokens, const char *text)
{
	int line = 1;

	while (*text != '\0') {
		const char *begin = text;

		if (isspace((unsigned char)*text)) {
			line += *text++ == '\n';
		} else if (text[0] == '/' &&
			   (text[1] == '/' || text[1] == '*')) {
			text = skip_comment(text, &line);
		} else if (*text == '#' && is_include(text)) {
			text += strcspn(text, "\n");
		} else if (*text == '"' || *text == '\'') {
			text = skip_quoted(text);
			add(tokens, *begin == '"' ? STRING : NUMBER, line);
		} else if (isdigit((unsigned char)*text)) {
			while (is_in_name(*text) || *text == '.')
				text++;
			add(tokens, NUMBER, line);
		} else if (is_in_name(*text)) {
			while (is_in_name(*text))
				text++;
			add_name(tokens, begin, text - begin, line);
		} else {
			if (strchr("{}", *text) == NULL)
				add(tokens, (unsigned char)*text, line);
			text++;
		}
	}
}

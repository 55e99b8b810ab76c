/* SPDX-License-Identifier: MIT */
#include "probe/lines/source_text.h"
#include <ctype.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_BYTES (1 << 20) /* longer files are not quoted */
#define MOST_FOLDERS 16

struct file {
	char *path; /* as asked for */
	char **lines;
	size_t len;
	char *text; /* lines point into it */
	struct file *next;
};

struct quote {
	char *path, *text;
	int line;
};

struct source_texts {
	struct file *files;
	struct quote *quotes; /* lines given by a recording */
	size_t quote_len;
	bool sealed; /* read no files */
	char *folders[MOST_FOLDERS];
	size_t folder_len;
	const char *only; /* the only folder allowed, or NULL for any */
};

struct source_texts *
source_texts_new(void)
{
	struct source_texts *texts = calloc(1, sizeof(*texts));

	if (texts)
		texts->only = getenv("IPCLAB_SRC");
	return texts;
}

void
source_texts_free(struct source_texts *texts)
{
	if (!texts)
		return;
	while (texts->files) {
		struct file *file = texts->files;

		texts->files = file->next;
		free(file->path);
		free(file->lines);
		free(file->text);
		free(file);
	}
	for (size_t i = 0; i < texts->folder_len; i++)
		free(texts->folders[i]);
	for (size_t i = 0; i < texts->quote_len; i++) {
		free(texts->quotes[i].path);
		free(texts->quotes[i].text);
	}
	free(texts->quotes);
	free(texts);
}

void
source_texts_seal(struct source_texts *texts)
{
	texts->sealed = true;
}

int
source_texts_quote(struct source_texts *texts, const char *path, int line,
		   const char *text)
{
	struct quote quote = {
		.path = strdup(path), .text = strdup(text), .line = line};
	struct quote *more = reallocarray(texts->quotes, texts->quote_len + 1,
					  sizeof(*more));

	if (more)
		texts->quotes = more;
	if (!more || !quote.path || !quote.text) {
		free(quote.path);
		free(quote.text);
		return -1;
	}
	texts->quotes[texts->quote_len++] = quote;
	return 0;
}

static const char *
quoted(const struct source_texts *texts, const char *path, int line)
{
	for (size_t i = 0; path && i < texts->quote_len; i++)
		if (texts->quotes[i].line == line &&
		    !strcmp(texts->quotes[i].path, path))
			return texts->quotes[i].text;
	return NULL;
}

void
source_texts_folder(struct source_texts *texts, const char *folder)
{
	char *copy;

	for (size_t i = 0; i < texts->folder_len; i++)
		if (!strcmp(texts->folders[i], folder))
			return;
	if (texts->folder_len < MOST_FOLDERS && (copy = strdup(folder)))
		texts->folders[texts->folder_len++] = copy;
}

/** The contents of a regular file, NUL-terminated; NULL for anything else. */
static char *
read_plain(const char *path, int flags)
{
	int fd = open(path,
		      O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags);
	struct stat st;
	char *text = NULL;
	ssize_t got = -1;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    st.st_size <= MOST_BYTES && (text = malloc((size_t)st.st_size + 1)))
		got = pread(fd, text, (size_t)st.st_size, 0);
	close(fd);
	if (got < 0) {
		free(text);
		return NULL;
	}
	text[got] = '\0';
	return text;
}

static char *
read_in(const char *folder, const char *name, int flags)
{
	char path[PATH_MAX];
	int n = snprintf(path, sizeof(path), "%s/%s", folder, name);

	if (n < 0 || (size_t)n >= sizeof(path))
		return NULL;
	return read_plain(path, flags);
}

static char *
find_text(const struct source_texts *texts, const char *path)
{
	const char *name = strrchr(path, '/');
	char *text;

	name = name ? name + 1 : path;
	if (texts->only)
		return read_in(texts->only, name, O_NOFOLLOW);
	if (path[0] == '/' && (text = read_plain(path, 0)))
		return text;
	for (size_t i = 0; i < texts->folder_len; i++)
		if ((text = read_in(texts->folders[i], name, 0)))
			return text;
	return read_plain(name, 0);
}

static int
split_lines(struct file *file)
{
	size_t cap = 0;

	for (char *rest = file->text, *line; (line = strsep(&rest, "\n"));) {
		if (file->len == cap) {
			cap = cap ? 2 * cap : 64;
			void *more = reallocarray(file->lines, cap,
						  sizeof(*file->lines));

			if (!more)
				return -1;
			file->lines = more;
		}
		line += strspn(line, " \t");
		for (size_t n = strlen(line);
		     n && isspace((unsigned char)line[n - 1]); n--)
			line[n - 1] = '\0';
		file->lines[file->len++] = line;
	}
	return 0;
}

/** Load a file; one that does not exist is remembered as having no lines. */
static const struct file *
load(struct source_texts *texts, const char *path)
{
	struct file *file;

	for (file = texts->files; file; file = file->next)
		if (!strcmp(file->path, path))
			return file;
	file = calloc(1, sizeof(*file));
	if (!file || !(file->path = strdup(path))) {
		free(file);
		return NULL;
	}
	file->text = find_text(texts, path);
	if (file->text && split_lines(file) < 0)
		file->len = 0;
	file->next = texts->files;
	texts->files = file;
	return file;
}

const char *
source_texts_line(struct source_texts *texts, const char *path, int line)
{
	const struct file *file;

	if (texts->sealed)
		return quoted(texts, path, line);
	file = path && line > 0 ? load(texts, path) : NULL;
	if (!file || (size_t)line > file->len)
		return NULL;
	return file->lines[line - 1];
}

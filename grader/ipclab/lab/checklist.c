/* SPDX-License-Identifier: MIT */
#include "ipclab/lab/checklist.h"

#include "ipclab/base/did_you_mean.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TAGS "# bats test_tags="

static void
check_clear(struct check *check)
{
	free(check->id);
	free(check->title);
	strlist_clear(&check->todos);
	*check = (struct check){0};
}

void
checklist_clear(struct checklist *list)
{
	for (size_t i = 0; i < list->count; i++)
		check_clear(&list->checks[i]);
	free(list->checks);
	*list = (struct checklist){0};
}

static void
parse_tag(struct check *check, const char *tag)
{
	if (strncmp(tag, "id:", 3) == 0) {
		free(check->id);
		check->id = xstrdup(tag + 3);
	} else if (strncmp(tag, "points:", 7) == 0) {
		check->points = atol(tag + 7);
	} else if (strncmp(tag, "todo:", 5) == 0) {
		strlist_add(&check->todos, tag + 5);
	} else if (strcmp(tag, "visibility:hidden") == 0) {
		check->hidden = true;
	}
}

static void
parse_tags(struct check *check, const char *text)
{
	struct strlist tags = {0};

	strlist_split(&tags, text, ',');
	for (size_t i = 0; i < tags.count; i++)
		parse_tag(check, tags.items[i] + strspn(tags.items[i], " "));
	strlist_clear(&tags);
}

/** Parse a line `@test "NAME" {`. Returns NAME, with \" and the like unescaped,
    or NULL; *rest is what follows it. */
static char *
parse_title(const char *line, const char **rest)
{
	char quote;
	char *title;
	size_t n = 0;

	if (strncmp(line, "@test", 5) != 0)
		return NULL;
	line += 5;
	line += strspn(line, " \t");
	quote = *line++;
	if (quote != '"' && quote != '\'')
		return NULL;
	title = xcalloc(strlen(line) + 1, 1);
	for (; *line != '\0' && *line != quote; line++) {
		if (quote == '"' && *line == '\\' && line[1] != '\0')
			line++;
		title[n++] = *line;
	}
	*rest = line + (*line != '\0');
	return title;
}

static int
add_check(struct checklist *list, struct check *check, const char *path,
	  int line, struct error *error)
{
	if (check->id == NULL || check->points < 0)
		return error_set(error,
				 "%s:%d: a test without an id; put a line "
				 "above it: " TAGS "id:NAME,points:N,todo:N",
				 path, line);
	for (size_t i = 0; i < list->count; i++) {
		const struct check *other = &list->checks[i];

		if (strcmp(other->id, check->id) == 0 ||
		    strcmp(other->title, check->title) == 0)
			return error_set(error,
					 "%s:%d: the id '%s' or its title is "
					 "used twice; give it another",
					 path, line, check->id);
	}
	list->checks = xrealloc(list->checks,
				(list->count + 1) * sizeof(*list->checks));
	list->checks[list->count++] = *check;
	*check = (struct check){0};
	return 0;
}

/** Visit a test of a lab's file: the line of its name, and what the tags above
    it say. rest is what follows the name. Returns 0, or -1 and *error. */
typedef int test_visit(void *context, struct check *check, const char *rest,
		       int line, struct error *error);

/** Visit any other line; tags: it holds the tags of the test below it. */
typedef void line_visit(void *context, const char *line, bool tags);

static int
visit_file(const char *path, test_visit *test, line_visit *other, void *context,
	   struct error *error)
{
	FILE *file = fopen(path, "re");
	struct check check = {0};
	char *line = NULL;
	size_t room = 0;
	int number = 0;
	int result = 0;

	if (file == NULL)
		return error_set(error, "%s: %s; put the file back", path,
				 strerror(errno));
	while (result == 0 && getline(&line, &room, file) > 0) {
		const char *rest = NULL;
		bool tags = strncmp(line, TAGS, strlen(TAGS)) == 0;

		number++;
		line[strcspn(line, "\n")] = '\0';
		if (tags)
			parse_tags(&check, line + strlen(TAGS));
		check.title = parse_title(line, &rest);
		if (check.title != NULL) {
			result = test(context, &check, rest, number, error);
			check_clear(&check);
		} else if (other != NULL) {
			other(context, line, tags);
		}
	}
	check_clear(&check);
	free(line);
	fclose(file);
	return result;
}

struct tags_reading {
	struct checklist *list;
	const char *path;
	bool hidden;
};

/** Takes over the check. */
static int
read_test(void *context, struct check *check, const char *rest, int line,
	  struct error *error)
{
	const struct tags_reading *reading = context;

	(void)rest;
	check->hidden |= reading->hidden;
	return add_check(reading->list, check, reading->path, line, error);
}

struct checks_wanted {
	const struct strlist *ids;
	FILE *out;
	int written;
};

static int
write_test(void *context, struct check *check, const char *rest, int line,
	   struct error *error)
{
	struct checks_wanted *choice = context;

	(void)line;
	(void)error;
	if (check->id != NULL && strlist_has(choice->ids, check->id)) {
		fprintf(choice->out, "@test \"%s\"%s\n", check->id, rest);
		choice->written++;
	} else {
		fprintf(choice->out, "left_out()%s\n", rest);
	}
	return 0;
}

static void
write_line(void *context, const char *line, bool tags)
{
	const struct checks_wanted *choice = context;

	fprintf(choice->out, "%s\n", tags ? "#" : line);
}

int
checklist_write(const char *from, const char *to, const struct strlist *ids,
		struct error *error)
{
	struct checks_wanted choice = {.ids = ids, .out = fopen(to, "we")};
	int result;

	if (choice.out == NULL)
		return error_set(error, "%s: %s", to, strerror(errno));
	result = visit_file(from, write_test, write_line, &choice, error);
	if (fclose(choice.out) != 0 && result == 0)
		result = error_set(error, "%s: %s", to, strerror(errno));
	return result < 0 ? -1 : choice.written;
}

/** Keep only the wanted checks; each wanted id must exist. */
static int
filter(struct checklist *list, const struct lab *lab,
       const struct strlist *only, struct error *error)
{
	struct strlist ids = {0};
	size_t kept = 0;
	int result = 0;

	for (size_t i = 0; i < list->count; i++)
		strlist_add(&ids, list->checks[i].id);
	for (size_t i = 0; i < only->count && result == 0; i++) {
		const char *near = nearest(&ids, only->items[i]);

		if (!strlist_has(&ids, only->items[i]))
			result = error_set(error,
					   "there is no check '%s'; %s%s%s",
					   only->items[i],
					   near != NULL ? "did you mean "
							: "'ipclab list ",
					   near != NULL ? near : lab->id,
					   near != NULL ? "?" : "' shows them");
	}
	for (size_t i = 0; i < list->count; i++) {
		if (strlist_has(only, list->checks[i].id))
			list->checks[kept++] = list->checks[i];
		else
			check_clear(&list->checks[i]);
	}
	list->count = kept;
	strlist_clear(&ids);
	return result;
}

int
checklist_read(struct checklist *list, const struct lab *lab,
	       const struct strlist *only, struct error *error)
{
	char *public_checks = strf("%s/checks.bats", lab->dir);
	struct tags_reading open = {list, public_checks, false};
	struct tags_reading hidden = {list, lab->hidden, true};
	int result;

	*list = (struct checklist){0};
	result = visit_file(open.path, read_test, NULL, &open, error);
	if (result == 0 && lab->hidden != NULL)
		result = visit_file(hidden.path, read_test, NULL, &hidden,
				    error);
	if (result == 0 && only != NULL && only->count > 0)
		result = filter(list, lab, only, error);
	if (result < 0)
		checklist_clear(list);
	free(public_checks);
	return result;
}

json_t *
checklist_json(const struct checklist *list)
{
	json_t *array = json_array();

	for (size_t i = 0; i < list->count; i++) {
		const struct check *check = &list->checks[i];
		json_t *todos = json_array();

		for (size_t n = 0; n < check->todos.count; n++)
			json_array_append_new(
				todos,
				json_integer(atol(check->todos.items[n])));
		json_array_append_new(
			array,
			json_pack("{s:s,s:s,s:I,s:s,s:o}", "id", check->id,
				  "title", check->title, "max",
				  (json_int_t)check->points, "visibility",
				  check->hidden ? "hidden" : "public", "todos",
				  todos));
	}
	return array;
}

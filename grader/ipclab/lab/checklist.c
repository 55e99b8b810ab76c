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

const struct check *
checklist_find(const struct checklist *list, const char *title)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->checks[i].title, title) == 0)
			return &list->checks[i];
	return NULL;
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

/** The name in `@test "NAME" {`, with \" and the like undone; or NULL. */
static char *
parse_title(const char *line)
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

static int
read_file(struct checklist *list, const char *path, bool hidden,
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
		number++;
		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, TAGS, strlen(TAGS)) == 0)
			parse_tags(&check, line + strlen(TAGS));
		check.title = parse_title(line);
		if (check.title == NULL)
			continue;
		check.hidden = check.hidden || hidden;
		result = add_check(list, &check, path, number, error);
	}
	check_clear(&check);
	free(line);
	fclose(file);
	return result;
}

/** Keep the wanted checks only; each wanted id must be there. */
static int
filter(struct checklist *list, const struct strlist *only, struct error *error)
{
	struct strlist ids = {0};
	size_t kept = 0;
	int result = 0;

	for (size_t i = 0; i < list->count; i++)
		strlist_add(&ids, list->checks[i].id);
	for (size_t i = 0; i < only->count && result == 0; i++) {
		const char *near = nearest(&ids, only->items[i]);

		if (!strlist_has(&ids, only->items[i]))
			result = error_set(
				error, "there is no check '%s'%s%s%s",
				only->items[i],
				near != NULL ? "; did you mean " : "",
				near != NULL ? near : "",
				near != NULL ? "?"
					     : "; ipclab list LAB shows them");
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
	int result;

	*list = (struct checklist){0};
	result = read_file(list, public_checks, false, error);
	if (result == 0 && lab->hidden != NULL)
		result = read_file(list, lab->hidden, true, error);
	if (result == 0 && only != NULL && only->count > 0)
		result = filter(list, only, error);
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

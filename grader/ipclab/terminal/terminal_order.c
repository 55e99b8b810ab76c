/* SPDX-License-Identifier: MIT */
#include "ipclab/terminal/terminal_order.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"
#include "ipclab/lab/outcome.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct place_in_order {
	json_t *check;
	bool hidden;
	long first, last; /* TODOs; without any, last is LONG_MAX */
	size_t index;
};

static int
compare(const void *one, const void *other)
{
	const struct place_in_order *a = one;
	const struct place_in_order *b = other;

	if (a->hidden != b->hidden)
		return a->hidden ? 1 : -1;
	if (a->last != b->last)
		return a->last < b->last ? -1 : 1;
	if (a->first != b->first)
		return a->first > b->first ? -1 : 1;
	return a->index < b->index ? -1 : 1;
}

static struct place_in_order
place_of(json_t *check, size_t index)
{
	struct place_in_order place = {check, check_is_hidden(check), LONG_MAX,
				       0, index};
	const json_t *todo;
	size_t i;

	json_array_foreach (json_object_get(check, "todos"), i, todo) {
		long number = (long)json_integer_value(todo);

		place.first = number < place.first ? number : place.first;
		place.last = number > place.last ? number : place.last;
	}
	if (place.last == 0)
		place.last = LONG_MAX;
	return place;
}

json_t *
terminal_in_order(const json_t *lab)
{
	const json_t *checks = json_object_get(lab, "checks");
	size_t count = json_array_size(checks);
	struct place_in_order *places = xcalloc(count + 1, sizeof(*places));
	json_t *ordered = json_array();
	json_t *copy = json_copy((json_t *)lab);
	json_t *check;
	size_t i;

	json_array_foreach (checks, i, check)
		places[i] = place_of(check, i);
	qsort(places, count, sizeof(*places), compare);
	for (i = 0; i < count; i++)
		json_array_append(ordered, places[i].check);
	json_object_set_new(copy, "checks", ordered);
	free(places);
	return copy;
}

const json_t *
terminal_first_failure(const json_t *lab)
{
	const json_t *unclear = NULL;
	const json_t *check;
	size_t i;

	json_array_foreach (json_object_get(lab, "checks"), i, check) {
		if (status_in(check) == STATUS_FAIL)
			return check;
		if (unclear == NULL && status_in(check) == STATUS_ERROR)
			unclear = check;
	}
	return unclear;
}

long
terminal_last_todo(const json_t *check)
{
	struct place_in_order place = place_of((json_t *)check, 0);

	return place.last != LONG_MAX ? place.last : 0;
}

/** Does a passed check look at the TODO? */
static bool
is_done(const json_t *lab, json_int_t number)
{
	const json_t *check;
	const json_t *todo;
	size_t i;
	size_t k;

	json_array_foreach (json_object_get(lab, "checks"), i, check) {
		if (status_in(check) != STATUS_PASS)
			continue;
		json_array_foreach (json_object_get(check, "todos"), k, todo)
			if (json_integer_value(todo) == number)
				return true;
	}
	return false;
}

long
terminal_todo_to_do(const json_t *lab, const json_t *check)
{
	const json_t *todo;
	size_t i;

	json_array_foreach (json_object_get(check, "todos"), i, todo)
		if (!is_done(lab, json_integer_value(todo)))
			return (long)json_integer_value(todo);
	return terminal_last_todo(check);
}

bool
terminal_compile_first(const json_t *lab)
{
	const json_t *compile = json_object_get(lab, "compile");

	return not_run_in(lab) != RUN ||
	       (status_in(compile) != STATUS_PASS &&
		json_array_size(json_object_get(compile, "broken")) > 0);
}

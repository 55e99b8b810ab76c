/* SPDX-License-Identifier: MIT */
#include "probe/recording/recording_places.h"
#include "probe/events/record_read.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool
recording_value(char **save, char **name, char **value)
{
	char *word = strtok_r(NULL, " \t", save);

	*name = word;
	*value = word ? strchr(word, '=') : NULL;
	if (!*value)
		return word != NULL;
	*(*value)++ = '\0';
	if (record_decode(*value) < 0)
		*value = NULL;
	return true;
}

/** The fields of a place line. Strings are borrowed. */
struct place_fields {
	const char *path, *text, *frames;
	const char *wrapper, *caller, *caller_text;
	int line, caller_line;
};

/** Make "FILE:LINE", and let `lines` know the text of that line. NULL with
 *  ENOMEM. */
static char *
quoted(struct lines *lines, const char *path, int line, const char *text)
{
	struct place known;
	char *at;

	if (asprintf(&at, "%s:%d", path, line) == -1)
		return NULL;
	if (!text || lines_recorded(lines, at, &known) == -1 ||
	    lines_quote(lines, &known, text) == 0)
		return at;
	free(at);
	return NULL;
}

static const char *
add_place(struct recorded_places *places, struct lines *lines,
	  const struct place_fields *given)
{
	struct recorded_place *more =
		reallocarray(places->list, places->len + 1, sizeof(*more));
	struct recorded_place *place;

	if (!more)
		return strerror(ENOMEM);
	places->list = more;
	place = &more[places->len++];
	*place = (struct recorded_place){
		.frames = given->frames ? strdup(given->frames) : NULL,
		.text = given->text ? strdup(given->text) : NULL};
	place->at = given->path ? quoted(lines, given->path, given->line,
					 given->text)
				: strdup("");
	if (given->caller && given->wrapper) {
		place->wrapper = strdup(given->wrapper);
		place->caller = quoted(lines, given->caller, given->caller_line,
				       given->caller_text);
	}
	if (!place->at || !place->wrapper != !place->caller)
		return strerror(ENOMEM);
	return NULL;
}

static void
take_place_field(struct place_fields *fields, const char *name,
		 const char *value)
{
	struct {
		const char *name;
		const char **to;
	} const texts[] = {{"path", &fields->path},
			   {"text", &fields->text},
			   {"frames", &fields->frames},
			   {"wrapper", &fields->wrapper},
			   {"caller", &fields->caller},
			   {"caller_text", &fields->caller_text}};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (strcmp(texts[i].name, name) == 0)
			*texts[i].to = value;
	if (strcmp(name, "line") == 0)
		fields->line = atoi(value);
	else if (strcmp(name, "caller_line") == 0)
		fields->caller_line = atoi(value);
}

const char *
recorded_place_load(struct recorded_places *places, struct lines *lines,
		    char **save)
{
	struct place_fields fields = {0};
	char *name, *value;
	size_t n = 0;

	while (recording_value(save, &name, &value)) {
		if (!value)
			return "garbled";
		if (strcmp(name, "n") == 0)
			n = strtoul(value, NULL, 10);
		else
			take_place_field(&fields, name, value);
	}
	if (n != places->len + 1)
		return "garbled";
	return add_place(places, lines, &fields);
}

void
recorded_places_free(struct recorded_places *places)
{
	for (size_t i = 0; i < places->len; i++) {
		free(places->list[i].at);
		free(places->list[i].frames);
		free(places->list[i].text);
		free(places->list[i].caller);
		free(places->list[i].wrapper);
	}
	free(places->list);
	*places = (struct recorded_places){0};
}

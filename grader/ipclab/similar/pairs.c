/* SPDX-License-Identifier: MIT */
#include "ipclab/similar/pairs.h"

#include "ipclab/base/untrusted_text.h"

#include <stdlib.h>
#include <string.h>

enum {
	PAIRS_WITH_CODE = 20, /* of a lab: a page is to be read */
	CODE_BYTES = 64 << 10,
};

static json_t *
code_of(const struct similar *s, size_t number)
{
	const char *text = s->texts[number];
	char *clean = text_clean(text, strnlen(text, CODE_BYTES));
	json_t *code = json_text(clean);

	free(clean);
	return code;
}

void
alike_add(json_t *pairs, const struct similar *s, const struct intake *intake)
{
	for (size_t i = 0; i < s->pair_count && i < ALIKE_PAIRS; i++) {
		const struct pair *pair = &s->pairs[i];
		json_t *one =
			json_pack("{s:s,s:I,s:o,s:o}", "lab", pair->lab,
				  "percent", (json_int_t)pair->percent, "a",
				  json_text(intake->items[pair->a].raw), "b",
				  json_text(intake->items[pair->b].raw));

		if (i < PAIRS_WITH_CODE)
			json_object_set_new(one, "code",
					    json_pack("[o,o]",
						      code_of(s, pair->a),
						      code_of(s, pair->b)));
		json_array_append_new(pairs, one);
	}
	if (s->pair_count > ALIKE_PAIRS)
		json_array_append_new(
			pairs,
			json_pack("{s:s,s:I,s:I}", "lab", s->lab->id, "more",
				  (json_int_t)(s->pair_count - ALIKE_PAIRS),
				  "percent",
				  (json_int_t)s->pairs[ALIKE_PAIRS].percent));
}

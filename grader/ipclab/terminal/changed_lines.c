/* SPDX-License-Identifier: MIT */
#include "ipclab/terminal/changed_lines.h"

#include <stdlib.h>
#include <string.h>

void
changed_lines(const struct strlist *old, const struct strlist *new,
	      char **in_old, char **in_new)
{
	size_t width = new->count + 1;
	/* The length of the longest common subsequence, from these two lines
	   on. */
	size_t *common = xcalloc((old->count + 1) * width, sizeof(*common));
	size_t i, k;

	*in_old = xcalloc(old->count + 1, 1);
	*in_new = xcalloc(new->count + 1, 1);
	memset(*in_old, '-', old->count);
	memset(*in_new, '+', new->count);
	for (i = old->count; i-- > 0;)
		for (k = new->count; k-- > 0;) {
			size_t *here = common + i * width + k;

			if (strcmp(old->items[i], new->items[k]) == 0)
				*here = here[width + 1] + 1;
			else
				*here = here[1] > here[width] ? here[1]
							      : here[width];
		}
	for (i = k = 0; i < old->count && k < new->count;) {
		size_t *here = common + i * width + k;

		if (strcmp(old->items[i], new->items[k]) == 0)
			(*in_old)[i++] = (*in_new)[k++] = ' ';
		else if (here[1] > here[width])
			k++;
		else
			i++;
	}
	free(common);
}

/* No debug information is read: every place is unknown. Until lines.c. */
#include "stack.h"

int
lines_resolve(struct lines *lines, const struct stack *stack,
	      struct place *out)
{
	(void)lines;
	(void)stack;
	*out = (struct place){0};
	return -1;
}

const char *
lines_text(struct lines *lines, const struct place *place)
{
	(void)lines;
	(void)place;
	return NULL;
}

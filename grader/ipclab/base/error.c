/* SPDX-License-Identifier: MIT */
#include "ipclab/base/error.h"
#include "ipclab/base/fold.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int
error_set(struct error *error, const char *format, ...)
{
	va_list ap;

	if (error == NULL)
		return -1;
	va_start(ap, format);
	vsnprintf(error->text, sizeof(error->text), format, ap);
	va_end(ap);
	return -1;
}

static void
say(const char *format, va_list ap)
{
	char *text = NULL;

	fflush(stdout);
	if (vasprintf(&text, format, ap) != -1)
		fold(stderr, "ipclab: ", "", text,
		     fold_width(stderr, SIZE_MAX));
	free(text);
}

_Noreturn void
die(int status, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	say(format, ap);
	va_end(ap);
	exit(status);
}

void
warning(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	say(format, ap);
	va_end(ap);
}

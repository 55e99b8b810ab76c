/*
 * Fuzz target: any bytes where submissions and what is said of them come in.
 * The first byte chooses: an archive, Valgrind's XML, what bats says, a name,
 * text for a page. `make fuzz-inputs` runs it with clang; fuzz_driver.c feeds
 * it in `make check`.
 */
#include "checks/memcheck_xml.h"
#include "ipclab/base/untrusted_text.h"
#include "ipclab/grade/tap.h"
#include "ipclab/intake/archive.h"
#include "ipclab/intake/bundle.h"
#include "ipclab/intake/gradescope.h"
#include "ipclab/intake/intake.h"
#include "ipclab/intake/names.h"
#include "ipclab/intake/site_name.h"
#include <jansson.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
feed_archive(const uint8_t *data, size_t size)
{
	struct bundle bundle = {0};
	struct error error = {0};
	char path[64];
	int fd = memfd_create("archive", MFD_CLOEXEC);

	strlist_add(&bundle.wanted, "pipe_talk.c");
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	if (fd != -1 && write(fd, data, size) == (ssize_t)size)
		bundle_read_archive(&bundle, path, "", &error);
	if (fd != -1)
		close(fd);
	bundle_clear(&bundle);
}

static void
feed_xml(const uint8_t *data, size_t size)
{
	struct memcheck_errors errors = {0};
	FILE *in = size ? fmemopen((void *)data, size, "r") : NULL;

	if (in) {
		memcheck_read(&errors, in);
		fclose(in);
	}
	memcheck_errors_free(&errors);
}

static void
feed_tap(const char *text)
{
	struct tap tap = {0};

	tap_parse(&tap, text);
	if (tap.count > 0 && !tap_find(&tap, tap.tests[0].name))
		abort();
	tap_clear(&tap);
}

static void
feed_name(const char *name)
{
	struct site_name site;
	char *escaped = name_escape(name);
	char *shorter = name_with_hash(escaped, name);

	if (strpbrk(escaped, "/\n\033\"' ") || strlen(shorter) > NAME_BYTES)
		abort();
	free(shorter);
	free(escaped);
	if (site_name_parse(name, &site))
		site_name_clear(&site);
	free(gradescope_students(name, "submission_1"));
}

/* What comes out is text: no control characters, and valid UTF-8. */
static void
feed_text(const uint8_t *data, size_t size, const char *text)
{
	char *clean = text_clean((const char *)data, size);
	json_t *string = json_text(text);

	for (const char *c = clean; *c; c++)
		if ((unsigned char)*c < ' ' && *c != '\n' && *c != '\t')
			abort();
	if (!json_is_string(string))
		abort();
	text_name_objects(clean);
	json_decref(string);
	free(clean);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text;

	if (size == 0)
		return 0;
	text = strndup((const char *)data + 1, size - 1);
	if (!text)
		return 0;
	switch (*data) {
	case 'A':
		feed_archive(data + 1, size - 1);
		break;
	case 'X':
		feed_xml(data + 1, size - 1);
		break;
	case 'T':
		feed_tap(text);
		break;
	case 'N':
		feed_name(text);
		break;
	default:
		feed_text(data + 1, size - 1, text);
		break;
	}
	free(text);
	return 0;
}

/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/page.h"

#include "ipclab/base/mem.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const char style[] =
#include "ipclab/pages/style.inc"
	;

const char page_report_script[] =
#include "ipclab/pages/report.inc"
	;

void
page_base64(FILE *page, const void *bytes, size_t size)
{
	char *text = xcalloc(BASE64_ENCODE_RAW_LENGTH(size) + 1, 1);

	base64_encode_raw(text, size, bytes);
	fputs(text, page);
	free(text);
}

void
page_print(FILE *page, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	for (; *format != '\0'; format++) {
		if (*format != '%') {
			fputc(*format, page);
			continue;
		}
		switch (*++format) {
		case 's':
			html_text(page, va_arg(ap, const char *));
			break;
		case 'd':
			fprintf(page, "%ld", va_arg(ap, long));
			break;
		default:
			fputc(*format, page);
		}
	}
	va_end(ap);
}

/** The script's 'sha256-…', as the policy needs it. */
static void
put_script_hash(FILE *page, const char *script)
{
	struct sha256_ctx hash;
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_init(&hash);
	sha256_update(&hash, strlen(script), (const uint8_t *)script);
	sha256_digest(&hash, sizeof(digest), digest);
	fputs(" 'sha256-", page);
	page_base64(page, digest, sizeof(digest));
	fputs("'", page);
}

void
page_start(FILE *page, const char *title, const struct strlist *scripts)
{
	fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	      "<meta charset=\"utf-8\">\n"
	      "<meta http-equiv=\"Content-Security-Policy\" content=\""
	      "default-src 'none'; style-src 'unsafe-inline'; "
	      "img-src data:; base-uri 'none'; form-action 'none'",
	      page);
	if (scripts != NULL && scripts->count > 0)
		fputs("; script-src", page);
	for (size_t i = 0; scripts != NULL && i < scripts->count; i++)
		put_script_hash(page, scripts->items[i]);
	fputs("\">\n<meta name=\"viewport\" "
	      "content=\"width=device-width, initial-scale=1\">\n"
	      "<meta name=\"referrer\" content=\"no-referrer\">\n",
	      page);
	page_print(page, "<title>%s</title>\n", title);
	fprintf(page, "<style>\n%s</style>\n</head>\n<body>\n", style);
}

void
page_end(FILE *page, const char *script)
{
	page_print(page, "<footer><p>ipclab %s</p></footer>\n",
		   PACKAGE_VERSION);
	if (script != NULL)
		fprintf(page, "<script>%s</script>\n", script);
	fputs("</body>\n</html>\n", page);
}

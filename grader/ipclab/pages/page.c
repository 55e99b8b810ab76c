/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/page.h"

#include "ipclab/base/sha256.h"

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
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *b = bytes;

	for (size_t i = 0; i < size; i += 3) {
		unsigned long three = b[i] << 16;

		three |= i + 1 < size ? b[i + 1] << 8 : 0;
		three |= i + 2 < size ? b[i + 2] : 0;
		fputc(digits[three >> 18], page);
		fputc(digits[three >> 12 & 63], page);
		fputc(i + 1 < size ? digits[three >> 6 & 63] : '=', page);
		fputc(i + 2 < size ? digits[three & 63] : '=', page);
	}
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

/** 'sha256-…' of the script, as the policy wants it. */
static void
put_script_hash(FILE *page, const char *script)
{
	struct sha256 hash;
	char hex[SHA256_HEX];
	unsigned char bytes[32];

	sha256_start(&hash);
	sha256_add(&hash, script, strlen(script));
	sha256_end(&hash, hex);
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = strtoul((char[]){hex[2 * i], hex[2 * i + 1], 0},
				   NULL, 16);
	fputs("; script-src 'sha256-", page);
	page_base64(page, bytes, sizeof(bytes));
	fputs("'", page);
}

void
page_start(FILE *page, const char *title, const char *script)
{
	fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	      "<meta charset=\"utf-8\">\n"
	      "<meta http-equiv=\"Content-Security-Policy\" content=\""
	      "default-src 'none'; style-src 'unsafe-inline'; "
	      "img-src data:; base-uri 'none'; form-action 'none'",
	      page);
	if (script != NULL)
		put_script_hash(page, script);
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

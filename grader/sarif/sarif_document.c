/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_document.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

json_t *
sarif_message(json_t *text)
{
	return json_pack("{s:o}", "text", text);
}

static json_t *
relative_uri(const char *file)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	json_t *json;

	if (!out)
		return NULL;
	for (; *file; file++) {
		unsigned char byte = (unsigned char)*file;

		if (byte < 128 && (isalnum(byte) || strchr("-._~/", byte)))
			fputc(byte, out);
		else
			fprintf(out, "%%%02X", byte);
	}
	fclose(out);
	json = json_string(text);
	free(text);
	return json;
}

json_t *
sarif_location(const char *file, int line, json_t *message)
{
	json_t *json = json_pack("{s:{s:{s:o}, s:{s:i}}}", "physicalLocation",
				 "artifactLocation", "uri", relative_uri(file),
				 "region", "startLine", line);

	if (message)
		json_object_set_new(json, "message", message);
	return json;
}

json_t *
sarif_document(const char *tool, json_t *rules, json_t *results)
{
	return json_pack("{s:s, s:s, s:[{s:{s:{s:s, s:s, s:o}}, s:o, s:s}]}",
			 "$schema", SCHEMA, "version", "2.1.0", "runs", "tool",
			 "driver", "name", tool, "version", PACKAGE_VERSION,
			 "rules", rules, "results", results, "columnKind",
			 "unicodeCodePoints");
}

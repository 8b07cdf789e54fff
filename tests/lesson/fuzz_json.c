/* SPDX-License-Identifier: MIT
 *
 * JSON dumps. A refused text leaves no file; an accepted one makes a lesson whose own dump makes
 * the same lesson.
 */
#include "lesson/formats/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scratch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char *dump(const char *path)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	if (plen_json_write(path, out, NULL, 0) != 0) {
		abort();
	}
	fclose(out);
	return text;
}

static void check_accepted(const char *json, const char *path)
{
	char *first = dump(path);

	unlink(path);
	scratch_write(json, first, strlen(first));
	if (plen_json_read(json, path, NULL, NULL, 0) != 0) {
		abort();
	}
	char *second = dump(path);
	if (strcmp(first, second) != 0) {
		abort();
	}
	free(first);
	free(second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *folder = scratch_make();
	char *json = scratch_path(folder, "lesson.json");
	char *path = scratch_path(folder, "lesson.plenary");
	char error[300];

	scratch_write(json, data, size);
	if (plen_json_read(json, path, NULL, error, sizeof(error)) == 0) {
		check_accepted(json, path);
	} else if (access(path, F_OK) == 0) {
		abort();
	}
	free(json);
	free(path);
	scratch_remove(folder);
	return 0;
}

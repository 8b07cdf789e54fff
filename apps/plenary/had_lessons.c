/* SPDX-License-Identifier: MIT */
#include "had_lessons.h"

#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "lesson/store_left.h"
#include "lesson_path.h"

bool plen_had_lessons_have(const struct plen_had_lessons *had, const char *name)
{
	for (size_t i = 0; i < had->count; i++) {
		if (strcmp(plen_lesson_path_name(had->paths[i]), name) == 0) {
			return true;
		}
	}
	return false;
}

void plen_had_lessons_add(struct plen_had_lessons *had, const char *path)
{
	if (!plen_had_lessons_have(had, plen_lesson_path_name(path))) {
		had->paths = plen_grow(had->paths, had->count, &had->capacity, sizeof(*had->paths));
		had->paths[had->count++] = plen_strdup(path);
	}
}

static bool never(void *data)
{
	(void)data;
	return false;
}

void plen_had_lessons_end(struct plen_had_lessons *had, const char *ended)
{
	for (size_t i = 0; i < had->count; i++) {
		if (strcmp(had->paths[i], ended) != 0) {
			plen_store_left_forget(had->paths[i], never, NULL);
		}
	}
	plen_had_lessons_drop(had);
}

void plen_had_lessons_drop(struct plen_had_lessons *had)
{
	for (size_t i = 0; i < had->count; i++) {
		free(had->paths[i]);
	}
	free(had->paths);
	*had = (struct plen_had_lessons){0};
}

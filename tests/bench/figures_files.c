/* SPDX-License-Identifier: MIT */
#include "figures_files.h"

#include <stdio.h>
#include <unistd.h>

#include "lesson/store.h"
#include "wall.h"

#define PATIENCE_MS 60000

static void append(void *data, const struct plen_op *op)
{
	plen_store_append(data, op);
}

bool figures_write_lesson(const char *path, uint64_t seed, int pages, int strokes, int points)
{
	const uint8_t uuid[16] = {2};
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_store *store = NULL;
	char error[256] = "";
	bool kept = false;

	unlink(path);
	if (plen_store_open(&store, path, uuid, lesson, error, sizeof(error)) < 0) {
		fprintf(stderr, "%s\n", error);
	} else {
		const struct plen_lesson_listener listener = {.committed = append, .data = store};
		plen_lesson_set_listener(lesson, &listener);
		for (int i = 0; i < pages; i++) {
			wall_fill(lesson, seed, strokes, points);
		}
		kept = plen_store_flush(store, PATIENCE_MS);
		kept = plen_store_close(store) && kept;
	}
	plen_lesson_destroy(lesson);
	return kept;
}

/* SPDX-License-Identifier: MIT
 *
 * Lesson files. Reading must not change the bytes; what reads must open, with what it showed; what
 * opens, be it that it was saved from ruins, must take one more operation and read again.
 */
#include "lesson/store.h"

#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "scratch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void swallow(enum plen_log_level level, const char *module, const char *line)
{
	(void)level;
	(void)module;
	(void)line;
}

static uint64_t read_seq(const char *path)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint8_t uuid[16];
	char error[300];
	uint64_t seq = UINT64_MAX;

	if (plen_store_read(path, INT64_MAX, lesson, uuid, error, sizeof(error)) == 0) {
		seq = plen_lesson_seq(lesson);
	}
	plen_lesson_destroy(lesson);
	return seq;
}

static bool look_at(void *data, const struct plen_lesson_page *page)
{
	plen_lesson_page_bounds(data, page->id);
	return true;
}

/* `seq` is what reading found, or UINT64_MAX if it refused. */
static void go_on(const char *path, uint64_t seq)
{
	static const uint8_t uuid[16] = {0};
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_store *store = NULL;
	struct plen_op op = {.kind = PLEN_OP_VIEW};
	int error = plen_store_open(&store, path, uuid, lesson, NULL, 0);

	if (error != 0 || plen_store_opening(store)->opened == PLEN_STORE_NEWER) {
		if (seq != UINT64_MAX) {
			abort();
		}
		plen_store_close(store);
		plen_lesson_destroy(lesson);
		return;
	}
	if (seq != UINT64_MAX && plen_lesson_seq(lesson) != seq) {
		abort();
	}
	/* Behind a snapshot there may be damage that only reading all of it meets. */
	bool is_sound =
		seq != UINT64_MAX || plen_store_opening(store)->opened == PLEN_STORE_SALVAGED;
	seq = plen_lesson_seq(lesson);
	/* Wakes every page. */
	plen_lesson_each_page(lesson, look_at, lesson);
	op.u.view.group_count = 2;
	plen_lesson_commit(lesson, &op);
	plen_store_append(store, &op);
	if (!plen_store_close(store) || (is_sound && read_seq(path) != seq + 1)) {
		abort();
	}
	plen_lesson_destroy(lesson);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *folder = scratch_make();
	char *path = scratch_path(folder, "lesson.plenary");

	plen_log_set_sink(swallow);
	scratch_write(path, data, size);
	uint64_t seq = read_seq(path);
	struct scratch_bytes bytes = scratch_read(path);
	if (bytes.size != size || memcmp(bytes.data, data, size) != 0) {
		abort();
	}
	free(bytes.data);
	go_on(path, seq);
	free(path);
	scratch_remove(folder);
	return 0;
}

/* SPDX-License-Identifier: MIT */
#include "clear_desk.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>

#include <cmocka.h>

#include "sample.h"
#include "shim.h"

#define LOCAL 0xef53   /* ext4 */
#define NETWORK 0x6969 /* NFS */

const uint8_t clear_desk_uuid[16] = {4};
static long file_system = LOCAL;

int __wrap_statfs(const char *path, struct statfs *info);

int __wrap_statfs(const char *path, struct statfs *info)
{
	(void)path;
	*info = (struct statfs){.f_type = file_system};
	return 0;
}

int clear_desk_setup(void **state)
{
	struct clear_desk *desk = calloc(1, sizeof(*desk));

	desk->folder = scratch_make();
	desk->path = scratch_path(desk->folder, "lesson.plenary");
	shim_reset(NULL);
	file_system = LOCAL;
	*state = desk;
	return 0;
}

int clear_desk_setup_on_network(void **state)
{
	clear_desk_setup(state);
	file_system = NETWORK;
	return 0;
}

int clear_desk_teardown(void **state)
{
	struct clear_desk *desk = *state;

	shim_reset(NULL);
	scratch_remove(desk->folder);
	free(desk->path);
	free(desk);
	return 0;
}

static void on_committed(void *data, const struct plen_op *op)
{
	plen_store_append(((struct clear_desk *)data)->store, op);
}

void clear_desk_open(struct clear_desk *desk)
{
	const struct plen_lesson_listener listener = {on_committed, NULL, desk};
	char error[300] = "";

	desk->lesson = plen_lesson_create();
	if (plen_store_open(&desk->store, desk->path, clear_desk_uuid, desk->lesson, error, 300) !=
	    0) {
		fail_msg("%s", error);
	}
	plen_lesson_set_listener(desk->lesson, &listener);
}

void clear_desk_close(struct clear_desk *desk)
{
	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
}

/* -- a lesson with secrets -- */

size_t clear_desk_put_zigzag(uint8_t *at, uint32_t value)
{
	uint64_t coded = (uint64_t)value * 2;
	size_t size = 0;

	for (; coded >= 0x80; coded >>= 7) {
		at[size++] = (uint8_t)(coded | 0x80);
	}
	at[size++] = (uint8_t)coded;
	return size;
}

static const struct clear_secret the_secret = {CLEAR_SECRET_X_UM, CLEAR_SECRET_Y_UM, true};

bool clear_desk_is_within(const struct scratch_bytes *bytes, const struct clear_secret *secret)
{
	uint8_t wanted[16];
	size_t size = clear_desk_put_zigzag(wanted, secret->x_um);

	size += clear_desk_put_zigzag(wanted + size, secret->y_um);
	return bytes->data != NULL && memmem(bytes->data, bytes->size, wanted, size) != NULL;
}

bool clear_desk_holds_secret(const char *path)
{
	struct scratch_bytes bytes = scratch_read(path);
	bool found = clear_desk_is_within(&bytes, &the_secret);

	free(bytes.data);
	return found;
}

/* In whichever file. */
bool clear_desk_folder_holds_secret(const char *folder)
{
	DIR *list = opendir(folder);
	const struct dirent *entry = NULL;
	bool found = false;

	assert_non_null(list);
	while (!found && (entry = readdir(list)) != NULL) {
		char *path = scratch_path(folder, entry->d_name);
		found = clear_desk_holds_secret(path);
		free(path);
	}
	closedir(list);
	return found;
}

/* The secret is at its beginning, and at every tenth point; long ones spread over pages. */
uint64_t clear_desk_write_secret(struct plen_lesson *lesson, uint32_t page, uint32_t count,
				 const struct clear_secret *secret)
{
	struct plen_stroke_point *points = calloc(count, sizeof(*points));
	struct plen_op_stroke stroke = {
		.group = 1, .width_um = 700, .count = count, .points = points};
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = 1};

	for (uint32_t i = 0; i < count; i++) {
		points[i] = (struct plen_stroke_point){
			.x_um = i % 10 == 0 ? (int32_t)secret->x_um : 0,
			.y_um = i % 10 == 0 ? (int32_t)secret->y_um : 0,
			.t_ms = i,
			.pressure = 255,
		};
	}
	op.u.edit.page = page;
	op.u.edit.strokes = &stroke;
	op.u.edit.stroke_count = 1;
	uint64_t seq = plen_lesson_commit(lesson, &op);
	free(points);
	return seq * PLEN_OP_STROKES_MAX;
}

void clear_desk_make_secrets(struct clear_desk *desk, int count)
{
	static const double line[] = {10, 10, 50, 50, 90, 10};
	uint32_t page = sample_commit_page(desk->lesson, 1);

	for (int i = 0; i < count; i++) {
		uint32_t points = i % 5 == 0 ? 2000 : 11;
		uint64_t stroke = clear_desk_write_secret(desk->lesson, page, points, &the_secret);
		if (i % 2 == 0) {
			assert_true(sample_commit_undo(desk->lesson, 1));
		} else {
			sample_commit_cut(desk->lesson, 2, page, 0, stroke, 0,
					  (points - 1) * PLEN_STROKE_POS_ONE);
		}
		sample_commit_stroke(desk->lesson, 2, page, 500, 3, line);
	}
	assert_true(plen_store_flush(desk->store, CLEAR_WAIT_MS));
}

int clear_desk_end_clear(struct clear_desk *desk)
{
	const struct plen_lesson_listener listener = {on_committed, NULL, desk};
	struct plen_lesson *cleared = NULL;

	plen_store_clear_await(desk->store);
	int error = plen_store_cleared(desk->store, &cleared);
	assert_int_equal(error == 0, cleared != NULL);
	if (error == 0) {
		assert_int_equal(plen_lesson_seq(cleared), plen_lesson_seq(desk->lesson));
		plen_lesson_destroy(desk->lesson);
		desk->lesson = cleared;
		plen_lesson_set_listener(cleared, &listener);
	}
	return error;
}

int clear_desk_try_clear(struct clear_desk *desk)
{
	assert_int_equal(plen_store_clear(desk->store), 0);
	return clear_desk_end_clear(desk);
}

void clear_desk_clear(struct clear_desk *desk)
{
	assert_int_equal(clear_desk_try_clear(desk), 0);
}

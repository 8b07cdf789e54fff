/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "store"

#include "store_salvage.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"
#include "store_aside.h"
#include "store_file.h"
#include "store_guard.h"
#include "store_header.h"
#include "store_look.h"
#include "store_lost.h"
#include "store_make.h"
#include "store_mend.h"
#include "store_path.h"
#include "store_scan.h"
#include "store_temporary.h"

/* -- pages that are written on, but whose own operation is lost -- */

static bool was_found(const struct plen_store_scan *scan, uint64_t seq)
{
	size_t low = 0;
	size_t high = scan->count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (scan->found[middle].seq < seq) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < scan->count && scan->found[low].seq == seq;
}

/* Whose it was, the panes say best; else whoever wrote on it first. */
static void note_page(struct plen_store_lost *lost, const struct plen_store_scan *scan, uint32_t id,
		      uint8_t owner, bool is_sure)
{
	if (id != 0 && !was_found(scan, id)) {
		plen_store_lost_note(lost, id, owner, is_sure);
	}
}

static int decode(struct plen_store_scan *scan, const struct plen_store_found *found,
		  struct plen_op *op)
{
	struct plen_store_row row;
	int error = plen_store_scan_row(scan, found, &row);

	return error == 0 ? plen_store_row_decode(&row, found->version, op) : error;
}

static int find_lost_pages(struct plen_store_scan *scan, struct plen_store_lost *lost)
{
	int error = 0;

	for (size_t i = 0; i < scan->count && error == 0; i++) {
		struct plen_op op;
		if (scan->found[i].kind != PLEN_OP_EDIT && scan->found[i].kind != PLEN_OP_VIEW) {
			continue;
		}
		error = decode(scan, &scan->found[i], &op);
		if (error != 0) {
			continue;
		}
		if (op.kind == PLEN_OP_EDIT) {
			note_page(lost, scan, op.u.edit.page, op.group, false);
		} else {
			for (uint8_t k = 0; k < PLEN_GROUP_COUNT; k++) {
				note_page(lost, scan, op.u.view.panes[k].page, k, true);
			}
		}
		plen_op_finish(&op);
	}
	plen_store_lost_sort_out(lost);
	return error;
}

/* -- the new file -- */

/* What goes into one transaction. */
#define BATCH_OPS 512
#define BATCH_BYTES (4u << 20)

struct writer {
	struct plen_store_file *file;
	struct plen_store_item *first, *last;
	size_t count, bytes;
};

static int write_batch(struct writer *writer)
{
	int error = writer->count > 0
			    ? plen_store_file_write(writer->file, writer->first, writer->count)
			    : 0;

	while (writer->first != NULL) {
		struct plen_store_item *next = writer->first->next;
		free(writer->first);
		writer->first = next;
	}
	writer->last = NULL;
	writer->count = 0;
	writer->bytes = 0;
	return error;
}

static int write_op(void *data, const struct plen_op *op)
{
	struct writer *writer = data;
	struct plen_store_item *item = plen_store_row_encode(op);

	*(writer->last != NULL ? &writer->last->next : &writer->first) = item;
	writer->last = item;
	writer->count++;
	writer->bytes += item->row.size;
	return writer->count < BATCH_OPS && writer->bytes < BATCH_BYTES ? 0 : write_batch(writer);
}

static int write_found(struct plen_store_scan *scan, struct writer *writer, uint64_t *lost_count)
{
	struct plen_store_lost lost = {0};
	struct plen_store_mend mend = {
		.lesson = plen_lesson_create(), .emit = write_op, .data = writer};
	int error = find_lost_pages(scan, &lost);

	mend.pages = lost.list;
	mend.page_count = lost.count;
	for (size_t i = 0; i < scan->count && error == 0; i++) {
		struct plen_op op;
		error = decode(scan, &scan->found[i], &op);
		if (error == 0) {
			error = plen_store_mend_op(&mend, &op);
			plen_op_finish(&op);
		}
	}
	*lost_count = mend.lost;
	plen_lesson_destroy(mend.lesson);
	plen_store_lost_finish(&lost);
	return error;
}

/* Complete, synced and closed under a name that nobody opens. */
static int write_new(struct plen_store_scan *scan, const char *unfinished, uint64_t *lost,
		     const struct plen_report *report)
{
	struct writer writer = {0};
	int error = plen_store_make_unnamed(unfinished, scan->uuid, report);

	if (error == 0) {
		error = plen_store_file_open(&writer.file, unfinished, 0, report);
	}
	if (error != 0) {
		return error;
	}
	error = write_found(scan, &writer, lost);
	if (error == 0) {
		error = write_batch(&writer);
	} else {
		write_batch(&writer);
	}
	plen_store_file_close(writer.file);
	if (error == 0) {
		error = plen_store_guard_journal_size(unfinished) == 0 ? 0 : -EIO;
	}
	return error == 0
		       ? 0
		       : plen_report_fail(report, error, "cannot be saved: %s", strerror(-error));
}

static int publish(const char *path, const char *unfinished, struct plen_store_opening *opening,
		   const struct plen_report *report)
{
	char *finished = plen_store_aside_finished(path);
	/* What has this name by now is not from here, or it would have been gone on with. */
	int error = plen_store_aside_make_room(path);

	if (error == 0) {
		error = plen_store_path_publish(unfinished, finished);
	}
	if (error == 0) {
		error = plen_store_aside_go_on(path, opening->set_aside,
					       sizeof(opening->set_aside));
	}
	free(finished);
	if (error != 0) {
		return plen_report_fail(report, error, "cannot be set aside: %s", strerror(-error));
	}
	opening->opened = PLEN_STORE_SALVAGED;
	return 0;
}

static int save(struct plen_store_scan *scan, const char *path, struct plen_store_opening *opening,
		const struct plen_report *report)
{
	char *unfinished = plen_store_temporary_name(path);
	int error = write_new(scan, unfinished, &opening->lost, report);

	if (error == 0) {
		error = publish(path, unfinished, opening, report);
	}
	plen_store_temporary_remove(unfinished);
	free(unfinished);
	return error;
}

/* Nobody else may be at it, not even to look. A lesson that is only a journal has nothing to be
 * locked. */
static int take(struct plen_store_guard *guard, const char *path, const struct plen_report *report)
{
	*guard = (struct plen_store_guard){0};
	return access(path, F_OK) == 0 ? plen_store_guard_open(guard, path, true, report) : 0;
}

/* Nothing else is set aside, whatever it holds. */
static int check_kind(const struct plen_store_guard *guard, const char *path)
{
	uint8_t header[PLEN_STORE_HEADER_SIZE];
	int error = plen_store_header_read(guard, header);

	return error == 0 && !plen_store_header_is_of_lesson(path, header) ? -EBADMSG : error;
}

static void tell(const struct plen_store_opening *opening, const struct plen_report *report)
{
	plen_error("%s: was damaged; %" PRIu64 " operations could not be read, the others are in "
		   "it; the damaged file is beside it, as it was: %s",
		   report->path, opening->lost, opening->set_aside);
}

int plen_store_salvage(const char *path, const uint8_t uuid[PLEN_STORE_UUID_SIZE],
		       struct plen_store_opening *opening, const struct plen_report *report)
{
	struct plen_store_guard guard;
	struct plen_store_scan scan = {.file = -1, .log = -1};
	struct plen_store_private folder = {0};
	int error = take(&guard, path, report);

	if (error == 0) {
		error = check_kind(&guard, path);
	}
	if (error == 0) {
		error = plen_store_guard_copy(&guard, path, &folder);
	}
	if (error == 0) {
		char *file = plen_asprintf("%s/lesson", folder.path);
		char *log = plen_asprintf("%s/lesson-wal", folder.path);
		error = plen_store_scan_begin(&scan, file, log);
		free(file);
		free(log);
	}
	if (error == 0 && scan.count == 0 && !scan.has_uuid) {
		error = -EBADMSG;
	} else if (error == 0) {
		if (!scan.has_uuid) {
			memcpy(scan.uuid, uuid, sizeof(scan.uuid));
		}
		error = save(&scan, path, opening, report);
	}
	plen_store_scan_finish(&scan);
	plen_store_private_remove(&folder);
	plen_store_guard_close(&guard);
	if (error == 0) {
		tell(opening, report);
	}
	return error;
}

/* As an opening reads it. */
static int look(const char *path, bool no_snapshot, struct plen_store_reading *found)
{
	const struct plen_report quiet = {.path = path};

	*found = (struct plen_store_reading){.until_us = INT64_MAX,
					     .is_opening = true,
					     .no_snapshot = no_snapshot,
					     .lesson = plen_lesson_create(),
					     .report = &quiet};
	int error = plen_store_look_read(path, found);
	plen_lesson_destroy(found->lesson);
	found->lesson = NULL;
	found->report = NULL;
	return error;
}

/* Damage is what is found twice. */
static bool is_damaged(const char *path, struct plen_store_reading *found)
{
	int error = look(path, false, found);

	if (error == -EBADMSG && !found->is_foreign) {
		error = look(path, found->bad_snapshot, found);
	}
	return error == -EBADMSG && !found->is_foreign;
}

static bool has_uuid(const struct plen_store_reading *found)
{
	static const uint8_t none[PLEN_STORE_UUID_SIZE];

	return memcmp(found->uuid, none, sizeof(none)) != 0;
}

/* Whether NAME.plenary.salvaged is what was saved of NAME.plenary, and is needed. Anybody can give
 * a file that name. */
static bool is_saved_of(const char *finished, const char *path)
{
	struct plen_store_reading saved;
	struct plen_store_reading found = {0};

	if (access(path, F_OK) == 0 && !is_damaged(path, &found) &&
	    !plen_store_aside_has_begun(path)) {
		return false;
	}
	return look(finished, true, &saved) == 0 && saved.version <= PLEN_STORE_SCHEMA &&
	       (!has_uuid(&found) || memcmp(saved.uuid, found.uuid, sizeof(saved.uuid)) == 0);
}

static bool can_go_on(const char *path)
{
	if (!plen_store_aside_is_unfinished(path)) {
		return false;
	}

	char *finished = plen_store_aside_finished(path);
	bool can = is_saved_of(finished, path);
	if (!can) {
		plen_warn("%s: not what was saved of the lesson; left alone", finished);
	}
	free(finished);
	return can;
}

int plen_store_salvage_go_on(const char *path, struct plen_store_opening *opening,
			     const struct plen_report *report)
{
	struct plen_store_guard guard;

	if (!can_go_on(path)) {
		return 0;
	}

	int error = take(&guard, path, report);
	/* Another program may have been faster. */
	if (error == 0 && plen_store_aside_is_unfinished(path)) {
		error = plen_store_aside_go_on(path, opening->set_aside,
					       sizeof(opening->set_aside));
		if (error != 0) {
			plen_report_fail(report, error, "cannot be set aside: %s",
					 strerror(-error));
		} else {
			opening->opened = PLEN_STORE_SALVAGED;
			tell(opening, report);
		}
	}
	plen_store_guard_close(&guard);
	return error;
}

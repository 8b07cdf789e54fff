/* SPDX-License-Identifier: MIT
 *
 * The sink of formats/stream.h that a lesson is behind.
 */
#include "formats/stream.h"

#include <errno.h>

#include "lesson/lesson.h"

static bool is_cancelled(const struct plen_lesson_sink *into, uint32_t done, uint32_t total)
{
	return into->progress != NULL && !into->progress(into->data, done, total);
}

static int on_progress(void *data, uint32_t done, uint32_t total)
{
	return is_cancelled(data, done, total) ? -ECANCELED : 0;
}

/* Pages and assets are named by their operation's number, and names have 32 bits. */
static bool is_full(const struct plen_lesson_sink *into)
{
	return plen_lesson_seq(into->lesson) >= UINT32_MAX;
}

static int on_page(void *data, uint8_t owner, uint8_t background)
{
	struct plen_lesson_sink *into = data;
	struct plen_op op = {
		.time_us = into->time_us,
		.kind = PLEN_OP_PAGE,
		.group = owner,
		.u.page = {.owner = owner, .background = background},
	};

	if (is_full(into)) {
		return -ENOSPC;
	}
	into->page = (uint32_t)plen_lesson_commit(into->lesson, &op);
	into->owner = owner;
	if (into->pages++ == 0) {
		into->first_page = into->page;
	}
	return 0;
}

static int on_asset(void *data, const struct plen_op_asset *asset, uint32_t *id)
{
	struct plen_lesson_sink *into = data;
	struct plen_op op = {.time_us = into->time_us, .kind = PLEN_OP_ASSET, .u.asset = *asset};

	if (is_full(into)) {
		return -ENOSPC;
	}
	*id = (uint32_t)plen_lesson_commit(into->lesson, &op);
	return 0;
}

/* Who brings it here is who does it, whoever wrote it. */
static void join(struct plen_lesson_sink *into, struct plen_op *op)
{
	uint64_t *chain = &into->chains[into->owner];

	op->group = into->owner;
	op->mark = 0;
	op->u.edit.chain = *chain;
	uint64_t seq = plen_lesson_commit(into->lesson, op);
	/* It may have been taken back meanwhile: then the rest is another. */
	*chain = op->u.edit.chain != 0 ? op->u.edit.chain : seq;
}

static int on_edit(void *data, const struct plen_op *edit)
{
	struct plen_lesson_sink *into = data;
	struct plen_op op = *edit;

	op.time_us = into->time_us;
	op.u.edit.page = into->page;
	op.u.edit.chain = 0;
	if (into->is_one_deed) {
		join(into, &op);
	} else {
		plen_lesson_commit(into->lesson, &op);
	}
	return 0;
}

struct plen_sink plen_lesson_sink_init(struct plen_lesson_sink *into, struct plen_lesson *lesson,
				       int64_t time_us)
{
	*into = (struct plen_lesson_sink){.lesson = lesson, .time_us = time_us};
	return (struct plen_sink){.progress = on_progress,
				  .page = on_page,
				  .asset = on_asset,
				  .edit = on_edit,
				  .data = into};
}

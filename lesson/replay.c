/* SPDX-License-Identifier: MIT
 *
 * The operations concerned are kept as the lesson file spells them. Each has a place on the
 * timeline, where it begins and where it is done; both are worked out once.
 *
 * Invariants, once it is ready:
 *  1. Operations are done in the order of the log: `end_us` never falls. So the lesson at a
 *     position is what a first part of the list leads to.
 *  2. `soonest_us` is the earliest beginning of an operation and of all after it: what is being
 *     written at a position is found without going through the rest.
 */
#include "lesson/replay.h"

#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

struct step {
	uint64_t seq;
	int64_t time_us;  /* when it was done, by a clock that is never set back */
	int64_t spent_us; /* on writing it */
	int64_t begin_us, end_us, soonest_us;
	uint8_t kind, group, mark;
	bool is_own; /* it is what the replay shows; else it only has to be there */
	size_t body, size;
};

/* A chain may have begun on another page: here it does with the first edit that concerns us. */
struct chain {
	uint64_t id, first;
	bool is_own;
};

/* Somebody was at work from one time to another; on the timeline that begins at `at_us`. */
struct work {
	int64_t from_us, to_us, at_us;
};

struct plen_replay {
	uint32_t page, behind;
	struct plen_replay_listener listener;
	struct step *steps;
	size_t count, capacity;
	uint8_t *bodies;
	size_t bodies_size, bodies_capacity;
	struct chain *chains; /* of the pages concerned, by id */
	size_t chain_count, chain_capacity;
	int64_t set_back_us; /* the clock, since the first operation */
	int64_t length_us, position_us;
	struct plen_lesson *lesson;
	size_t done; /* steps that are in the lesson */
	/* What has changed during a seek of more than one step: the page, the one behind. */
	bool is_collecting;
	struct plen_page_rect changed[2];
};

/* -- taking -- */

/* Where it is in the list, or would be. */
static size_t place_of_chain(const struct plen_replay *replay, uint64_t id)
{
	size_t low = 0;
	size_t high = replay->chain_count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (replay->chains[mid].id < id) {
			low = mid + 1;
		} else {
			high = mid;
		}
	}
	return low;
}

static struct chain *find_chain(const struct plen_replay *replay, uint64_t id)
{
	size_t place = place_of_chain(replay, id);

	return place < replay->chain_count && replay->chains[place].id == id
		       ? &replay->chains[place]
		       : NULL;
}

/* Nearly always at the end. */
static struct chain *add_chain(struct plen_replay *replay, uint64_t id, uint64_t first)
{
	size_t place = place_of_chain(replay, id);

	replay->chains = plen_grow(replay->chains, replay->chain_count, &replay->chain_capacity,
				   sizeof(*replay->chains));

	struct chain *chain = &replay->chains[place];
	memmove(chain + 1, chain, (replay->chain_count - place) * sizeof(*chain));
	*chain = (struct chain){.id = id, .first = first};
	replay->chain_count++;
	return chain;
}

static bool concerns_edit(struct plen_replay *replay, struct plen_op *op, bool *is_own)
{
	struct plen_op_edit *edit = &op->u.edit;
	uint64_t id = edit->chain != 0 ? edit->chain : op->seq;
	struct chain *chain = find_chain(replay, id);

	if (edit->page != replay->page && edit->page != replay->behind) {
		return false;
	}
	/* What came with the page is its beginning: of several pages, as one deed, or of this. */
	*is_own = edit->page == replay->page && id > (uint64_t)edit->page + 1;
	edit->chain = chain != NULL ? chain->first : 0;
	if (chain == NULL) {
		chain = add_chain(replay, id, op->seq);
	}
	chain->is_own |= *is_own;
	return true;
}

static bool concerns_chain(struct plen_replay *replay, struct plen_op *op, bool *is_own)
{
	const struct chain *chain = find_chain(replay, op->u.chain);

	if (chain == NULL) {
		return false;
	}
	op->u.chain = chain->first;
	*is_own = chain->is_own;
	return true;
}

/* Its bytes are another's business: a picture is drawn by the number of its asset. */
static bool concerns_asset(struct plen_op *op)
{
	static const uint8_t nothing;

	op->u.asset.size = 1;
	op->u.asset.bytes = &nothing;
	return true;
}

/* Makes of it what happened to the page. */
static bool concerns(struct plen_replay *replay, struct plen_op *op, bool *is_own)
{
	*is_own = false;
	switch (op->kind) {
	case PLEN_OP_PAGE:
		return op->seq == replay->page || op->seq == replay->behind;
	case PLEN_OP_EDIT:
		return concerns_edit(replay, op, is_own);
	case PLEN_OP_UNDO:
	case PLEN_OP_REDO:
		return concerns_chain(replay, op, is_own);
	case PLEN_OP_ASSET:
		return concerns_asset(op);
	default:
		return false;
	}
}

/* The time it took to write, from the first pen down to the last pen up. */
static int64_t time_spent_us(const struct plen_op *op)
{
	int64_t longest_ms = 0;

	for (uint32_t i = 0; op->kind == PLEN_OP_EDIT && i < op->u.edit.stroke_count; i++) {
		int64_t ms = plen_op_stroke_ms(&op->u.edit.strokes[i]);
		longest_ms = ms > longest_ms ? ms : longest_ms;
	}
	return longest_ms * 1000;
}

static void keep_body(struct plen_replay *replay, struct step *step, const struct plen_op *op)
{
	uint8_t *body = plen_op_encode(op, &step->size);

	while (replay->bodies_capacity < replay->bodies_size + step->size) {
		replay->bodies_capacity = replay->bodies_capacity * 2 + step->size;
		replay->bodies = plen_realloc(replay->bodies, replay->bodies_capacity, 1);
	}
	step->body = replay->bodies_size;
	if (step->size > 0) {
		memcpy(replay->bodies + step->body, body, step->size);
	}
	replay->bodies_size += step->size;
	free(body);
}

/* A clock that was set back does not take back what has happened: what is done next comes after it,
 * and all that follows keeps its own pace. */
static int64_t follow_clock(struct plen_replay *replay, int64_t file_us, int64_t spent_us)
{
	if (replay->count > 0) {
		int64_t before_us = replay->steps[replay->count - 1].time_us;
		if (file_us + replay->set_back_us < before_us) {
			replay->set_back_us = before_us + spent_us - file_us;
		}
	}

	int64_t time_us = file_us + replay->set_back_us;
	return time_us < PLEN_OP_TIME_US_MAX ? time_us : PLEN_OP_TIME_US_MAX;
}

int plen_replay_take(void *data, const struct plen_op *op)
{
	struct plen_replay *replay = data;
	struct plen_op here = *op;
	bool is_own = false;

	if (!concerns(replay, &here, &is_own)) {
		return 0;
	}

	int64_t spent_us = is_own ? time_spent_us(op) : 0;
	int64_t time_us = follow_clock(replay, op->time_us, spent_us);
	replay->steps =
		plen_grow(replay->steps, replay->count, &replay->capacity, sizeof(*replay->steps));

	struct step *step = &replay->steps[replay->count++];
	*step = (struct step){
		.seq = op->seq,
		.time_us = time_us,
		.spent_us = spent_us,
		.kind = op->kind,
		.group = op->group,
		.mark = op->mark,
		.is_own = is_own,
	};
	keep_body(replay, step, &here);
	return 0;
}

/* -- the timeline -- */

static int compare_work(const void *a, const void *b)
{
	const struct work *x = a;
	const struct work *y = b;

	return x->from_us < y->from_us ? -1 : x->from_us > y->from_us;
}

/* Joins what overlaps; how many are left. */
static size_t merge_work(struct work *works, size_t count)
{
	size_t merged = 0;

	for (size_t i = 0; i < count; i++) {
		if (merged > 0 && works[i].from_us <= works[merged - 1].to_us) {
			struct work *last = &works[merged - 1];
			last->to_us = works[i].to_us > last->to_us ? works[i].to_us : last->to_us;
		} else {
			works[merged++] = works[i];
		}
	}
	return merged;
}

static void place_work(struct work *works, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const struct work *before = &works[i - 1];
		int64_t pause_us = works[i].from_us - before->to_us;

		works[i].at_us =
			before->at_us + (before->to_us - before->from_us) +
			(pause_us < PLEN_REPLAY_PAUSE_US ? pause_us : PLEN_REPLAY_PAUSE_US);
	}
}

static size_t find_work(const struct plen_replay *replay, struct work **works)
{
	size_t count = 0;

	*works = plen_calloc(replay->count + 1, sizeof(**works));
	for (size_t i = 0; i < replay->count; i++) {
		const struct step *step = &replay->steps[i];
		if (step->is_own) {
			(*works)[count++] = (struct work){.from_us = step->time_us - step->spent_us,
							  .to_us = step->time_us};
		}
	}
	qsort(*works, count, sizeof(**works), compare_work);
	count = merge_work(*works, count);
	place_work(*works, count);
	return count;
}

/* Where a time is on the timeline; what lies in a pause is at the end of the work before it. */
static int64_t place_of(const struct work *works, size_t count, int64_t time_us)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (works[mid].from_us <= time_us) {
			low = mid + 1;
		} else {
			high = mid;
		}
	}
	if (low == 0) {
		return 0;
	}

	const struct work *work = &works[low - 1];
	int64_t to_us = time_us < work->to_us ? time_us : work->to_us;
	return work->at_us + to_us - work->from_us;
}

static void lay_out_time(struct plen_replay *replay)
{
	struct work *works = NULL;
	size_t count = find_work(replay, &works);
	int64_t soonest_us = INT64_MAX;

	for (size_t i = replay->count; i > 0; i--) {
		struct step *step = &replay->steps[i - 1];
		step->end_us = place_of(works, count, step->time_us);
		step->begin_us = step->end_us - step->spent_us;
		soonest_us = step->begin_us < soonest_us ? step->begin_us : soonest_us;
		step->soonest_us = soonest_us;
	}
	replay->length_us = count > 0 ? place_of(works, count, works[count - 1].to_us) : 0;
	free(works);
}

/* -- folding -- */

static void on_page_changed(void *data, uint32_t page, const struct plen_page_rect *rect,
			    const struct plen_stroke *added)
{
	struct plen_replay *replay = data;

	if (replay->is_collecting) {
		struct plen_page_rect *changed = &replay->changed[page != replay->page];
		*changed = plen_page_rect_union(*changed, *rect);
	} else {
		replay->listener.page_changed(replay->listener.data, page, rect, added);
	}
}

static struct plen_op load(const struct plen_replay *replay, const struct step *step)
{
	struct plen_op op = {.seq = step->seq,
			     .time_us = step->time_us,
			     .kind = step->kind,
			     .group = step->group,
			     .mark = step->mark};

	/* It was encoded here. */
	if (plen_op_decode(&op, replay->bodies + step->body, step->size) < 0) {
		abort();
	}
	return op;
}

/* Numbers stay as they are; what does not concern the page is left out. Where numbers have come so
 * far that no gap may end there, nothing more can happen. */
static void skip_to(struct plen_lesson *lesson, uint64_t seq)
{
	uint64_t next = plen_lesson_seq(lesson) + 1;
	struct plen_op gap = {.seq = next, .kind = PLEN_OP_GAP, .u.count = seq - next};

	if (seq > next) {
		(void)plen_lesson_apply(lesson, &gap);
	}
}

/* What cannot happen here, as a part of the file was lost, does not. */
static void fold_one(struct plen_replay *replay)
{
	const struct step *step = &replay->steps[replay->done++];
	struct plen_op op = load(replay, step);

	skip_to(replay->lesson, step->seq);
	(void)plen_lesson_apply(replay->lesson, &op);
	plen_op_finish(&op);
}

static size_t count_done(const struct plen_replay *replay, int64_t position_us)
{
	size_t low = 0;
	size_t high = replay->count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (replay->steps[mid].end_us <= position_us) {
			low = mid + 1;
		} else {
			high = mid;
		}
	}
	return low;
}

static void fold_to(struct plen_replay *replay, size_t done)
{
	while (replay->done < done) {
		fold_one(replay);
	}
}

static void listen(struct plen_replay *replay)
{
	plen_lesson_set_listener(
		replay->lesson,
		&(struct plen_lesson_listener){.page_changed = on_page_changed, .data = replay});
}

static void fold_on(struct plen_replay *replay, size_t done)
{
	const uint32_t pages[] = {replay->page, replay->behind};

	replay->is_collecting = done > replay->done + 1;
	memset(replay->changed, 0, sizeof(replay->changed));
	fold_to(replay, done);
	replay->is_collecting = false;
	for (int i = 0; i < 2; i++) {
		if (!plen_page_rect_is_empty(&replay->changed[i])) {
			replay->listener.page_changed(replay->listener.data, pages[i],
						      &replay->changed[i], NULL);
		}
	}
}

static void fold_anew(struct plen_replay *replay, size_t done)
{
	struct plen_lesson *before = replay->lesson;

	replay->lesson = plen_lesson_create();
	replay->done = 0;
	fold_to(replay, done);
	listen(replay);
	replay->listener.restarted(replay->listener.data, replay->lesson);
	plen_lesson_destroy(before);
}

/* -- the whole -- */

struct plen_replay *plen_replay_create(uint32_t page, uint32_t behind,
				       const struct plen_replay_listener *listener)
{
	struct plen_replay *replay = plen_calloc(1, sizeof(*replay));

	replay->page = page;
	replay->behind = behind;
	replay->listener = *listener;
	return replay;
}

void plen_replay_destroy(struct plen_replay *replay)
{
	if (replay == NULL) {
		return;
	}
	plen_lesson_destroy(replay->lesson);
	free(replay->steps);
	free(replay->bodies);
	free(replay->chains);
	free(replay);
}

void plen_replay_ready(struct plen_replay *replay)
{
	lay_out_time(replay);
	replay->position_us = 0;
	fold_anew(replay, count_done(replay, -1));
	plen_replay_seek(replay, 0);
}

int64_t plen_replay_length_us(const struct plen_replay *replay)
{
	return replay->length_us;
}

int64_t plen_replay_position_us(const struct plen_replay *replay)
{
	return replay->position_us;
}

const struct plen_lesson *plen_replay_lesson(const struct plen_replay *replay)
{
	return replay->lesson;
}

void plen_replay_seek(struct plen_replay *replay, int64_t position_us)
{
	if (position_us > replay->length_us) {
		position_us = replay->length_us;
	}
	if (position_us < 0) {
		position_us = 0;
	}

	size_t done = count_done(replay, position_us);
	replay->position_us = position_us;
	if (done < replay->done) {
		fold_anew(replay, done);
	} else if (done > replay->done) {
		fold_on(replay, done);
	}
}

/* -- what is being written -- */

static uint32_t count_points(const struct plen_op_stroke *stroke, int64_t since_us)
{
	uint32_t count = 1;

	while (count < stroke->count &&
	       ((int64_t)stroke->points[count].t_ms - stroke->points[0].t_ms) * 1000 <= since_us) {
		count++;
	}
	return count;
}

static void tell_wet(const struct plen_replay *replay, const struct step *step,
		     void (*fn)(void *data, const struct plen_replay_wet *wet), void *data)
{
	struct plen_op op = load(replay, step);

	for (uint32_t i = 0; op.kind == PLEN_OP_EDIT && i < op.u.edit.stroke_count; i++) {
		const struct plen_op_stroke *stroke = &op.u.edit.strokes[i];
		struct plen_replay_wet wet = {
			.id = plen_op_stroke_id(op.seq, i),
			.page = op.u.edit.page,
			.ink = stroke->ink,
			.rgba = stroke->rgba,
			.width_um = stroke->width_um,
			.count = count_points(stroke, replay->position_us - step->begin_us),
			.points = stroke->points,
		};
		fn(data, &wet);
	}
	plen_op_finish(&op);
}

void plen_replay_each_wet(const struct plen_replay *replay,
			  void (*fn)(void *data, const struct plen_replay_wet *wet), void *data)
{
	for (size_t i = replay->done; i < replay->count; i++) {
		const struct step *step = &replay->steps[i];
		if (step->soonest_us > replay->position_us) {
			return;
		}
		if (step->is_own && step->begin_us <= replay->position_us) {
			tell_wet(replay, step, fn, data);
		}
	}
}

/* SPDX-License-Identifier: MIT */
#include "sample.h"

#include <errno.h>
#include <inttypes.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

uint32_t sample_roll(struct sample_dice *dice, uint32_t sides)
{
	/* splitmix64 */
	uint64_t z = dice->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (uint32_t)(((z ^ (z >> 31)) >> 32) % sides);
}

/* -- operations -- */

static struct plen_stroke_point *roll_points(struct sample_dice *dice, uint32_t count)
{
	struct plen_stroke_point *points = plen_calloc(count, sizeof(*points));
	bool has_pressure = sample_roll(dice, 2) == 0;
	struct plen_stroke_point at = {
		.x_um = (int32_t)sample_roll(dice, 1000000) - 200000,
		.y_um = (int32_t)sample_roll(dice, 600000) - 100000,
		.pressure = 255,
	};

	for (uint32_t i = 0; i < count; i++) {
		at.pressure = has_pressure ? (uint8_t)sample_roll(dice, 256) : 255;
		points[i] = at;
		at.x_um += (int32_t)sample_roll(dice, 8001) - 4000;
		at.y_um += (int32_t)sample_roll(dice, 8001) - 4000;
		at.t_ms += sample_roll(dice, 20);
	}
	return points;
}

static void roll_strokes(struct sample_dice *dice, uint8_t group, struct plen_op_edit *edit)
{
	uint32_t count = sample_roll(dice, 4) == 0 ? sample_roll(dice, 5) : 1;
	struct plen_op_stroke *strokes = NULL;

	if (count == 0) {
		return;
	}
	strokes = plen_calloc(count, sizeof(*strokes));
	for (uint32_t i = 0; i < count; i++) {
		uint32_t points = sample_roll(dice, 8) == 0 ? 1 : 2 + sample_roll(dice, 40);
		strokes[i] = (struct plen_op_stroke){
			.group = group,
			.ink = (uint8_t)sample_roll(dice, PLEN_INK_COUNT),
			.width_um = 1 + sample_roll(dice, 20000),
			.count = points,
			.points = roll_points(dice, points),
		};
	}
	edit->strokes = strokes;
	edit->stroke_count = count;
}

struct pick {
	uint32_t left;
	struct plen_stroke stroke;
	bool found;
};

static bool pick_stroke(void *data, const struct plen_stroke *stroke, bool live)
{
	struct pick *pick = data;

	(void)live;
	pick->stroke = *stroke;
	pick->found = true;
	return pick->left-- > 0;
}

static struct plen_stroke_range roll_range(struct sample_dice *dice, uint32_t count)
{
	plen_stroke_pos end = (count - 1) * PLEN_STROKE_POS_ONE;

	if (end == 0) {
		return (struct plen_stroke_range){0, 0};
	}

	plen_stroke_pos from = sample_roll(dice, end);
	return (struct plen_stroke_range){from, from + 1 + sample_roll(dice, end - from)};
}

static void roll_cuts(struct sample_dice *dice, const struct plen_lesson *lesson,
		      struct plen_op_edit *edit)
{
	uint32_t count = sample_roll(dice, 6);
	struct plen_op_cut *cuts = NULL;

	if (count == 0) {
		return;
	}
	cuts = plen_calloc(count, sizeof(*cuts));
	for (uint32_t i = 0; i < count; i++) {
		struct pick pick = {.left = sample_roll(dice, 60)};
		plen_lesson_each_written(lesson, edit->page, pick_stroke, &pick);
		if (pick.found) {
			cuts[i].stroke = pick.stroke.id;
			cuts[i].range = roll_range(dice, pick.stroke.count);
		} else {
			cuts[i].stroke = PLEN_OP_STROKE_ID_MAX - i;
			cuts[i].range = roll_range(dice, 100);
		}
	}
	edit->cuts = cuts;
	edit->cut_count = count;
}

void sample_edit(struct sample_dice *dice, const struct plen_lesson *lesson, uint8_t group,
		 uint32_t page, struct plen_op *op)
{
	uint32_t what = sample_roll(dice, 8);

	*op = (struct plen_op){.kind = PLEN_OP_EDIT, .group = group};
	op->u.edit.page = page;
	if (sample_roll(dice, 4) == 0) {
		op->u.edit.chain = plen_lesson_undo_chain(lesson, group, NULL, NULL, NULL);
	}
	if (what < 5) {
		roll_strokes(dice, group, &op->u.edit);
	}
	if (what > 3) {
		roll_cuts(dice, lesson, &op->u.edit);
	}
}

static uint32_t roll_page(struct sample_dice *dice, const struct plen_lesson *lesson)
{
	uint8_t owner = (uint8_t)sample_roll(dice, PLEN_GROUP_COUNT);
	uint32_t count = 0;

	while ((count = plen_lesson_page_count(lesson, owner)) == 0) {
		owner = (uint8_t)((owner + 1) % PLEN_GROUP_COUNT);
	}
	return plen_lesson_page_at(lesson, owner, sample_roll(dice, count))->id;
}

static void roll_view(struct sample_dice *dice, const struct plen_lesson *lesson,
		      struct plen_op_view *view)
{
	view->mode = (uint8_t)sample_roll(dice, PLEN_MODE_COUNT);
	view->group_count = (uint8_t)(2 + sample_roll(dice, PLEN_GROUP_MAX - 1));
	view->shown = (uint8_t)sample_roll(dice, PLEN_GROUP_COUNT);
	view->frozen = (uint8_t)sample_roll(dice, 2);
	view->theme = (uint8_t)sample_roll(dice, 2);
	view->teacher_left = (uint8_t)sample_roll(dice, 2);
	for (int i = 0; i < PLEN_GROUP_MAX - 1; i++) {
		view->dividers_ppm[i] = sample_roll(dice, 1000001);
	}
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		view->panes[i] = (struct plen_op_pane){
			.page = sample_roll(dice, 3) == 0 ? 0 : roll_page(dice, lesson),
			.origin_x_um = (int32_t)sample_roll(dice, UINT32_MAX),
			.origin_y_um = (int32_t)sample_roll(dice, UINT32_MAX),
			.scale_ppm = 50000 + sample_roll(dice, 19950001),
			.ink = (uint8_t)sample_roll(dice, PLEN_INK_COUNT),
			.rubber = (uint8_t)sample_roll(dice, 2),
			.signal = (uint8_t)sample_roll(dice, PLEN_SIGNAL_COUNT),
		};
	}
}

static void roll_new_page(struct sample_dice *dice, const struct plen_lesson *lesson,
			  struct plen_op_page *page)
{
	uint32_t class_pages = plen_lesson_page_count(lesson, PLEN_GROUP_CLASS);

	page->owner = (uint8_t)sample_roll(dice, PLEN_GROUP_COUNT);
	page->background = (uint8_t)sample_roll(dice, PLEN_BACKGROUND_COUNT);
	if (class_pages > 0 && sample_roll(dice, 3) == 0) {
		page->behind = plen_lesson_page_at(lesson, PLEN_GROUP_CLASS,
						   sample_roll(dice, class_pages))
				       ->id;
	}
}

/* Mostly the last chain, as a group in its own view; sometimes an older one. */
static bool is_picked(void *data, uint64_t chain, uint32_t page)
{
	(void)chain;
	(void)page;
	return sample_roll(data, 4) > 0;
}

void sample_op(struct sample_dice *dice, const struct plen_lesson *lesson, struct plen_op *op)
{
	uint8_t group = (uint8_t)sample_roll(dice, PLEN_GROUP_COUNT);
	uint32_t what = plen_lesson_seq(lesson) < 2 ? 0 : sample_roll(dice, 40);
	uint64_t undo = plen_lesson_undo_chain(lesson, group, is_picked, dice, NULL);
	uint64_t redo = plen_lesson_redo_chain(lesson, group, is_picked, dice, NULL);

	*op = (struct plen_op){.group = group};
	if (what == 0) {
		op->kind = PLEN_OP_PAGE;
		roll_new_page(dice, lesson, &op->u.page);
	} else if (what == 1) {
		op->kind = PLEN_OP_VIEW;
		roll_view(dice, lesson, &op->u.view);
	} else if (what < 9 && undo != 0) {
		op->kind = PLEN_OP_UNDO;
		op->u.chain = undo;
	} else if (what < 14 && redo != 0) {
		op->kind = PLEN_OP_REDO;
		op->u.chain = redo;
	} else {
		sample_edit(dice, lesson, group, roll_page(dice, lesson), op);
	}
	op->time_us = INT64_C(1700000000000000) + (int64_t)plen_lesson_seq(lesson) * 1234567;
}

/* -- what the second version has brought -- */

static uint32_t roll_asset(struct sample_dice *dice, const struct plen_lesson *lesson)
{
	uint32_t seq = (uint32_t)plen_lesson_seq(lesson);
	uint32_t id = 1 + sample_roll(dice, seq + 1);

	while (id > 0 && plen_lesson_asset(lesson, id) == NULL) {
		id--;
	}
	return id;
}

static int32_t roll_ppm(struct sample_dice *dice)
{
	return (int32_t)sample_roll(dice, 4000001) - 2000000;
}

static void roll_pictures(struct sample_dice *dice, const struct plen_lesson *lesson,
			  struct plen_op_edit *edit)
{
	uint32_t asset = roll_asset(dice, lesson);
	uint32_t count = sample_roll(dice, 3);

	if (asset == 0 || count == 0) {
		return;
	}
	struct plen_op_picture *pictures = plen_calloc(count, sizeof(*pictures));
	for (uint32_t i = 0; i < count; i++) {
		pictures[i] = (struct plen_op_picture){
			.asset = asset,
			.part = sample_roll(dice, plen_lesson_asset(lesson, asset)->parts),
			.sheet = (uint8_t)sample_roll(dice, 2),
			.w_um = 1 + sample_roll(dice, 300000),
			.h_um = 1 + sample_roll(dice, 300000),
			.a_ppm = roll_ppm(dice),
			.b_ppm = roll_ppm(dice),
			.c_ppm = roll_ppm(dice),
			.d_ppm = roll_ppm(dice),
			.e_um = (int32_t)sample_roll(dice, 1000000) - 200000,
			.f_um = (int32_t)sample_roll(dice, 600000) - 100000,
		};
		pictures[i].dark = pictures[i].w_um & 1;
	}
	edit->pictures = pictures;
	edit->picture_count = count;
}

static void roll_colours(struct sample_dice *dice, struct plen_op_edit *edit)
{
	struct plen_op_stroke *strokes = (struct plen_op_stroke *)edit->strokes;

	for (uint32_t i = 0; i < edit->stroke_count; i++) {
		if (sample_roll(dice, 4) == 0) {
			strokes[i].ink = (uint8_t)(PLEN_INK_OWN + sample_roll(dice, 2));
			strokes[i].rgba = sample_roll(dice, UINT32_MAX);
		}
	}
}

static void roll_asset_op(struct sample_dice *dice, struct plen_op *op)
{
	uint32_t size = 1 + sample_roll(dice, 200);
	uint8_t *bytes = plen_calloc(size, 1);

	for (uint32_t i = 0; i < size; i++) {
		bytes[i] = (uint8_t)sample_roll(dice, 256);
	}
	op->kind = PLEN_OP_ASSET;
	op->u.asset.media = (uint8_t)sample_roll(dice, PLEN_MEDIA_COUNT);
	op->u.asset.parts = op->u.asset.media == PLEN_MEDIA_PDF ? 1 + sample_roll(dice, 4) : 1;
	op->u.asset.size = size;
	op->u.asset.bytes = bytes;
}

static void roll_more(struct sample_dice *dice, const struct plen_lesson *lesson,
		      struct plen_op *op)
{
	op->mark = sample_roll(dice, 3) == 0 ? (uint8_t)sample_roll(dice, PLEN_MARK_COUNT) : 0;
	if (op->kind == PLEN_OP_EDIT) {
		roll_colours(dice, &op->u.edit);
		if (sample_roll(dice, 6) == 0) {
			roll_pictures(dice, lesson, &op->u.edit);
		}
	}
	for (int i = 0; op->kind == PLEN_OP_VIEW && i < PLEN_GROUP_COUNT; i++) {
		op->u.view.panes[i].mark = op->mark;
	}
}

void sample_any_op(struct sample_dice *dice, const struct plen_lesson *lesson, struct plen_op *op)
{
	uint32_t what = plen_lesson_seq(lesson) < 2 ? 99 : sample_roll(dice, 60);

	*op = (struct plen_op){.kind = PLEN_OP_GAP, .time_us = 5};
	if (what == 0) {
		op->u.count = 1 + sample_roll(dice, 40);
	} else if (what < 3) {
		roll_asset_op(dice, op);
	} else {
		sample_op(dice, lesson, op);
		roll_more(dice, lesson, op);
	}
}

void sample_any_lesson(struct sample_dice *dice, struct plen_lesson *lesson, int count)
{
	for (int i = 0; i < count; i++) {
		struct plen_op op;
		sample_any_op(dice, lesson, &op);
		plen_lesson_commit(lesson, &op);
		plen_op_finish(&op);
	}
}

void sample_lesson(struct sample_dice *dice, struct plen_lesson *lesson, int count)
{
	for (int i = 0; i < count; i++) {
		struct plen_op op;
		sample_op(dice, lesson, &op);
		plen_lesson_commit(lesson, &op);
		plen_op_finish(&op);
	}
}

/* -- text -- */

static bool show_stroke(void *data, const struct plen_stroke *stroke)
{
	FILE *out = data;
	uint64_t sum = 0;

	struct plen_points_reader reader;

	plen_points_seek(&reader, &stroke->points, 0);
	for (uint32_t i = 0; i < stroke->count; i++) {
		struct plen_stroke_point p = plen_points_next(&reader);
		sum = sum * 31 + (uint32_t)p.x_um;
		sum = sum * 31 + (uint32_t)p.y_um;
		sum = sum * 31 + p.t_ms + p.pressure;
	}
	fprintf(out, "  %" PRIu64 " group %u ink %u width %u count %u sum %" PRIx64, stroke->id,
		stroke->group, stroke->ink, stroke->width_um, stroke->count, sum);
	if (stroke->mark != 0 || stroke->rgba != 0) {
		fprintf(out, " mark %u rgba %08x", stroke->mark, stroke->rgba);
	}
	for (uint32_t i = 0; i < stroke->kept_count; i++) {
		fprintf(out, " %u-%u", stroke->kept[i].from, stroke->kept[i].to);
	}
	fputc('\n', out);
	return true;
}

static bool show_picture(void *data, const struct plen_picture *picture)
{
	const struct plen_op_picture *place = &picture->place;

	fprintf(data,
		"  picture %" PRIu64
		" group %u of %u/%u sheet %u dark %u %ux%u [%d %d %d %d %d %d]",
		picture->id, picture->group, place->asset, place->part, place->sheet, place->dark,
		place->w_um, place->h_um, place->a_ppm, place->b_ppm, place->c_ppm, place->d_ppm,
		place->e_um, place->f_um);
	fprintf(data, " in %.6f %.6f %.6f %.6f\n", picture->bounds.x_mm, picture->bounds.y_mm,
		picture->bounds.w_mm, picture->bounds.h_mm);
	return true;
}

struct shower {
	FILE *out;
	const struct plen_lesson *lesson;
};

static bool show_page(void *data, const struct plen_lesson_page *page)
{
	struct shower *shower = data;
	struct plen_page_rect bounds = plen_lesson_page_bounds(shower->lesson, page->id);

	fprintf(shower->out, "page %u owner %u index %u background %u behind %u\n", page->id,
		page->owner, plen_lesson_page_index(shower->lesson, page->id), page->background,
		page->behind);
	fprintf(shower->out, "  within %.6f %.6f %.6f %.6f\n", bounds.x_mm, bounds.y_mm,
		bounds.w_mm, bounds.h_mm);
	plen_lesson_each_picture(shower->lesson, page->id, NULL, show_picture, shower->out);
	plen_lesson_each_stroke(shower->lesson, page->id, NULL, show_stroke, shower->out);
	return true;
}

static void show_assets(FILE *out, const struct plen_lesson *lesson)
{
	for (uint32_t id = 1; id <= plen_lesson_seq(lesson); id++) {
		const struct plen_lesson_asset *asset = plen_lesson_asset(lesson, id);
		uint8_t *bytes = plen_lesson_asset_bytes(lesson, id);
		uint32_t sum = 0;

		for (uint32_t i = 0; bytes != NULL && i < asset->size; i++) {
			sum = sum * 31 + bytes[i];
		}
		if (asset != NULL) {
			fprintf(out, "asset %u media %u parts %u size %u sum %x\n", asset->id,
				asset->media, asset->parts, asset->size, sum);
		}
		free(bytes);
	}
}

static void show_view(FILE *out, const struct plen_op_view *view)
{
	fprintf(out, "view %u %u %u %u %u %u", view->mode, view->group_count, view->shown,
		view->frozen, view->theme, view->teacher_left);
	for (int i = 0; i < PLEN_GROUP_MAX - 1; i++) {
		fprintf(out, " %u", view->dividers_ppm[i]);
	}
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		const struct plen_op_pane *pane = &view->panes[i];
		fprintf(out, " [%u %d %d %u %u %u %u %u]", pane->page, pane->origin_x_um,
			pane->origin_y_um, pane->scale_ppm, pane->ink, pane->rubber, pane->signal,
			pane->mark);
	}
	fputc('\n', out);
}

/* Wants none, so that it is asked about all. */
static bool show_chain(void *data, uint64_t chain, uint32_t page)
{
	fprintf(data, " %" PRIu64 " on %u", chain, page);
	return false;
}

char *sample_show(const struct plen_lesson *lesson)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	struct shower shower = {out, lesson};

	fprintf(out, "seq %" PRIu64 "\n", plen_lesson_seq(lesson));
	plen_lesson_each_page(lesson, show_page, &shower);
	for (uint8_t i = 0; i < PLEN_GROUP_COUNT; i++) {
		fprintf(out, "group %u undo", i);
		plen_lesson_undo_chain(lesson, i, show_chain, out, NULL);
		fprintf(out, " redo");
		plen_lesson_redo_chain(lesson, i, show_chain, out, NULL);
		fprintf(out, "\n");
	}
	show_assets(out, lesson);
	if (plen_lesson_view(lesson) != NULL) {
		show_view(out, plen_lesson_view(lesson));
	}
	fclose(out);
	return text;
}

static bool show_page_strokes(void *data, const struct plen_lesson_page *page)
{
	struct shower *shower = data;

	fprintf(shower->out, "page %u\n", page->id);
	plen_lesson_each_stroke(shower->lesson, page->id, NULL, show_stroke, shower->out);
	return true;
}

char *sample_show_strokes(const struct plen_lesson *lesson)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	struct shower shower = {out, lesson};

	plen_lesson_each_page(lesson, show_page_strokes, &shower);
	fclose(out);
	return text;
}

void sample_strip_marks(char *text)
{
	static const char none[] = " rgba 00000000";

	for (char *at = text; (at = strstr(at, " mark ")) != NULL;) {
		size_t length = strlen(" mark ") + 1; /* one digit */
		if (strncmp(at + length, none, strlen(none)) == 0) {
			length += strlen(none);
		}
		memmove(at, at + length, strlen(at + length) + 1);
	}
}

static bool show_written(void *data, const struct plen_stroke *stroke, bool live)
{
	fputs(live ? "live" : "not live", data);
	return show_stroke(data, stroke);
}

static bool show_page_written(void *data, const struct plen_lesson_page *page)
{
	struct shower *shower = data;

	fprintf(shower->out, "page %u\n", page->id);
	plen_lesson_each_written(shower->lesson, page->id, show_written, shower->out);
	return true;
}

char *sample_show_written(const struct plen_lesson *lesson)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	struct shower shower = {out, lesson};

	plen_lesson_each_page(lesson, show_page_written, &shower);
	fclose(out);
	return text;
}

/* -- single operations -- */

uint32_t sample_commit_page(struct plen_lesson *lesson, uint8_t owner)
{
	struct plen_op op = {.kind = PLEN_OP_PAGE, .group = owner};

	op.u.page.owner = owner;
	return (uint32_t)plen_lesson_commit(lesson, &op);
}

uint64_t sample_commit_stroke(struct plen_lesson *lesson, uint8_t group, uint32_t page,
			      uint32_t width_um, uint32_t count, const double *xy_mm)
{
	struct plen_stroke_point *points = plen_calloc(count, sizeof(*points));
	struct plen_op_stroke stroke = {
		.group = group, .width_um = width_um, .count = count, .points = points};
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = group};

	for (uint32_t i = 0; i < count; i++) {
		points[i] = (struct plen_stroke_point){
			.x_um = (int32_t)(xy_mm[2 * i] * 1000),
			.y_um = (int32_t)(xy_mm[2 * i + 1] * 1000),
			.t_ms = i * 8,
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

uint64_t sample_commit_cut(struct plen_lesson *lesson, uint8_t group, uint32_t page, uint64_t chain,
			   uint64_t stroke, plen_stroke_pos from, plen_stroke_pos to)
{
	struct plen_op_cut cut = {stroke, {from, to}};
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = group};

	op.u.edit.page = page;
	op.u.edit.chain = chain;
	op.u.edit.cuts = &cut;
	op.u.edit.cut_count = 1;
	return plen_lesson_commit(lesson, &op);
}

bool sample_commit_undo(struct plen_lesson *lesson, uint8_t group)
{
	struct plen_op op = {.kind = PLEN_OP_UNDO, .group = group};

	op.u.chain = plen_lesson_undo_chain(lesson, group, NULL, NULL, NULL);
	return op.u.chain != 0 && plen_lesson_commit(lesson, &op) != 0;
}

bool sample_commit_redo(struct plen_lesson *lesson, uint8_t group)
{
	struct plen_op op = {.kind = PLEN_OP_REDO, .group = group};

	op.u.chain = plen_lesson_redo_chain(lesson, group, NULL, NULL, NULL);
	return op.u.chain != 0 && plen_lesson_commit(lesson, &op) != 0;
}

int sample_wait(const struct plen_store_copy *copy)
{
	int status = 0;

	while ((status = plen_store_copy_status(copy)) == -EINPROGRESS) {
		sched_yield();
	}
	return status;
}

int sample_copy(struct plen_store *store, struct plen_store_copy **copy)
{
	int error = plen_store_copy(store, copy);

	if (error == 0) {
		error = sample_wait(*copy);
	}
	if (error != 0) {
		plen_store_copy_destroy(*copy);
		*copy = NULL;
	}
	return error;
}

void sample_swallow(enum plen_log_level level, const char *module, const char *line)
{
	(void)level;
	(void)module;
	(void)line;
}

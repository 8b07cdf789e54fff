/* SPDX-License-Identifier: MIT
 *
 * A lesson to JSON text. Written by hand and not by a library: millimetres are exact decimals made
 * from integers, members have a fixed order, a stroke has a line, and nothing depends on how a
 * floating-point number happens to be printed. So one lesson makes one text.
 */
#include "lesson/formats/json.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "json_base64.h"
#include "json_words.h"
#include "report.h"
#include "store_look.h"
#include "store_path.h"

/* -- values -- */

/* Micrometres as millimetres: "-0.001". */
static void put_mm(FILE *out, int64_t um)
{
	uint64_t size = um < 0 ? (uint64_t)-um : (uint64_t)um;

	fprintf(out, "%s%" PRIu64 ".%03" PRIu64, um < 0 ? "-" : "", size / 1000, size % 1000);
}

static void put_word(FILE *out, const char *name, const struct plen_json_words *words, size_t value)
{
	fprintf(out, "\"%s\":\"%s\"", name, words->list[value]);
}

/* The ink and, if it has one, the colour of its own. */
static void put_ink(FILE *out, uint8_t ink, uint32_t rgba)
{
	if (ink < PLEN_INK_COUNT) {
		put_word(out, "ink", &plen_json_inks, ink);
		return;
	}
	put_word(out, "ink", &plen_json_inks, (size_t)PLEN_INK_COUNT + ink - PLEN_INK_OWN);
	fprintf(out, ",\"rgba\":\"%08" PRIx32 "\"", rgba);
}

static const char *truth(bool value)
{
	return value ? "true" : "false";
}

static void put_pane(FILE *out, const struct plen_op_pane *pane)
{
	fprintf(out,
		"{\"page\":%" PRIu32 ",\"origin_um\":[%" PRId32 ",%" PRId32
		"],\"scale_ppm\":%" PRIu32 ",",
		pane->page, pane->origin_x_um, pane->origin_y_um, pane->scale_ppm);
	put_word(out, "ink", &plen_json_inks, pane->ink);
	fprintf(out, ",\"rubber\":%s,", truth(pane->rubber));
	put_word(out, "signal", &plen_json_signals, pane->signal);
	fprintf(out, ",\"mark\":%u}", pane->mark);
}

/* The members, without the braces around them. */
static void put_view(FILE *out, const struct plen_op_view *view)
{
	put_word(out, "mode", &plen_json_modes, view->mode);
	fprintf(out, ",\"group_count\":%u,\"shown\":%u,\"frozen\":%s,", view->group_count,
		view->shown, truth(view->frozen));
	put_word(out, "theme", &plen_json_themes, view->theme);
	fprintf(out, ",\"teacher_left\":%s,\"dividers_ppm\":[", truth(view->teacher_left));
	for (int i = 0; i < PLEN_GROUP_MAX - 1; i++) {
		fprintf(out, "%s%" PRIu32, i > 0 ? "," : "", view->dividers_ppm[i]);
	}
	fputs("],\"panes\":[", out);
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		fputs(i > 0 ? "," : "", out);
		put_pane(out, &view->panes[i]);
	}
	fputc(']', out);
}

/* -- operations -- */

static void put_page_op(FILE *out, const struct plen_op *op)
{
	fprintf(out, ",\"owner\":%u,", op->u.page.owner);
	put_word(out, "background", &plen_json_backgrounds, op->u.page.background);
	fprintf(out, ",\"behind\":%" PRIu32, op->u.page.behind);
}

static void put_op_stroke(FILE *out, const struct plen_op_stroke *stroke)
{
	fprintf(out, "{\"group\":%u,", stroke->group);
	put_ink(out, stroke->ink, stroke->rgba);
	fprintf(out, ",\"width_um\":%" PRIu32 ",\"points_um\":[", stroke->width_um);
	for (uint32_t i = 0; i < stroke->count; i++) {
		const struct plen_stroke_point *point = &stroke->points[i];
		fprintf(out, "%s[%" PRId32 ",%" PRId32 ",%" PRIu32 ",%u]", i > 0 ? "," : "",
			point->x_um, point->y_um, point->t_ms, point->pressure);
	}
	fputs("]}", out);
}

/* The members, without the braces around them. */
static void put_picture(FILE *out, const struct plen_op_picture *picture)
{
	fprintf(out,
		"\"asset\":%" PRIu32 ",\"part\":%" PRIu32 ",\"sheet\":%s,%s\"size_um\":[%" PRIu32
		",%" PRIu32 "],\"matrix\":[%" PRId32 ",%" PRId32 ",%" PRId32 ",%" PRId32 ",%" PRId32
		",%" PRId32 "]",
		picture->asset, picture->part, truth(picture->sheet),
		picture->dark ? "\"dark\":true," : "", picture->w_um, picture->h_um, picture->a_ppm,
		picture->b_ppm, picture->c_ppm, picture->d_ppm, picture->e_um, picture->f_um);
}

static void put_edit_op(FILE *out, const struct plen_op *op)
{
	const struct plen_op_edit *edit = &op->u.edit;

	fprintf(out, ",\"page\":%" PRIu32 ",\"chain\":%" PRIu64 ",\"strokes\":[", edit->page,
		edit->chain);
	for (uint32_t i = 0; i < edit->stroke_count; i++) {
		fputs(i > 0 ? ",\n" : "\n", out);
		put_op_stroke(out, &edit->strokes[i]);
	}
	fputs(edit->stroke_count > 0 ? "\n],\"cuts\":[" : "],\"cuts\":[", out);
	for (uint32_t i = 0; i < edit->cut_count; i++) {
		const struct plen_op_cut *cut = &edit->cuts[i];
		fprintf(out, "%s{\"stroke\":%" PRIu64 ",\"from\":%" PRIu32 ",\"to\":%" PRIu32 "}",
			i > 0 ? ",\n" : "\n", cut->stroke, cut->range.from, cut->range.to);
	}
	fputs(edit->cut_count > 0 ? "\n],\"pictures\":[" : "],\"pictures\":[", out);
	for (uint32_t i = 0; i < edit->picture_count; i++) {
		fputs(i > 0 ? ",\n{" : "\n{", out);
		put_picture(out, &edit->pictures[i]);
		fputc('}', out);
	}
	fputs(edit->picture_count > 0 ? "\n]" : "]", out);
}

static void put_chain_op(FILE *out, const struct plen_op *op)
{
	fprintf(out, ",\"chain\":%" PRIu64, op->u.chain);
}

static void put_view_op(FILE *out, const struct plen_op *op)
{
	fputc(',', out);
	put_view(out, &op->u.view);
}

static void put_asset_op(FILE *out, const struct plen_op *op)
{
	fputc(',', out);
	put_word(out, "media", &plen_json_media, op->u.asset.media);
	fprintf(out, ",\"parts\":%" PRIu32 ",\"bytes\":\"", op->u.asset.parts);
	plen_json_base64_put(out, op->u.asset.bytes, op->u.asset.size);
	fputc('"', out);
}

static void put_gap_op(FILE *out, const struct plen_op *op)
{
	fprintf(out, ",\"count\":%" PRIu64, op->u.count);
}

static void put_op(void *data, const struct plen_op *op)
{
	static void (*const put[])(FILE * out, const struct plen_op *op) = {
		[PLEN_OP_PAGE] = put_page_op,  [PLEN_OP_EDIT] = put_edit_op,
		[PLEN_OP_UNDO] = put_chain_op, [PLEN_OP_REDO] = put_chain_op,
		[PLEN_OP_VIEW] = put_view_op,  [PLEN_OP_ASSET] = put_asset_op,
		[PLEN_OP_GAP] = put_gap_op,
	};
	FILE *out = data;

	fprintf(out, "%s{\"seq\":%" PRIu64 ",\"time_us\":%" PRId64 ",\"group\":%u,\"mark\":%u,",
		op->seq > 1 ? ",\n" : "\n", op->seq, op->time_us, op->group, op->mark);
	put_word(out, "kind", &plen_json_kinds, op->kind - PLEN_OP_PAGE);
	put[op->kind](out, op);
	fputc('}', out);
}

/* -- what they lead to -- */

struct writer {
	FILE *out;
	const struct plen_lesson *lesson;
	bool more; /* something stands before, in the list being written */
};

static void put_kept(FILE *out, const struct plen_stroke *stroke, bool seen)
{
	uint32_t count = seen ? stroke->kept_count : 0;

	for (uint32_t i = 0; i < count; i++) {
		fprintf(out, "%s[%" PRIu32 ",%" PRIu32 "]", i > 0 ? "," : "", stroke->kept[i].from,
			stroke->kept[i].to);
	}
}

static void put_points(FILE *out, const struct plen_stroke *stroke)
{
	struct plen_points_reader reader;

	plen_points_seek(&reader, &stroke->points, 0);
	for (uint32_t i = 0; i < stroke->count; i++) {
		struct plen_stroke_point point = plen_points_next(&reader);

		fputs(i > 0 ? ",[" : "[", out);
		put_mm(out, point.x_um);
		fputc(',', out);
		put_mm(out, point.y_um);
		fprintf(out, ",%" PRIu32 ",%u]", point.t_ms, point.pressure);
	}
}

static bool put_stroke(void *data, const struct plen_stroke *stroke, bool live)
{
	struct writer *writer = data;
	FILE *out = writer->out;
	bool seen = live && stroke->kept_count > 0;

	fprintf(out, "%s{\"id\":%" PRIu64 ",\"group\":%u,\"mark\":%u,", writer->more ? ",\n" : "\n",
		stroke->id, stroke->group, stroke->mark);
	put_ink(out, stroke->ink, stroke->rgba);
	fputs(",\"width_mm\":", out);
	put_mm(out, stroke->width_um);
	fprintf(out, ",\"seen\":%s,\"kept\":[", truth(seen));
	put_kept(out, stroke, seen);
	fputs("],\"points\":[", out);
	put_points(out, stroke);
	fputs("]}", out);
	writer->more = true;
	return true;
}

static bool put_seen_picture(void *data, const struct plen_picture *picture)
{
	struct writer *writer = data;
	FILE *out = writer->out;

	fprintf(out, "%s{\"id\":%" PRIu64 ",\"group\":%u,", writer->more ? ",\n" : "\n",
		picture->id, picture->group);
	put_picture(out, &picture->place);
	fputc('}', out);
	writer->more = true;
	return true;
}

static bool put_page(void *data, const struct plen_lesson_page *page)
{
	struct writer *writer = data;
	FILE *out = writer->out;
	struct writer strokes = {out, writer->lesson, false};
	struct writer pictures = {out, writer->lesson, false};

	fprintf(out, "%s{\"id\":%" PRIu32 ",\"owner\":%u,\"index\":%" PRIu32 ",",
		writer->more ? ",\n" : "\n", page->id, page->owner,
		plen_lesson_page_index(writer->lesson, page->id));
	put_word(out, "background", &plen_json_backgrounds, page->background);
	fprintf(out, ",\"behind\":%" PRIu32 ",\"strokes\":[", page->behind);
	plen_lesson_each_written(writer->lesson, page->id, put_stroke, &strokes);
	fputs(strokes.more ? "\n],\"pictures\":[" : "],\"pictures\":[", out);
	plen_lesson_each_picture(writer->lesson, page->id, NULL, put_seen_picture, &pictures);
	fputs(pictures.more ? "\n]}" : "]}", out);
	writer->more = true;
	return true;
}

static void put_uuid(FILE *out, const uint8_t uuid[PLEN_STORE_UUID_SIZE])
{
	for (int i = 0; i < PLEN_STORE_UUID_SIZE; i++) {
		bool dash = i == 4 || i == 6 || i == 8 || i == 10;
		fprintf(out, "%s%02x", dash ? "-" : "", uuid[i]);
	}
}

static void put_lesson(FILE *out, const struct plen_store_reading *reading, const char *ops)
{
	struct writer pages = {out, reading->lesson, false};
	const struct plen_op_view *view = plen_lesson_view(reading->lesson);

	fprintf(out, "{\n\"format\":\"%s\",\"version\":%d,\n\"uuid\":\"", PLEN_JSON_FORMAT,
		PLEN_JSON_VERSION);
	put_uuid(out, reading->uuid);
	fputs("\",\n\"view\":", out);
	if (view != NULL) {
		fputc('{', out);
		put_view(out, view);
		fputc('}', out);
	} else {
		fputs("null", out);
	}
	fputs(",\n\"pages\":[", out);
	plen_lesson_each_page(reading->lesson, put_page, &pages);
	fprintf(out, "%s],\n\"ops\":[%s%s]\n}\n", pages.more ? "\n" : "", ops,
		ops[0] != '\0' ? "\n" : "");
}

/* The operations pass by once, while they are applied: their text waits in memory, so that nothing
 * is written of a file that turns out damaged at its end. */
static int write_resolved(const char *path, FILE *out, const struct plen_report *report)
{
	char *ops = NULL;
	size_t ops_size = 0;
	FILE *ops_out = open_memstream(&ops, &ops_size);
	struct plen_store_reading reading = {
		.until_us = INT64_MAX,
		.lesson = plen_lesson_create(),
		.each = put_op,
		.data = ops_out,
		.report = report,
	};

	int error = plen_store_look_read(path, &reading);
	if (fclose(ops_out) != 0 && error == 0) {
		error = plen_report_fail(report, -ENOMEM, "too large to write as JSON");
	}
	if (error == 0) {
		put_lesson(out, &reading, ops);
		if (fflush(out) != 0 || ferror(out)) {
			error = plen_report_fail(report, -EIO, "its JSON could not be written");
		}
	}
	free(ops);
	plen_lesson_destroy(reading.lesson);
	return error;
}

int plen_json_write(const char *path, FILE *out, char *error, size_t error_size)
{
	const struct plen_report report = {path, error, error_size};
	char *resolved = plen_store_path_resolve(path);

	if (resolved == NULL) {
		int failed = -errno;
		return plen_report_fail(&report, failed, "%s", strerror(-failed));
	}

	int failed = write_resolved(resolved, out, &report);
	free(resolved);
	return failed;
}

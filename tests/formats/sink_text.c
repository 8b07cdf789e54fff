/* SPDX-License-Identifier: MIT */
#include "sink_text.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <string.h>

static int count_call(struct sink_text *into)
{
	return into->fail_after != 0 && --into->fail_after == 0 ? -ENOSPC : 0;
}

static int progress(void *data, uint32_t done, uint32_t total)
{
	assert(total == 0 || done <= total);
	return count_call(data);
}

static int page(void *data, uint8_t owner, uint8_t background)
{
	struct sink_text *into = data;

	into->pages++;
	plen_buffer_printf(&into->text, "page owner %u background %u\n", owner, background);
	return count_call(into);
}

static int asset(void *data, const struct plen_op_asset *op, uint32_t *id)
{
	static const char *const media[] = {"png", "jpeg", "webp", "svg", "pdf"};
	struct sink_text *into = data;
	bool is_text = op->media == PLEN_MEDIA_SVG;

	assert(op->media < PLEN_MEDIA_COUNT && op->size > 0 && op->parts > 0);
	*id = ++into->assets;
	plen_buffer_printf(&into->text, "asset %u %s parts %u", *id, media[op->media], op->parts);
	if (into->with_bytes && is_text) {
		plen_buffer_text(&into->text, "\n");
		plen_buffer_add(&into->text, op->bytes, op->size);
	} else {
		plen_buffer_printf(&into->text, " size %u\n", op->size);
	}
	return count_call(into);
}

static void show_stroke(struct sink_text *into, const struct plen_op_stroke *stroke)
{
	into->strokes++;
	plen_buffer_printf(&into->text,
			   "  stroke group %u ink %u rgba %08x width %u:", stroke->group,
			   stroke->ink, stroke->rgba, stroke->width_um);
	for (uint32_t i = 0; i < stroke->count; i++) {
		const struct plen_stroke_point *at = &stroke->points[i];

		plen_buffer_printf(&into->text, " %d,%d", at->x_um, at->y_um);
		if (at->t_ms != 0) {
			plen_buffer_printf(&into->text, "@%u", at->t_ms);
		}
		if (at->pressure != PLEN_POINTS_PRESSURE_FULL) {
			plen_buffer_printf(&into->text, "*%u", at->pressure);
		}
	}
	plen_buffer_text(&into->text, "\n");
}

static void show_picture(struct sink_text *into, const struct plen_op_picture *picture)
{
	into->pictures++;
	plen_buffer_printf(&into->text, "  %s asset %u part %u %ux%u matrix %d %d %d %d %d %d\n",
			   picture->dark    ? "dark sheet"
			   : picture->sheet ? "sheet"
					    : "picture",
			   picture->asset, picture->part, picture->w_um, picture->h_um,
			   picture->a_ppm, picture->b_ppm, picture->c_ppm, picture->d_ppm,
			   picture->e_um, picture->f_um);
}

static int edit(void *data, const struct plen_op *op)
{
	struct sink_text *into = data;

	assert(op->kind == PLEN_OP_EDIT && into->pages > 0);
	plen_buffer_printf(&into->text, "edit group %u mark %u time %" PRId64 "\n", op->group,
			   op->mark, op->time_us);
	for (uint32_t i = 0; i < op->u.edit.picture_count; i++) {
		show_picture(into, &op->u.edit.pictures[i]);
	}
	for (uint32_t i = 0; i < op->u.edit.stroke_count; i++) {
		show_stroke(into, &op->u.edit.strokes[i]);
	}
	return count_call(into);
}

struct plen_sink sink_text_init(struct sink_text *into)
{
	memset(into, 0, sizeof(*into));
	plen_buffer_space(&into->text, 0);
	return (struct plen_sink){
		.progress = progress, .page = page, .asset = asset, .edit = edit, .data = into};
}

char *sink_text_losses(const struct plen_reading *reading)
{
	static const char *const names[PLEN_LOSS_COUNT] = {
		"text",   "shape",   "media",   "widget", "link",   "image",
		"cut",    "paper",   "style",   "layer",  "broken", "limit",
		"author", "picture", "history", "behind", "time",   "pressure",
	};
	struct plen_buffer out = {0};
	size_t size = 0;

	plen_buffer_text(&out, "lost:");
	for (int i = 0; i < PLEN_LOSS_COUNT; i++) {
		if (reading->losses[i] > 0) {
			plen_buffer_printf(&out, " %u %s", reading->losses[i], names[i]);
		}
	}
	return (char *)plen_buffer_take(&out, &size);
}

/* SPDX-License-Identifier: MIT */
#include "strokes.h"

#include <stdio.h>
#include <stdlib.h>

#include "common/mem.h"
#include "driver/engine.h"
#include "driver/engine_feed.h"
#include "driver/source_recording.h"

/* A 65-inch panel, for recordings that do not say. */
static const struct plen_board_size usual_board = {1428, 804};

void report_stroke_add(struct report_stroke *stroke, int64_t time_us, struct plen_board_pt at)
{
	stroke->reports = plen_grow(stroke->reports, stroke->count, &stroke->capacity,
				    sizeof(*stroke->reports));
	stroke->reports[stroke->count++] = (struct report){time_us, at};
}

static struct report_stroke *find(struct report_strokes *strokes, uint32_t gesture)
{
	for (size_t i = strokes->count; i-- > 0;) {
		if (strokes->list[i].gesture == gesture) {
			return &strokes->list[i];
		}
	}
	return NULL;
}

static void on_event(void *data, const struct plen_event *event)
{
	struct report_strokes *strokes = data;

	if (event->kind == PLEN_EVENT_INK_BEGIN) {
		strokes->list = plen_grow(strokes->list, strokes->count, &strokes->capacity,
					  sizeof(*strokes->list));
		strokes->list[strokes->count++] = (struct report_stroke){.gesture = event->gesture};
	}

	struct report_stroke *stroke = find(strokes, event->gesture);
	if (stroke == NULL) {
		return;
	}
	if (event->kind == PLEN_EVENT_INK_BEGIN || event->kind == PLEN_EVENT_INK_EXTEND ||
	    event->kind == PLEN_EVENT_INK_END) {
		report_stroke_add(stroke, event->time_us, event->at);
	} else if (event->kind == PLEN_EVENT_INK_CANCEL) {
		stroke->count = 0;
	}
}

bool report_strokes_read(struct report_strokes *strokes, const char *path)
{
	const struct plen_zone paper = {
		.id = 1,
		.kind = PLEN_ZONE_CANVAS,
		.rect = {0, 0, usual_board.w_mm, usual_board.h_mm},
	};
	struct plen_engine *engine = plen_engine_create(NULL, on_event, strokes);
	struct plen_engine_feed feed = {.engine = engine, .sink = on_event, .data = strokes};
	struct plen_source_recording_options options = {.sink = plen_engine_feed_sink(&feed),
							.board = usual_board};
	struct plen_source *source = NULL;
	char error[512];

	plen_engine_set_zones(engine, &paper, 1);
	bool opened =
		plen_source_recording_open(&source, path, &options, error, sizeof(error)) == 0;
	if (!opened) {
		fprintf(stderr, "%s\n", error);
	}
	while (opened && plen_source_next_us(source) != INT64_MAX) {
		int64_t due_us = plen_engine_deadline_us(engine);

		if (due_us < plen_source_next_us(source)) {
			plen_engine_advance(engine, due_us);
		} else {
			plen_source_dispatch(source);
		}
	}
	plen_source_destroy(source);
	plen_engine_destroy(engine);
	return opened;
}

void report_strokes_finish(struct report_strokes *strokes)
{
	for (size_t i = 0; i < strokes->count; i++) {
		free(strokes->list[i].reports);
	}
	free(strokes->list);
	*strokes = (struct report_strokes){0};
}

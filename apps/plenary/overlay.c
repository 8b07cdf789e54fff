/* SPDX-License-Identifier: MIT */
#include "overlay.h"

#include <inttypes.h>
#include <stdio.h>

#define PERIOD_US 1000000
/* Rests longer than this are not part of a rate. */
#define REST_US 3000000
#define MARGIN_MM 8
#define HEIGHT_MM 22
#define WIDTH_MM 560
#define TYPE_MM 11.5f

static void begin_period(struct plen_overlay *overlay, int64_t now_us)
{
	overlay->recent = (struct plen_histogram){0};
	overlay->since_us = now_us;
}

void plen_overlay_init(struct plen_overlay *overlay, bool is_shown, const char *screen,
		       int64_t now_us)
{
	*overlay = (struct plen_overlay){.is_shown = is_shown, .is_stale = is_shown};
	snprintf(overlay->screen, sizeof(overlay->screen), "%s", screen);
	snprintf(overlay->text, sizeof(overlay->text), "ink: nothing written yet · %s", screen);
	begin_period(overlay, now_us);
}

void plen_overlay_count(struct plen_overlay *overlay, int64_t latency_us)
{
	if (overlay->is_shown) {
		plen_histogram_add(&overlay->recent, latency_us);
	}
}

static void tell(struct plen_overlay *overlay, int64_t took_us)
{
	const struct plen_histogram *recent = &overlay->recent;

	snprintf(overlay->text, sizeof(overlay->text),
		 "ink %.2f ms, 99 %% within %.2f ms · %" PRIu64 " reports a second · %s",
		 (double)plen_histogram_percentile_us(recent, 0.5) / 1e3,
		 (double)plen_histogram_percentile_us(recent, 0.99) / 1e3,
		 (recent->count * 1000000 + (uint64_t)took_us / 2) / (uint64_t)took_us,
		 overlay->screen);
	overlay->is_stale = true;
}

void plen_overlay_follow(struct plen_overlay *overlay, int64_t now_us)
{
	int64_t took_us = now_us - overlay->since_us;

	if (!overlay->is_shown || took_us < PERIOD_US) {
		return;
	}
	if (overlay->recent.count > 0 && took_us < REST_US) {
		tell(overlay, took_us);
	}
	begin_period(overlay, now_us);
}

void plen_overlay_draw(const struct plen_overlay *overlay, struct plen_scene *scene)
{
	if (!overlay->is_shown || scene->item_count + 2 > PLEN_SCENE_ITEMS_MAX) {
		return;
	}

	struct plen_scene_item *box = &scene->items[scene->item_count];
	const struct plen_board_rect rect = {MARGIN_MM, MARGIN_MM, WIDTH_MM, HEIGHT_MM};

	*box = (struct plen_scene_item){
		.rect = rect,
		.kind = PLEN_SCENE_BOX,
		.fill = PLEN_TINT_CHROME,
		.line = PLEN_TINT_CHROME_EDGE,
		.line_mm = 0.8f,
		.radius_mm = 6,
	};
	box[1] = (struct plen_scene_item){
		.rect = {rect.x_mm + MARGIN_MM, rect.y_mm, rect.w_mm - 2 * MARGIN_MM, rect.h_mm},
		.kind = PLEN_SCENE_LABEL,
		.fill = PLEN_TINT_TEXT,
		.align = PLEN_ALIGN_START,
		.size_mm = TYPE_MM,
	};
	snprintf(box[1].text, sizeof(box[1].text), "%s", overlay->text);
	scene->item_count += 2;
}

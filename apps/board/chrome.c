/* SPDX-License-Identifier: MIT */
#include "chrome.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "metrics.h"

#define RING_ROOM_MM 6.0
#define EDGE_LINE_MM 1.0
#define BADGE_MM 32.0
#define LINE_HEIGHT 1.3
#define WORD_GAP_MM 3.0
#define TURN 6.283185307179586

void plen_board_chrome_begin(struct plen_board_chrome *chrome, struct plen_board_size size,
			     enum plen_theme theme, const struct plen_board_presses *presses)
{
	chrome->presses = presses;
	chrome->other_theme = false;
	chrome->zone_count = 0;
	chrome->scene.size = size;
	chrome->scene.theme = (uint8_t)theme;
	chrome->scene.pane_count = 0;
	chrome->scene.item_count = 0;
}

void plen_board_chrome_pane(struct plen_board_chrome *chrome, struct plen_board_rect paper,
			    uint32_t page, const struct plen_view *view)
{
	assert(chrome->scene.pane_count < PLEN_SCENE_PANES_MAX);

	struct plen_scene_pane *pane = &chrome->scene.panes[chrome->scene.pane_count++];
	/* Padding too, as panes are compared as bytes. */
	memset(pane, 0, sizeof(*pane));
	pane->rect = paper;
	pane->page = page;
	pane->view = *view;
}

void plen_board_chrome_zone(struct plen_board_chrome *chrome, uint32_t id, enum plen_zone_kind kind,
			    struct plen_board_rect rect)
{
	assert(chrome->zone_count < PLEN_ZONE_MAX);

	uint32_t index = chrome->zone_count++;
	memset(&chrome->zones[index], 0, sizeof(chrome->zones[index]));
	chrome->zones[index].id = id;
	chrome->zones[index].kind = (uint8_t)kind;
	chrome->zones[index].rect = rect;
	chrome->enabled[index] = true;
}

static struct plen_scene_item *add(struct plen_board_chrome *chrome, enum plen_scene_kind kind,
				   struct plen_board_rect rect)
{
	assert(chrome->scene.item_count < PLEN_SCENE_ITEMS_MAX);

	struct plen_scene_item *item = &chrome->scene.items[chrome->scene.item_count++];
	memset(item, 0, sizeof(*item));
	item->kind = (uint8_t)kind;
	item->other_theme = chrome->other_theme;
	item->rect = rect;
	return item;
}

struct plen_board_rect plen_board_chrome_centred(struct plen_board_rect rect, double w_mm,
						 double h_mm)
{
	return (struct plen_board_rect){rect.x_mm + (rect.w_mm - w_mm) / 2,
					rect.y_mm + (rect.h_mm - h_mm) / 2, w_mm, h_mm};
}

void plen_board_chrome_box(struct plen_board_chrome *chrome, struct plen_board_rect rect,
			   const struct plen_board_box *box)
{
	struct plen_scene_item *item = add(chrome, PLEN_SCENE_BOX, rect);

	item->fill = (uint8_t)box->fill;
	item->line = (uint8_t)box->line;
	item->radius_mm = (float)box->radius_mm;
	item->line_mm = (float)box->line_mm;
	item->shadow = box->shadow;
}

void plen_board_chrome_fill(struct plen_board_chrome *chrome, struct plen_board_rect rect,
			    enum plen_tint fill)
{
	plen_board_chrome_box(chrome, rect, &(struct plen_board_box){.fill = fill});
}

void plen_board_chrome_disc(struct plen_board_chrome *chrome, struct plen_board_rect rect,
			    enum plen_tint fill)
{
	add(chrome, PLEN_SCENE_DOT, rect)->fill = (uint8_t)fill;
}

void plen_board_chrome_pip(struct plen_board_chrome *chrome, struct plen_board_rect rect,
			   bool is_full, enum plen_tint fill)
{
	struct plen_board_box outline = {.line = PLEN_TINT_TEXT_QUIET,
					 .line_mm = PLEN_BOARD_OUTLINE_MM,
					 .radius_mm = rect.w_mm / 2};

	if (is_full) {
		plen_board_chrome_disc(chrome, rect, fill);
	} else {
		plen_board_chrome_box(chrome, rect, &outline);
	}
}

void plen_board_chrome_pips(struct plen_board_chrome *chrome, struct plen_board_rect cell,
			    const struct plen_board_pips *pips)
{
	for (int i = 0; i < pips->count; i++) {
		double angle = TURN * i / pips->count;
		struct plen_board_rect place =
			plen_board_chrome_centred(cell, pips->pip_mm, pips->pip_mm);
		place.x_mm += pips->radius_mm * sin(angle);
		place.y_mm -= pips->radius_mm * cos(angle);
		plen_board_chrome_pip(chrome, place, i < pips->full, PLEN_TINT_ACCENT);
	}
}

void plen_board_chrome_pen(struct plen_board_chrome *chrome, struct plen_board_rect cell,
			   enum plen_ink ink, bool is_chosen)
{
	struct plen_scene_item *item =
		add(chrome, PLEN_SCENE_DOT,
		    plen_board_chrome_centred(cell, PLEN_BOARD_PEN_DOT_MM, PLEN_BOARD_PEN_DOT_MM));

	item->fill = (uint8_t)(PLEN_TINT_INK + ink);
	if (is_chosen) {
		item->line = PLEN_TINT_TEXT;
		item->line_mm = PLEN_BOARD_RING_MM;
	}
}

void plen_board_chrome_marker(struct plen_board_chrome *chrome, struct plen_board_rect cell,
			      bool is_chosen)
{
	struct plen_board_box line = {.fill = PLEN_TINT_INK + PLEN_INK_MARKER,
				      .line = PLEN_TINT_TEXT_QUIET,
				      .radius_mm = 2,
				      .line_mm = PLEN_BOARD_OUTLINE_MM};

	plen_board_chrome_box(
		chrome,
		plen_board_chrome_centred(cell, PLEN_BOARD_PEN_DOT_MM, PLEN_BOARD_PEN_DOT_MM / 2),
		&line);
	if (is_chosen) {
		plen_board_chrome_ring(chrome, cell);
	}
}

void plen_board_chrome_ring(struct plen_board_chrome *chrome, struct plen_board_rect cell)
{
	double d_mm = PLEN_BOARD_PEN_DOT_MM + 2 * RING_ROOM_MM;
	struct plen_board_box ring = {
		.line = PLEN_TINT_TEXT, .line_mm = PLEN_BOARD_RING_MM, .radius_mm = d_mm / 2};

	plen_board_chrome_box(chrome, plen_board_chrome_centred(cell, d_mm, d_mm), &ring);
}

void plen_board_chrome_ground(struct plen_board_chrome *chrome, uint32_t zone,
			      struct plen_board_rect rect, double radius_mm)
{
	struct plen_board_box box = {.fill = PLEN_TINT_CHROME,
				     .line = PLEN_TINT_CHROME_EDGE,
				     .radius_mm = radius_mm,
				     .line_mm = EDGE_LINE_MM,
				     .shadow = true};
	struct plen_board_rect touch = rect;

	touch.h_mm = fmin(rect.h_mm + PLEN_BOARD_REACH_MM, chrome->scene.size.h_mm - rect.y_mm);
	plen_board_chrome_box(chrome, rect, &box);
	plen_board_chrome_zone(chrome, zone, PLEN_ZONE_LOCKED, touch);
}

void plen_board_chrome_icon(struct plen_board_chrome *chrome, struct plen_board_rect rect,
			    enum plen_icon icon, enum plen_tint tint)
{
	struct plen_scene_item *item = add(chrome, PLEN_SCENE_ICON, rect);

	item->icon = (uint8_t)icon;
	item->fill = (uint8_t)tint;
	item->size_mm = PLEN_BOARD_ICON_MM;
}

void plen_board_chrome_large_icon(struct plen_board_chrome *chrome, struct plen_board_rect rect,
				  enum plen_icon icon, enum plen_tint tint)
{
	plen_board_chrome_icon(chrome, rect, icon, tint);
	chrome->scene.items[chrome->scene.item_count - 1].size_mm =
		(float)fmin(rect.w_mm, rect.h_mm);
}

void plen_board_chrome_label(struct plen_board_chrome *chrome, struct plen_board_rect rect,
			     const char *text, const struct plen_board_text *style)
{
	struct plen_scene_item *item = add(chrome, PLEN_SCENE_LABEL, rect);

	item->fill = (uint8_t)style->tint;
	item->align = (uint8_t)style->align;
	item->size_mm = (float)style->size_mm;
	item->bold = style->bold;
	snprintf(item->text, sizeof(item->text), "%s", text);
}

void plen_board_chrome_icon_word(struct plen_board_chrome *chrome, struct plen_board_rect cell,
				 enum plen_icon icon, const char *word, enum plen_tint tint)
{
	struct plen_board_text style = {.tint = tint,
					.size_mm = PLEN_BOARD_LABEL_SMALL_MM,
					.bold = tint == PLEN_TINT_ON_ACCENT};
	double word_h = PLEN_BOARD_LABEL_SMALL_MM * LINE_HEIGHT;
	struct plen_board_rect both = plen_board_chrome_centred(
		cell, cell.w_mm, PLEN_BOARD_ICON_MM + WORD_GAP_MM + word_h);
	struct plen_board_rect above = {both.x_mm, both.y_mm, both.w_mm, PLEN_BOARD_ICON_MM};
	struct plen_board_rect below = {both.x_mm, both.y_mm + both.h_mm - word_h, both.w_mm,
					word_h};

	plen_board_chrome_icon(chrome, above, icon, tint);
	plen_board_chrome_label(chrome, below, word, &style);
}

static struct plen_scene_item *add_badge(struct plen_board_chrome *chrome,
					 struct plen_board_rect cell, uint8_t group)
{
	struct plen_scene_item *item =
		add(chrome, PLEN_SCENE_BADGE, plen_board_chrome_centred(cell, BADGE_MM, BADGE_MM));

	item->group = group;
	item->fill = (uint8_t)(PLEN_TINT_GROUP + group);
	item->line = (uint8_t)(PLEN_TINT_ON_GROUP);
	return item;
}

void plen_board_chrome_badge_icon(struct plen_board_chrome *chrome, struct plen_board_rect cell,
				  uint8_t group, enum plen_icon icon, double size_mm)
{
	add_badge(chrome, cell, group);

	struct plen_scene_item *item = add(chrome, PLEN_SCENE_ICON, cell);
	item->icon = (uint8_t)icon;
	item->fill = (uint8_t)(PLEN_TINT_ON_GROUP);
	item->size_mm = (float)size_mm;
}

void plen_board_chrome_badge(struct plen_board_chrome *chrome, struct plen_board_rect cell,
			     uint8_t group)
{
	struct plen_scene_item *item = add_badge(chrome, cell, group);

	item->size_mm = PLEN_BOARD_LABEL_MM;
	item->bold = true;
	snprintf(item->text, sizeof(item->text), "%u", group);
}

enum plen_tint plen_board_chrome_control(struct plen_board_chrome *chrome,
					 const struct plen_board_control *control)
{
	struct plen_board_rect touch = control->rect;
	bool is_pressed =
		!control->is_disabled && plen_board_presses_has(chrome->presses, control->id);

	touch.h_mm = fmin(touch.h_mm + control->reach_mm, chrome->scene.size.h_mm - touch.y_mm);
	plen_board_chrome_zone(chrome, control->id, PLEN_ZONE_CONTROL, touch);
	chrome->enabled[chrome->zone_count - 1] = !control->is_disabled;
	if (is_pressed || control->is_on) {
		struct plen_board_box ground = {.fill = is_pressed ? PLEN_TINT_PRESSED
								   : PLEN_TINT_CHROME_EDGE,
						.radius_mm = control->radius_mm};
		plen_board_chrome_box(chrome, control->rect, &ground);
	}
	return control->is_disabled ? PLEN_TINT_CHROME_EDGE : PLEN_TINT_TEXT;
}

static bool overlap(const struct plen_board_rect *a, const struct plen_board_rect *b)
{
	return a->x_mm < b->x_mm + b->w_mm && b->x_mm < a->x_mm + a->w_mm &&
	       a->y_mm < b->y_mm + b->h_mm && b->y_mm < a->y_mm + a->h_mm;
}

static bool is_covered(const struct plen_board_chrome *chrome, uint32_t index)
{
	for (uint32_t i = index + 1; i < chrome->zone_count; i++) {
		if (chrome->zones[i].kind == PLEN_ZONE_LOCKED &&
		    overlap(&chrome->zones[i].rect, &chrome->zones[index].rect)) {
			return true;
		}
	}
	return false;
}

void plen_board_chrome_drop_covered(struct plen_board_chrome *chrome)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < chrome->zone_count; i++) {
		if (chrome->zones[i].kind == PLEN_ZONE_DRAG && is_covered(chrome, i)) {
			continue;
		}
		chrome->zones[kept] = chrome->zones[i];
		chrome->enabled[kept++] = chrome->enabled[i];
	}
	chrome->zone_count = kept;
}

static int find_zone(const struct plen_board_chrome *chrome, uint32_t zone)
{
	for (uint32_t i = 0; i < chrome->zone_count; i++) {
		if (chrome->zones[i].id == zone) {
			return (int)i;
		}
	}
	return -1;
}

bool plen_board_chrome_takes_tap(const struct plen_board_chrome *chrome, uint32_t zone)
{
	int i = find_zone(chrome, zone);

	return i >= 0 && chrome->zones[i].kind == PLEN_ZONE_CONTROL && chrome->enabled[i];
}

bool plen_board_chrome_takes_ink(const struct plen_board_chrome *chrome, uint32_t zone)
{
	int i = find_zone(chrome, zone);

	return i >= 0 && chrome->zones[i].kind == PLEN_ZONE_CANVAS;
}

bool plen_board_chrome_same_scene(const struct plen_board_chrome *a,
				  const struct plen_board_chrome *b)
{
	const struct plen_scene *x = &a->scene;
	const struct plen_scene *y = &b->scene;

	return x->size.w_mm == y->size.w_mm && x->size.h_mm == y->size.h_mm &&
	       x->theme == y->theme && x->pane_count == y->pane_count &&
	       x->item_count == y->item_count &&
	       memcmp(x->panes, y->panes, x->pane_count * sizeof(x->panes[0])) == 0 &&
	       memcmp(x->items, y->items, x->item_count * sizeof(x->items[0])) == 0;
}

bool plen_board_chrome_same_zones(const struct plen_board_chrome *a,
				  const struct plen_board_chrome *b)
{
	return a->zone_count == b->zone_count &&
	       memcmp(a->zones, b->zones, a->zone_count * sizeof(a->zones[0])) == 0;
}

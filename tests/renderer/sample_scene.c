/* SPDX-License-Identifier: MIT */
#include "sample_scene.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define WALL_W_MM 1895.0
#define WALL_H_MM 1066.0
#define DOCK_H_MM 44.0
#define BAND_H_MM 52.0
#define RAIL_W_MM 56.0
#define CELL_MM 36.0
#define ICON_MM 25.0
#define DOT_MM 20.0

static struct plen_scene_item *add(struct plen_scene *scene, enum plen_scene_kind kind,
				   struct plen_board_rect rect, unsigned fill)
{
	assert(scene->item_count < PLEN_SCENE_ITEMS_MAX);
	struct plen_scene_item *item = &scene->items[scene->item_count++];

	item->kind = (uint8_t)kind;
	item->rect = rect;
	item->fill = (uint8_t)fill;
	return item;
}

static void add_icon(struct plen_scene *scene, double x, double y, enum plen_icon icon,
		     unsigned tint, double size)
{
	struct plen_board_rect rect = {x - size / 2, y - size / 2, size, size};
	struct plen_scene_item *item = add(scene, PLEN_SCENE_ICON, rect, tint);

	item->icon = (uint8_t)icon;
	item->size_mm = (float)size;
}

static void add_label(struct plen_scene *scene, struct plen_board_rect rect, const char *text,
		      unsigned tint, double size, bool bold)
{
	struct plen_scene_item *item = add(scene, PLEN_SCENE_LABEL, rect, tint);

	item->size_mm = (float)size;
	item->bold = bold;
	snprintf(item->text, sizeof(item->text), "%s", text);
}

static void add_pens(struct plen_scene *scene, double x, double y, uint32_t count, uint32_t chosen)
{
	for (uint32_t i = 0; i < count; i++) {
		struct plen_board_rect rect = {x + i * CELL_MM - DOT_MM / 2, y - DOT_MM / 2, DOT_MM,
					       DOT_MM};
		struct plen_scene_item *item = add(scene, PLEN_SCENE_DOT, rect, PLEN_TINT_INK + i);

		if (i == chosen) {
			item->line = PLEN_TINT_TEXT;
			item->line_mm = 3;
		}
	}
}

static struct plen_scene_item *add_box(struct plen_scene *scene, struct plen_board_rect rect,
				       unsigned fill, unsigned line, double radius)
{
	struct plen_scene_item *item = add(scene, PLEN_SCENE_BOX, rect, fill);

	item->line = (uint8_t)line;
	item->line_mm = line != PLEN_TINT_NONE ? 1 : 0;
	item->radius_mm = (float)radius;
	return item;
}

static void begin(struct plen_scene *scene, enum plen_theme theme)
{
	memset(scene, 0, sizeof(*scene));
	scene->size = (struct plen_board_size){WALL_W_MM, WALL_H_MM};
	scene->theme = (uint8_t)theme;
}

void sample_scene_class(struct plen_scene *scene, enum plen_theme theme, uint32_t page)
{
	double y = WALL_H_MM - 20 - DOCK_H_MM, mid = y + DOCK_H_MM / 2;
	double x = 1180;

	begin(scene, theme);
	scene->pane_count = 1;
	scene->panes[0] = (struct plen_scene_pane){
		.rect = {0, 0, WALL_W_MM, WALL_H_MM}, .page = page, .view = {.scale = 1}};

	add_box(scene, (struct plen_board_rect){x, y, 510, DOCK_H_MM}, PLEN_TINT_CHROME,
		PLEN_TINT_CHROME_EDGE, DOCK_H_MM / 2)
		->shadow = 1;
	add_pens(scene, x + 28, mid, 5, 1);
	x += 28 + 5 * CELL_MM;
	add_icon(scene, x, mid, PLEN_ICON_ERASER, PLEN_TINT_TEXT, ICON_MM);
	add_box(scene, (struct plen_board_rect){x + 24, mid - 13, 1, 26}, PLEN_TINT_CHROME_EDGE,
		PLEN_TINT_NONE, 0);
	add_icon(scene, x + 48, mid, PLEN_ICON_UNDO, PLEN_TINT_TEXT, ICON_MM);
	add_icon(scene, x + 86, mid, PLEN_ICON_REDO, PLEN_TINT_TEXT_QUIET, ICON_MM);
	add_box(scene, (struct plen_board_rect){x + 110, mid - 13, 1, 26}, PLEN_TINT_CHROME_EDGE,
		PLEN_TINT_NONE, 0);
	add_icon(scene, x + 134, mid, PLEN_ICON_PREVIOUS, PLEN_TINT_TEXT, ICON_MM);
	add_label(scene, (struct plen_board_rect){x + 152, y, 36, DOCK_H_MM}, "2 / 5",
		  PLEN_TINT_TEXT_QUIET, 15, false);
	add_icon(scene, x + 206, mid, PLEN_ICON_NEXT, PLEN_TINT_TEXT, ICON_MM);
	add_icon(scene, x + 246, mid, PLEN_ICON_ADD_PAGE, PLEN_TINT_TEXT, ICON_MM);
	add_icon(scene, x + 278, mid, PLEN_ICON_MORE, PLEN_TINT_TEXT, ICON_MM);

	struct plen_board_rect action = {WALL_W_MM - 40 - 150, y, 150, DOCK_H_MM};
	add_box(scene, action, PLEN_TINT_ACCENT, PLEN_TINT_NONE, DOCK_H_MM / 2)->shadow = 1;
	add_icon(scene, action.x_mm + 34, mid, PLEN_ICON_GROUPS, PLEN_TINT_ON_ACCENT, ICON_MM);
	struct plen_board_rect word = {action.x_mm + 54, y, 80, DOCK_H_MM};
	add_label(scene, word, "Groups", PLEN_TINT_ON_ACCENT, 18, true);
	scene->items[scene->item_count - 1].align = PLEN_ALIGN_START;
}

static void add_band(struct plen_scene *scene, struct plen_board_rect pane, uint32_t group)
{
	double top = WALL_H_MM - BAND_H_MM, mid = top + BAND_H_MM / 2 + 1;
	double x = pane.x_mm + 20;
	struct plen_board_rect badge = {x, mid - 15, 30, 30};
	struct plen_scene_item *item;
	char number[16];
	bool narrow = pane.w_mm < 380;

	add_box(scene, (struct plen_board_rect){pane.x_mm, top, pane.w_mm, BAND_H_MM},
		PLEN_TINT_BAND + group, PLEN_TINT_NONE, 0);
	add_box(scene, (struct plen_board_rect){pane.x_mm, top, pane.w_mm, 3},
		PLEN_TINT_GROUP + group, PLEN_TINT_NONE, 0);

	snprintf(number, sizeof(number), "%u", group);
	item = add(scene, PLEN_SCENE_BADGE, badge, PLEN_TINT_GROUP + group);
	item->group = (uint8_t)group;
	item->line = PLEN_TINT_ON_GROUP;
	item->size_mm = 19;
	item->bold = 1;
	snprintf(item->text, sizeof(item->text), "%s", number);

	uint32_t pens = narrow ? 3 : 4;
	add_pens(scene, x + 68, mid, pens, group % pens);
	x += 68 + pens * CELL_MM;
	add_icon(scene, x, mid, PLEN_ICON_ERASER, PLEN_TINT_TEXT, ICON_MM);
	if (!narrow) {
		add_icon(scene, x + CELL_MM, mid, PLEN_ICON_UNDO, PLEN_TINT_TEXT, ICON_MM);
		add_icon(scene, x + 2 * CELL_MM, mid, PLEN_ICON_NEXT, PLEN_TINT_TEXT, ICON_MM);
	}

	double far = pane.x_mm + pane.w_mm - 38;
	if (group % 3 == 1) {
		add_icon(scene, far, mid, PLEN_ICON_HAND, PLEN_TINT_TEXT_QUIET, ICON_MM);
		return;
	}
	add(scene, PLEN_SCENE_DOT, (struct plen_board_rect){far - 19, mid - 19, 38, 38},
	    PLEN_TINT_GROUP + group);
	add_icon(scene, far, mid, group % 3 == 2 ? PLEN_ICON_HAND : PLEN_ICON_TICK,
		 PLEN_TINT_ON_GROUP, ICON_MM);
}

static void add_divider(struct plen_scene *scene, double x)
{
	struct plen_board_rect grip = {x - 5, WALL_H_MM * 0.6, 14, 74};

	add_box(scene, (struct plen_board_rect){x, 0, 4, WALL_H_MM}, PLEN_TINT_CHROME_EDGE,
		PLEN_TINT_NONE, 0);
	add_box(scene, grip, PLEN_TINT_CHROME, PLEN_TINT_CHROME_EDGE, 7);
	for (int i = 0; i < 2; i++) {
		add_box(scene,
			(struct plen_board_rect){grip.x_mm + 5 + i * 3, grip.y_mm + 24, 1, 26},
			PLEN_TINT_TEXT_QUIET, PLEN_TINT_NONE, 0);
	}
}

static void add_rail(struct plen_scene *scene)
{
	static const struct {
		enum plen_icon icon;
		const char *word;
	} tools[] = {{PLEN_ICON_SHOW, "Show"},
		     {PLEN_ICON_GATHER, "Gather"},
		     {PLEN_ICON_FREEZE, "Freeze"},
		     {PLEN_ICON_SHARED, "Share"}};
	double x = WALL_W_MM - RAIL_W_MM, mid = x + RAIL_W_MM / 2 + 1;

	add_box(scene, (struct plen_board_rect){x, 0, RAIL_W_MM, WALL_H_MM}, PLEN_TINT_CHROME,
		PLEN_TINT_NONE, 0);
	add_box(scene, (struct plen_board_rect){x, 0, 2, WALL_H_MM}, PLEN_TINT_CHROME_EDGE,
		PLEN_TINT_NONE, 0);
	add_label(scene, (struct plen_board_rect){x + 2, 20, RAIL_W_MM - 2, 36}, "12:30",
		  PLEN_TINT_TEXT_QUIET, 18, false);
	for (int i = 0; i < 4; i++) {
		double y = 735 + i * 64;

		add_icon(scene, mid, y, tools[i].icon, PLEN_TINT_TEXT, ICON_MM);
		add_label(scene, (struct plen_board_rect){x + 2, y + 13, RAIL_W_MM - 2, 18},
			  tools[i].word, PLEN_TINT_TEXT_QUIET, 11.5, false);
	}
	struct plen_board_rect action = {x + 5, WALL_H_MM - 64, 46, 56};
	add_box(scene, action, PLEN_TINT_ACCENT, PLEN_TINT_NONE, 12);
	add_icon(scene, mid - 1, action.y_mm + 21, PLEN_ICON_CLASS, PLEN_TINT_ON_ACCENT, ICON_MM);
	add_label(scene, (struct plen_board_rect){action.x_mm, action.y_mm + 34, action.w_mm, 18},
		  "Class", PLEN_TINT_ON_ACCENT, 13, true);
}

void sample_scene_groups(struct plen_scene *scene, enum plen_theme theme, uint32_t count,
			 const uint32_t *pages)
{
	double width = (WALL_W_MM - RAIL_W_MM - 4 * (count - 1)) / count;

	begin(scene, theme);
	scene->pane_count = count;
	for (uint32_t i = 0; i < count; i++) {
		struct plen_board_rect rect = {i * (width + 4), 0, width, WALL_H_MM - BAND_H_MM};

		scene->panes[i] = (struct plen_scene_pane){
			.rect = rect, .page = pages[i], .view = {.scale = 1}};
		add_band(scene, rect, i + 1);
	}
	for (uint32_t i = 1; i < count; i++) {
		add_divider(scene, i * (width + 4) - 4);
	}
	add_rail(scene);
}

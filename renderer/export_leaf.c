/* SPDX-License-Identifier: MIT */
#include "export_leaf.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "badge.h"
#include "common/mem.h"
#include "export_page.h"
#include "page_ink.h"
#include "text.h"
#include "theme.h"

/* Of a leaf with several pages, which is as large as the wall. */
#define MARGIN_MM 40.0
#define GAP_MM 40.0
#define LABEL_MM 70.0
#define BADGE_MM 44.0
#define TYPE_MM 32.0
#define EDGE_MM 1.0

/* -- rows -- */

struct grid {
	uint32_t columns, rows;
	double cell_w_mm, cell_h_mm; /* label and page */
};

static struct grid grid_of(const struct plen_leaf *leaf, struct plen_board_size screen)
{
	struct grid grid = {.columns = leaf->count <= 3 ? leaf->count : (leaf->count + 1) / 2};

	grid.rows = (leaf->count + grid.columns - 1) / grid.columns;
	grid.cell_w_mm = (screen.w_mm - 2 * MARGIN_MM - (grid.columns - 1) * GAP_MM) / grid.columns;
	grid.cell_h_mm = (screen.h_mm - 2 * MARGIN_MM - (grid.rows - 1) * GAP_MM) / grid.rows;
	return grid;
}

static void draw_label(cairo_t *cr, const struct plen_lesson *lesson, uint32_t page,
		       enum plen_theme theme)
{
	const struct plen_lesson_page *about = plen_lesson_page(lesson, page);
	const double middle = BADGE_MM / 2;
	char numeral[4], title[32];

	snprintf(numeral, sizeof(numeral), "%u", about->owner);
	snprintf(title, sizeof(title), "Page %u", plen_lesson_page_index(lesson, page) + 1);
	plen_page_ink_set_source(cr, plen_theme_tint(theme, PLEN_TINT_GROUP + about->owner));
	plen_badge_fill(cr, about->owner, middle, middle, BADGE_MM);
	plen_page_ink_set_source(cr, plen_theme_tint(theme, PLEN_TINT_ON_GROUP));
	plen_text_show(cr, numeral, middle,
		       middle + plen_badge_numeral_drop(about->owner) * BADGE_MM, TYPE_MM, true);
	plen_page_ink_set_source(cr, plen_theme_tint(theme, PLEN_TINT_TEXT));
	plen_text_show(cr, title, BADGE_MM * 1.4, middle, TYPE_MM, false);
}

static bool draw_cell(cairo_t *cr, const struct plen_lesson *lesson, uint32_t page,
		      const struct grid *grid, struct plen_board_size screen,
		      const struct plen_export_options *options)
{
	struct plen_page_rect rect = plen_export_page_rect(lesson, page, screen);
	double scale = fmin(grid->cell_w_mm / rect.w_mm, (grid->cell_h_mm - LABEL_MM) / rect.h_mm);

	draw_label(cr, lesson, page, options->theme);
	cairo_translate(cr, 0, LABEL_MM);
	if (!plen_export_page_draw(cr, lesson, page, rect, scale, options)) {
		return false;
	}
	plen_page_ink_set_source(cr, plen_theme_tint(options->theme, PLEN_TINT_CHROME_EDGE));
	cairo_rectangle(cr, 0, 0, rect.w_mm * scale, rect.h_mm * scale);
	cairo_set_line_width(cr, EDGE_MM);
	cairo_stroke(cr);
	return true;
}

static bool draw_row(const struct plen_leaf *leaf, cairo_t *cr, const struct plen_lesson *lesson,
		     struct plen_board_size screen, const struct plen_export_options *options)
{
	struct grid grid = grid_of(leaf, screen);
	bool is_whole = true;

	plen_page_ink_set_source(cr, plen_theme_paper(options->theme));
	cairo_paint(cr);
	for (uint32_t i = 0; i < leaf->count && is_whole; i++) {
		uint32_t column = i % grid.columns, row = i / grid.columns;

		cairo_save(cr);
		cairo_translate(cr, MARGIN_MM + column * (grid.cell_w_mm + GAP_MM),
				MARGIN_MM + row * (grid.cell_h_mm + GAP_MM));
		is_whole = draw_cell(cr, lesson, leaf->pages[i], &grid, screen, options);
		cairo_restore(cr);
	}
	return is_whole;
}

/* -- any leaf -- */

struct plen_page_rect plen_leaf_rect(const struct plen_leaf *leaf, const struct plen_lesson *lesson,
				     struct plen_board_size screen)
{
	if (leaf->is_row) {
		return (struct plen_page_rect){0, 0, screen.w_mm, screen.h_mm};
	}
	return plen_export_page_rect(lesson, leaf->pages[0], screen);
}

bool plen_leaf_draw(const struct plen_leaf *leaf, cairo_t *cr, const struct plen_lesson *lesson,
		    struct plen_board_size screen, double scale,
		    const struct plen_export_options *options)
{
	bool is_whole = true;

	if (!leaf->is_row) {
		return plen_export_page_draw(cr, lesson, leaf->pages[0],
					     plen_leaf_rect(leaf, lesson, screen), scale, options);
	}
	cairo_save(cr);
	cairo_scale(cr, scale, scale);
	is_whole = draw_row(leaf, cr, lesson, screen, options);
	cairo_restore(cr);
	return is_whole;
}

void plen_leaf_title(const struct plen_leaf *leaf, const struct plen_lesson *lesson, char *title,
		     size_t size)
{
	const struct plen_lesson_page *about = plen_lesson_page(lesson, leaf->pages[0]);
	unsigned number = about != NULL ? plen_lesson_page_index(lesson, about->id) + 1 : 0;

	if (about == NULL) {
		title[0] = '\0';
	} else if (leaf->is_row) {
		snprintf(title, size, "Groups, page %u", number);
	} else if (about->owner == PLEN_GROUP_CLASS) {
		snprintf(title, size, "Class, page %u", number);
	} else {
		snprintf(title, size, "Group %u, page %u", about->owner, number);
	}
}

/* -- lists -- */

static void add(struct plen_leaves *leaves, struct plen_leaf leaf)
{
	leaves->leaves = plen_grow(leaves->leaves, leaves->count, &leaves->capacity,
				   sizeof(*leaves->leaves));
	leaves->leaves[leaves->count++] = leaf;
}

void plen_leaves_finish(struct plen_leaves *leaves)
{
	free(leaves->leaves);
	*leaves = (struct plen_leaves){0};
}

void plen_leaves_add_group(struct plen_leaves *leaves, const struct plen_lesson *lesson,
			   uint8_t group)
{
	uint32_t count = plen_lesson_page_count(lesson, group);

	for (uint32_t i = 0; i < count; i++) {
		add(leaves,
		    (struct plen_leaf){.count = 1,
				       .pages = {plen_lesson_page_at(lesson, group, i)->id}});
	}
}

/* False if no group has a page of this number. */
static bool make_row(const struct plen_lesson *lesson, uint32_t index, struct plen_leaf *leaf)
{
	*leaf = (struct plen_leaf){.is_row = true};
	for (uint8_t group = 1; group <= PLEN_GROUP_MAX; group++) {
		if (index < plen_lesson_page_count(lesson, group)) {
			leaf->pages[leaf->count++] = plen_lesson_page_at(lesson, group, index)->id;
		}
	}
	return leaf->count > 0;
}

void plen_leaves_add_rows(struct plen_leaves *leaves, const struct plen_lesson *lesson)
{
	struct plen_leaf leaf;

	for (uint32_t i = 0; make_row(lesson, i, &leaf); i++) {
		add(leaves, leaf);
	}
}

void plen_leaves_add_blank(struct plen_leaves *leaves)
{
	add(leaves, (struct plen_leaf){.count = 1});
}

/* SPDX-License-Identifier: MIT */
#include "toolbar.h"

#include <math.h>
#include <stdio.h>

#include "actions.h"
#include "chrome_parts.h"
#include "marks.h"
#include "metrics.h"
#include "pages.h"
#include "zone_id.h"

#define CELL PLEN_BOARD_CELL_MM
#define PAGE_LABEL_MM 40.0
#define GAP_MM 13.0
/* A gap narrower than this has no room for a line in it. */
#define GAP_LINE_MM 8.0
#define SEPARATOR_H_MM 22.0

enum tool {
	BADGE = 1 << 0,
	MARK = 1 << 1, /* who writes now; while there are marks */
	PENS = 1 << 2,
	PEN = 1 << 3, /* one cell that steps through the pens */
	MARKER = 1 << 4,
	RUBBER = 1 << 5,
	UNDO = 1 << 6,
	REDO = 1 << 7,
	PREVIOUS = 1 << 8,
	PAGE = 1 << 9,
	NEXT = 1 << 10,
	MORE = 1 << 11,
	SIGNAL = 1 << 12,
};

/* From the left; a gap separates sections. The signal is placed by itself. */
static const uint32_t sections[] = {BADGE | MARK, PENS | PEN | MARKER | RUBBER,
				    UNDO | REDO,  PREVIOUS | PAGE | NEXT,
				    MORE,         SIGNAL};
#define SECTIONS (sizeof(sections) / sizeof(sections[0]))

/* What a row gains in order of need, as far as there is room; a gain may take another's place. */
struct gain {
	uint32_t adds, drops;
};

static const struct fitting {
	int pens;
	struct gain gains[11];
} fittings[] = {
	/* clang-format off */
	[PLEN_BOARD_TOOLBAR_DOCK] = {PLEN_INK_PENS, {
		{PEN | MORE, 0},
		{UNDO, 0},
		{RUBBER, 0},
		{PREVIOUS | NEXT, 0},
		{PENS, PEN},
		{REDO, 0},
		{MARKER, 0},
		{PAGE, 0},
	}},
	[PLEN_BOARD_TOOLBAR_BAND] = {PLEN_INK_PENS - 1, {
		{BADGE, 0},
		{PEN, 0},
		{MARK, 0},
		{UNDO, 0},
		{SIGNAL, 0},
		{RUBBER, 0},
		{PREVIOUS | NEXT, 0},
		{PENS, PEN},
		{REDO, 0},
		{MARKER, 0},
		{PAGE, 0},
	}},
	[PLEN_BOARD_TOOLBAR_STRIP] = {PLEN_INK_PENS - 1, {
		{PEN, 0},
		{MARK, 0},
		{UNDO, 0},
		{BADGE, 0},
		{RUBBER, 0},
		{PENS, PEN},
		{REDO, 0},
		{MARKER, 0},
	}},
	[PLEN_BOARD_TOOLBAR_REPLAY] = {0, {
		{BADGE, 0},
		{SIGNAL, 0},
	}},
	/* clang-format on */
};

static double tool_width(enum tool tool, int pens)
{
	switch (tool) {
	case PENS:
		return pens * CELL;
	case PAGE:
		return PAGE_LABEL_MM;
	default:
		return CELL;
	}
}

static double tools_width(uint32_t tools, int pens)
{
	double w_mm = 0;

	for (uint32_t tool = 1; tool <= SIGNAL; tool <<= 1) {
		w_mm += tools & tool ? tool_width((enum tool)tool, pens) : 0;
	}
	return w_mm;
}

static int count_gaps(uint32_t tools)
{
	int count = 0;

	for (size_t i = 0; i < SECTIONS; i++) {
		count += (tools & sections[i]) != 0;
	}
	return count - 1;
}

/* The class has no signal. */
static bool says(const struct plen_board_wall *wall, uint8_t group)
{
	return group != PLEN_GROUP_CLASS && wall->view.panes[group].signal != PLEN_SIGNAL_FINE;
}

static bool has_use(const struct plen_board_wall *wall, uint8_t group, uint32_t tools)
{
	return tools != MARK || wall->view.panes[group].mark != 0;
}

/* Of a group that says something. */
static uint32_t first_tools(double room_mm)
{
	if (room_mm >= 2 * CELL) {
		return BADGE | SIGNAL;
	}
	return room_mm >= CELL ? BADGE : 0;
}

struct plen_board_toolbar plen_board_toolbar_fit(enum plen_board_toolbar_kind kind,
						 const struct plen_board_wall *wall, uint8_t group,
						 double room_mm)
{
	const struct fitting *fitting = &fittings[kind];
	bool is_raised = says(wall, group);
	uint32_t tools = is_raised ? first_tools(room_mm) : 0;

	for (size_t i = 0; i < sizeof(fitting->gains) / sizeof(fitting->gains[0]); i++) {
		uint32_t gained = (tools & ~fitting->gains[i].drops) | fitting->gains[i].adds;
		if (has_use(wall, group, fitting->gains[i].adds) &&
		    tools_width(gained, fitting->pens) <= room_mm) {
			tools = gained;
		}
	}

	double w_mm = tools_width(tools, fitting->pens);
	int gaps = count_gaps(tools);
	double gap_mm = gaps > 0 ? fmin(fmax((room_mm - w_mm) / gaps, 0), GAP_MM) : 0;
	return (struct plen_board_toolbar){
		.kind = kind,
		.group = group,
		.tools = tools,
		.gap_mm = gap_mm,
		.w_mm = w_mm + gaps * gap_mm,
		.badge_says = is_raised && !(tools & SIGNAL),
	};
}

double plen_board_toolbar_signal_mm(const struct plen_board_toolbar *toolbar)
{
	return toolbar->tools & SIGNAL ? CELL : 0;
}

/* -- drawing -- */

/* The tools that show their ink. */
#define INKS (PENS | PEN | MARKER)

struct drawing {
	const struct plen_board_chrome_input *input;
	struct plen_board_chrome *chrome;
	enum plen_board_toolbar_kind kind;
	uint8_t group;
	const struct plen_op_pane *pane;
	bool badge_says;
	bool has_marker_cell;
	bool is_page_other; /* light on a dark wall, or dark on a light one */
};

/* Ground and zone of a cell. */
static enum plen_tint control(const struct drawing *drawing, struct plen_board_rect cell,
			      enum plen_board_action action, uint8_t value)
{
	struct plen_board_control control = {
		.id = plen_board_zone_control(action, value, drawing->group),
		.rect = cell,
		.radius_mm = CELL / 2,
		.reach_mm = PLEN_BOARD_REACH_MM,
	};

	control.is_disabled =
		!plen_board_actions_can(drawing->input->wall, action, value, drawing->group);
	return plen_board_chrome_control(drawing->chrome, &control);
}

static void draw_icon(const struct drawing *drawing, struct plen_board_rect cell,
		      enum plen_board_action action, enum plen_icon icon)
{
	enum plen_tint tint = control(drawing, cell, action, 0);

	plen_board_chrome_icon(drawing->chrome, cell, icon, tint);
}

static void draw_badge(const struct drawing *drawing, struct plen_board_rect cell)
{
	if (drawing->kind != PLEN_BOARD_TOOLBAR_STRIP) {
		control(drawing, cell, PLEN_BOARD_ACTION_BADGE, 0);
	}
	if (drawing->badge_says) {
		plen_board_chrome_badge_signal(drawing->chrome, cell, drawing->group,
					       drawing->pane->signal);
	} else {
		plen_board_chrome_badge(drawing->chrome, cell, drawing->group);
	}
}

static void draw_mark(const struct drawing *drawing, struct plen_board_rect cell)
{
	enum plen_tint tint = control(drawing, cell, PLEN_BOARD_ACTION_MARK, 0);

	plen_board_chrome_icon(drawing->chrome, cell, plen_board_mark_icon(drawing->pane->mark),
			       tint);
}

static void draw_pens(const struct drawing *drawing, struct plen_board_rect cell)
{
	int pens = fittings[drawing->kind].pens;

	cell.w_mm = CELL;
	for (int ink = 0; ink < pens; ink++) {
		bool is_chosen = !drawing->pane->rubber && drawing->pane->ink == ink;
		control(drawing, cell, PLEN_BOARD_ACTION_PEN, (uint8_t)ink);
		plen_board_chrome_pen(drawing->chrome, cell, (enum plen_ink)ink, is_chosen);
		cell.x_mm += CELL;
	}
}

static bool has_marker(const struct drawing *drawing)
{
	return drawing->pane->ink == PLEN_INK_MARKER;
}

/* Where the highlighter has no cell of its own and yet is chosen, as in a pane that has become
 * narrow, this cell shows it. */
static void draw_pen(const struct drawing *drawing, struct plen_board_rect cell)
{
	bool is_elsewhere = has_marker(drawing) && drawing->has_marker_cell;

	control(drawing, cell, PLEN_BOARD_ACTION_PEN_STEP, 0);
	if (has_marker(drawing) && !is_elsewhere) {
		plen_board_chrome_marker(drawing->chrome, cell, !drawing->pane->rubber);
	} else {
		plen_board_chrome_pen(drawing->chrome, cell, is_elsewhere ? 0 : drawing->pane->ink,
				      !is_elsewhere && !drawing->pane->rubber);
	}
}

static void draw_marker(const struct drawing *drawing, struct plen_board_rect cell)
{
	control(drawing, cell, PLEN_BOARD_ACTION_PEN, PLEN_INK_MARKER);
	plen_board_chrome_marker(drawing->chrome, cell,
				 has_marker(drawing) && !drawing->pane->rubber);
}

static void draw_rubber(const struct drawing *drawing, struct plen_board_rect cell)
{
	draw_icon(drawing, cell, PLEN_BOARD_ACTION_RUBBER, PLEN_ICON_ERASER);
	if (drawing->pane->rubber) {
		plen_board_chrome_ring(drawing->chrome, cell);
	}
}

static void draw_undo(const struct drawing *drawing, struct plen_board_rect cell)
{
	draw_icon(drawing, cell, PLEN_BOARD_ACTION_UNDO, PLEN_ICON_UNDO);
}

static void draw_redo(const struct drawing *drawing, struct plen_board_rect cell)
{
	draw_icon(drawing, cell, PLEN_BOARD_ACTION_REDO, PLEN_ICON_REDO);
}

static void draw_previous(const struct drawing *drawing, struct plen_board_rect cell)
{
	draw_icon(drawing, cell, PLEN_BOARD_ACTION_PREVIOUS, PLEN_ICON_PREVIOUS);
}

static void draw_page(const struct drawing *drawing, struct plen_board_rect cell)
{
	const struct plen_lesson *lesson = drawing->input->wall->lesson;
	uint32_t number = plen_lesson_page_index(lesson, drawing->pane->page) + 1;
	uint32_t count = plen_lesson_page_count(lesson, drawing->group);
	struct plen_board_text style = {.tint = PLEN_TINT_TEXT_QUIET,
					.size_mm = PLEN_BOARD_LABEL_MM};
	char text[32];

	snprintf(text, sizeof(text), "%u/%u", number, count);
	plen_board_chrome_label(drawing->chrome, cell, text, &style);
}

static void draw_next(const struct drawing *drawing, struct plen_board_rect cell)
{
	bool is_last = plen_board_pages_next(drawing->input->wall, drawing->group) == 0;

	draw_icon(drawing, cell, PLEN_BOARD_ACTION_NEXT,
		  is_last ? PLEN_ICON_ADD_PAGE : PLEN_ICON_NEXT);
}

static void draw_more(const struct drawing *drawing, struct plen_board_rect cell)
{
	if (drawing->input->panel_is_open) {
		struct plen_board_box on = {.fill = PLEN_TINT_CHROME_EDGE, .radius_mm = CELL / 2};
		plen_board_chrome_box(drawing->chrome, cell, &on);
	}
	draw_icon(drawing, cell, PLEN_BOARD_ACTION_MORE, PLEN_ICON_MORE);
}

/* Seen from the back of the room: the whole cell in the group's colour. */
static void draw_signal(const struct drawing *drawing, struct plen_board_rect cell)
{
	uint8_t signal = drawing->pane->signal;
	bool is_raised = signal != PLEN_SIGNAL_FINE;

	if (is_raised) {
		plen_board_chrome_signal_fill(drawing->chrome, cell, drawing->group);
	}
	control(drawing, cell, PLEN_BOARD_ACTION_SIGNAL, 0);
	plen_board_chrome_icon(drawing->chrome, cell, plen_board_signal_icon(signal),
			       is_raised ? PLEN_TINT_ON_GROUP : PLEN_TINT_TEXT_QUIET);
}

static const struct {
	enum tool tool;
	void (*draw)(const struct drawing *drawing, struct plen_board_rect cell);
} drawers[] = {
	{BADGE, draw_badge},   {MARK, draw_mark},         {PENS, draw_pens}, {PEN, draw_pen},
	{MARKER, draw_marker}, {RUBBER, draw_rubber},     {UNDO, draw_undo}, {REDO, draw_redo},
	{PAGE, draw_page},     {PREVIOUS, draw_previous}, {NEXT, draw_next}, {MORE, draw_more},
	{SIGNAL, draw_signal},
};

/* Inks of light paper lie on light paper, as few of them are seen on dark chrome. */
static void draw_paper(const struct drawing *drawing, uint32_t inks, struct plen_board_rect row,
		       double x_mm)
{
	struct plen_board_rect rect = {x_mm, row.y_mm,
				       tools_width(inks, fittings[drawing->kind].pens), row.h_mm};
	struct plen_board_box paper = {.fill = PLEN_TINT_PAPER, .radius_mm = CELL / 2};

	if (drawing->is_page_other && inks != 0) {
		drawing->chrome->other_theme = true;
		plen_board_chrome_box(drawing->chrome, rect, &paper);
		drawing->chrome->other_theme = false;
	}
}

static void draw_tool(const struct drawing *drawing, enum tool tool, struct plen_board_rect cell)
{
	drawing->chrome->other_theme = drawing->is_page_other && (tool & INKS) != 0;
	for (size_t i = 0; i < sizeof(drawers) / sizeof(drawers[0]); i++) {
		if (drawers[i].tool == tool) {
			drawers[i].draw(drawing, cell);
		}
	}
	drawing->chrome->other_theme = false;
}

static void draw_separator(const struct plen_board_toolbar *toolbar,
			   struct plen_board_chrome *chrome, struct plen_board_rect row,
			   double x_mm)
{
	struct plen_board_rect gap = {x_mm, row.y_mm, toolbar->gap_mm, row.h_mm};

	if (toolbar->kind != PLEN_BOARD_TOOLBAR_BAND && toolbar->gap_mm >= GAP_LINE_MM) {
		plen_board_chrome_fill(chrome, plen_board_chrome_centred(gap, 1, SEPARATOR_H_MM),
				       PLEN_TINT_CHROME_EDGE);
	}
}

static double draw_section(const struct drawing *drawing, uint32_t tools,
			   struct plen_board_rect row, double x_mm)
{
	/* They come first in their section. */
	draw_paper(drawing, tools & INKS, row, x_mm);
	for (uint32_t tool = 1; tool <= SIGNAL; tool <<= 1) {
		if (!(tools & tool)) {
			continue;
		}
		double w_mm = tool_width((enum tool)tool, fittings[drawing->kind].pens);
		if (tool == SIGNAL) {
			x_mm = row.x_mm + row.w_mm - w_mm;
		}
		draw_tool(drawing, (enum tool)tool,
			  (struct plen_board_rect){x_mm, row.y_mm, w_mm, row.h_mm});
		x_mm += w_mm;
	}
	return x_mm;
}

/* Whether the page that the group writes on is light and the wall is not, or the reverse. */
static bool is_page_other(const struct plen_board_wall *wall, uint8_t group)
{
	uint8_t owner = plen_board_wall_owner(wall, group);
	enum plen_theme theme = (enum plen_theme)wall->view.theme;

	return plen_lesson_page_theme(wall->lesson, wall->view.panes[owner].page, theme) != theme;
}

void plen_board_toolbar_draw(const struct plen_board_toolbar *toolbar,
			     const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome, struct plen_board_rect row)
{
	struct drawing drawing = {input,
				  chrome,
				  toolbar->kind,
				  toolbar->group,
				  &input->wall->view.panes[toolbar->group],
				  toolbar->badge_says,
				  (toolbar->tools & MARKER) != 0,
				  is_page_other(input->wall, toolbar->group)};
	double x_mm = row.x_mm;

	for (size_t i = 0; i < SECTIONS; i++) {
		uint32_t tools = toolbar->tools & sections[i];
		if (tools == 0) {
			continue;
		}
		if (x_mm > row.x_mm && tools != SIGNAL) {
			draw_separator(toolbar, chrome, row, x_mm);
			x_mm += toolbar->gap_mm;
		}
		x_mm = draw_section(&drawing, tools, row, x_mm);
	}
}

/* SPDX-License-Identifier: MIT */
#include "card.h"

#include <math.h>

#include "metrics.h"

#define W_MM 720.0
#define PAD_MM 14.0
#define MARGIN_MM 12.0
#define HEAD_MM 46.0
#define FOOT_MM 42.0
/* A tap names a place on the page in four bits. */
#define ROWS_MAX 12

static double row_mm(const struct plen_board_card *card)
{
	return card->kind == PLEN_BOARD_CARD_FILES ? 46.0 : 42.0;
}

/* Docks and bands stay free. */
static struct plen_board_rect find_room(const struct plen_board_wall *wall)
{
	struct plen_board_rect area = wall->layout.area;
	bool is_class = wall->view.mode != PLEN_MODE_GROUPS;
	double foot = is_class ? area.h_mm - wall->layout.corner.y_mm : PLEN_BOARD_BAND_MM;
	struct plen_board_rect room = {.y_mm = MARGIN_MM,
				       .w_mm = fmin(area.w_mm - 2 * MARGIN_MM, W_MM),
				       .h_mm = area.h_mm - foot - 2 * MARGIN_MM};

	room.x_mm = area.x_mm + (area.w_mm - room.w_mm) / 2;
	return room;
}

static void place_lines(struct plen_board_card_layout *layout)
{
	const struct plen_board_rect *rect = &layout->rect;
	double pad = layout->is_low ? 0 : PAD_MM / 2;

	layout->head = (struct plen_board_rect){rect->x_mm + PAD_MM, rect->y_mm + pad,
						rect->w_mm - 2 * PAD_MM, PLEN_BOARD_CELL_MM};
	layout->body = layout->head;
	layout->body.y_mm += layout->is_low ? PLEN_BOARD_CELL_MM : HEAD_MM;
	layout->body.h_mm = layout->rows * layout->row_mm;
	layout->foot = layout->head;
	if (layout->is_low) {
		layout->foot.w_mm -= PLEN_BOARD_CELL_MM;
	} else {
		layout->foot.y_mm = rect->y_mm + rect->h_mm - pad - PLEN_BOARD_CELL_MM;
	}
}

struct plen_board_card_layout plen_board_card_lay_out(const struct plen_board_card *card,
						      const struct plen_board_wall *wall)
{
	struct plen_board_card_layout layout = {.row_mm = row_mm(card)};
	struct plen_board_rect room = find_room(wall);
	double frame = HEAD_MM + FOOT_MM + 2 * PAD_MM;
	uint32_t wanted = card->count < 1 ? 1 : card->count < ROWS_MAX ? card->count : ROWS_MAX;

	layout.is_low = room.h_mm < frame + layout.row_mm;
	frame = layout.is_low ? PLEN_BOARD_CELL_MM : frame;
	double rows = floor((room.h_mm - frame) / layout.row_mm + 0.001);
	layout.rows = rows < 1 ? 1 : rows < wanted ? (uint32_t)rows : wanted;
	layout.pages = card->count > 0 ? (card->count + layout.rows - 1) / layout.rows : 1;
	/* Low, where it is in reach. */
	layout.rect = room;
	layout.rect.h_mm = frame + layout.rows * layout.row_mm;
	layout.rect.y_mm += fmax(room.h_mm - layout.rect.h_mm, 0);
	place_lines(&layout);
	return layout;
}

uint32_t plen_board_card_page(const struct plen_board_card *card, uint32_t pages)
{
	return card->page < pages ? card->page : pages - 1;
}

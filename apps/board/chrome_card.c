/* SPDX-License-Identifier: MIT
 *
 * What all cards have: a ground, a heading with the way out beside it, and below the list, if there
 * is more than one page of it, arrows and a dot for each.
 */
#include "chrome_card.h"

#include <string.h>

#include "chrome_parts.h"
#include "metrics.h"
#include "zone_id.h"

#define RADIUS_MM 22.0
#define CELL PLEN_BOARD_CELL_MM
#define DOT_MM 7.0
#define DOT_STEP_MM 15.0
#define DOTS_MAX 10

static void draw_control(struct plen_board_chrome *chrome, struct plen_board_rect cell,
			 enum plen_board_action action, uint8_t value, enum plen_icon icon,
			 bool can)
{
	struct plen_board_control control = {
		.id = plen_board_zone_control(action, value, 0),
		.rect = cell,
		.radius_mm = CELL / 2,
		.is_disabled = !can,
	};
	enum plen_tint tint = plen_board_chrome_control(chrome, &control);

	plen_board_chrome_icon(chrome, cell, icon, tint);
}

double plen_board_chrome_card_pages_mm(const struct plen_board_card_layout *layout)
{
	bool has_dots = layout->pages <= DOTS_MAX && !layout->is_low;

	return layout->pages < 2 ? 0 : 2 * CELL + (has_dots ? layout->pages * DOT_STEP_MM : 0);
}

void plen_board_chrome_card_frame(struct plen_board_chrome *chrome,
				  const struct plen_board_card_layout *layout, const char *heading,
				  double beside_mm)
{
	struct plen_board_text style = {.tint = PLEN_TINT_TEXT,
					.align = PLEN_ALIGN_START,
					.size_mm = PLEN_BOARD_LABEL_MM,
					.bold = true};
	struct plen_board_rect text = layout->head;
	struct plen_board_rect close = {layout->head.x_mm + layout->head.w_mm - CELL,
					layout->head.y_mm, CELL, CELL};

	plen_board_chrome_ground(chrome, PLEN_BOARD_ZONE_CARD, layout->rect, RADIUS_MM);
	text.w_mm -= CELL;
	text.h_mm = CELL;
	if (layout->is_low) {
		text.w_mm -= beside_mm + plen_board_chrome_card_pages_mm(layout);
	}
	if (text.w_mm >= (double)strlen(heading) * PLEN_BOARD_LETTER_MM) {
		plen_board_chrome_label(chrome, text, heading, &style);
	}
	draw_control(chrome, close, PLEN_BOARD_ACTION_CARD_CLOSE, 0, PLEN_ICON_CLOSE, true);
}

void plen_board_chrome_card_pages(struct plen_board_chrome *chrome,
				  const struct plen_board_card_layout *layout, uint32_t page)
{
	struct plen_board_rect cell = {layout->foot.x_mm + layout->foot.w_mm - CELL,
				       layout->foot.y_mm, CELL, CELL};
	bool has_dots = layout->pages <= DOTS_MAX && !layout->is_low;
	double dots_mm = plen_board_chrome_card_pages_mm(layout) - 2 * CELL;

	if (layout->pages < 2) {
		return;
	}
	draw_control(chrome, cell, PLEN_BOARD_ACTION_CARD_STEP, 1, PLEN_ICON_NEXT,
		     page + 1 < layout->pages);
	for (uint32_t i = 0; has_dots && i < layout->pages; i++) {
		struct plen_board_rect place = {cell.x_mm - dots_mm + i * DOT_STEP_MM, cell.y_mm,
						DOT_STEP_MM, CELL};
		plen_board_chrome_pip(chrome, plen_board_chrome_centred(place, DOT_MM, DOT_MM),
				      i == page, PLEN_TINT_TEXT);
	}
	cell.x_mm -= dots_mm + CELL;
	draw_control(chrome, cell, PLEN_BOARD_ACTION_CARD_STEP, 0, PLEN_ICON_PREVIOUS, page > 0);
}

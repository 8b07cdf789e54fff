/* SPDX-License-Identifier: MIT
 *
 * The eight shapes of a group, opened above its tools.
 */
#include "chrome_parts.h"

#include "marks.h"
#include "metrics.h"
#include "zone_id.h"

#define PAD_MM 8.0
#define RADIUS_MM 18.0
#define CELL PLEN_BOARD_CELL_MM

static void draw_mark(const struct plen_board_chrome_input *input, struct plen_board_chrome *chrome,
		      struct plen_board_rect cell, uint8_t group, uint8_t mark)
{
	struct plen_board_control control = {
		.id = plen_board_zone_control(PLEN_BOARD_ACTION_MARK_CHOOSE, mark, group),
		.rect = cell,
		.radius_mm = CELL / 2,
	};
	enum plen_tint tint = plen_board_chrome_control(chrome, &control);

	if (input->wall->view.panes[group].mark == mark) {
		plen_board_chrome_ring(chrome, cell);
	}
	plen_board_chrome_large_icon(chrome, plen_board_chrome_centred(cell, 22, 22),
				     plen_board_mark_icon(mark), tint);
}

static void draw_marks(const struct plen_board_chrome_input *input,
		       struct plen_board_chrome *chrome, uint8_t group)
{
	struct plen_board_rect place = plen_board_marks_place(input->wall, group);
	int columns = (int)((place.w_mm - 2 * PAD_MM) / CELL + 0.5);

	if (columns == 0) {
		return;
	}
	plen_board_chrome_ground(chrome, PLEN_BOARD_ZONE_MARKS + group, place, RADIUS_MM);
	for (int i = 0; i < PLEN_MARK_MAX; i++) {
		int row = i / columns;
		int column = i % columns;
		struct plen_board_rect cell = {place.x_mm + PAD_MM + column * CELL,
					       place.y_mm + PAD_MM + row * CELL, CELL, CELL};
		draw_mark(input, chrome, cell, group, (uint8_t)(i + 1));
	}
}

void plen_board_chrome_marks(const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome)
{
	for (uint8_t group = 1; group <= input->wall->view.group_count; group++) {
		if (input->open_marks & 1u << group) {
			draw_marks(input, chrome, group);
		}
	}
}

/* SPDX-License-Identifier: MIT
 *
 * The card of what can be opened: a line each, its kind as an icon, and where it lies.
 */
#include "chrome_card.h"
#include "chrome_parts.h"

#include <math.h>
#include <string.h>

#include "metrics.h"
#include "zone_id.h"

#define RADIUS_MM 12.0
#define GAP_MM 6.0

/* At the row's end, and in no more than a third of it. Returns what it leaves no
 * room for. */
static double draw_folder(struct plen_board_chrome *chrome, const char *folder,
			  struct plen_board_rect row)
{
	const struct plen_board_text quiet = {.tint = PLEN_TINT_TEXT_QUIET,
					      .align = PLEN_ALIGN_END,
					      .size_mm = PLEN_BOARD_LABEL_MM};
	double width_mm = fmin((double)strlen(folder) * PLEN_BOARD_LETTER_MM, row.w_mm / 3);
	struct plen_board_rect place = {row.x_mm + row.w_mm - GAP_MM - width_mm, row.y_mm, width_mm,
					row.h_mm};

	if (folder[0] == '\0') {
		return 0;
	}
	plen_board_chrome_label(chrome, place, folder, &quiet);
	return width_mm + 3 * GAP_MM;
}

static void draw_file(struct plen_board_chrome *chrome, const struct plen_board_file *file,
		      struct plen_board_rect row, uint8_t place)
{
	struct plen_board_control control = {
		.id = plen_board_zone_control(PLEN_BOARD_ACTION_FILE, place, 0),
		.rect = row,
		.radius_mm = RADIUS_MM,
	};
	enum plen_tint tint = plen_board_chrome_control(chrome, &control);
	struct plen_board_text style = {
		.tint = tint, .align = PLEN_ALIGN_START, .size_mm = PLEN_BOARD_LABEL_MM};
	struct plen_board_rect icon = {row.x_mm, row.y_mm, row.h_mm, row.h_mm};
	struct plen_board_rect name = {row.x_mm + row.h_mm + GAP_MM, row.y_mm,
				       row.w_mm - row.h_mm - 2 * GAP_MM, row.h_mm};

	name.w_mm -= draw_folder(chrome, file->folder, row);
	plen_board_chrome_icon(chrome, icon, (enum plen_icon)file->icon, tint);
	plen_board_chrome_label(chrome, name, file->name, &style);
}

void plen_board_chrome_files(const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome)
{
	const struct plen_board_card *card = input->card;
	struct plen_board_card_layout layout = plen_board_card_lay_out(card, input->wall);
	uint32_t page = plen_board_card_page(card, layout.pages);
	struct plen_board_text quiet = {.tint = PLEN_TINT_TEXT_QUIET,
					.size_mm = PLEN_BOARD_LABEL_MM};

	plen_board_chrome_card_frame(chrome, &layout, "Open", 0);
	if (card->count == 0) {
		plen_board_chrome_label(chrome, layout.body, "There is nothing to open.", &quiet);
	}
	for (uint32_t i = 0; i < layout.rows && page * layout.rows + i < card->count; i++) {
		struct plen_board_rect row = layout.body;
		row.y_mm += i * layout.row_mm;
		row.h_mm = layout.row_mm;
		draw_file(chrome, &card->files[page * layout.rows + i], row, (uint8_t)i);
	}
	plen_board_chrome_card_pages(chrome, &layout, page);
}

/* SPDX-License-Identifier: MIT
 *
 * What groups say (stuck, done) where their own bands are not seen: a chip a group, made of its
 * badge and its signal as the band has them. A tap on a chip goes to that group. Where there is
 * little room a chip is the group's shape with the signal in place of the number.
 */
#include "chrome_parts.h"

#include "metrics.h"
#include "zone_id.h"

#define CELL PLEN_BOARD_CELL_MM
#define PAD_MM 8.0
/* Within a chip and between two: what belongs together stands together. */
#define WITHIN_MM 4.0
#define BETWEEN_MM 13.0
#define BETWEEN_COMPACT_MM 6.0
#define COMPACT_ICON_MM 17.0
/* The rail's badges do the same, and may be on the wall at the same time. */
#define CHIP_VALUE 1

static double chip_mm(bool is_compact)
{
	return is_compact ? CELL : 2 * CELL + WITHIN_MM;
}

static double between_mm(bool is_compact)
{
	return is_compact ? BETWEEN_COMPACT_MM : BETWEEN_MM;
}

static double width_of(int count, bool is_compact)
{
	return count == 0 ? 0
			  : 2 * PAD_MM + count * chip_mm(is_compact) +
				    (count - 1) * between_mm(is_compact);
}

struct plen_board_signals plen_board_signals_fit(const struct plen_board_wall *wall, uint8_t but,
						 double room_mm)
{
	struct plen_board_signals signals = {0};

	for (uint8_t group = 1; group <= wall->view.group_count; group++) {
		if (group != but && wall->view.panes[group].signal != PLEN_SIGNAL_FINE) {
			signals.groups[signals.count++] = group;
		}
	}
	signals.is_compact = width_of(signals.count, false) > room_mm;
	while (width_of(signals.count, signals.is_compact) > room_mm && signals.count > 0) {
		signals.count--;
	}
	signals.w_mm = width_of(signals.count, signals.is_compact);
	return signals;
}

void plen_board_chrome_signal_fill(struct plen_board_chrome *chrome, struct plen_board_rect cell,
				   uint8_t group)
{
	struct plen_board_box box = {.fill = PLEN_TINT_GROUP + group, .radius_mm = cell.h_mm / 2};

	plen_board_chrome_box(chrome, cell, &box);
}

enum plen_icon plen_board_signal_icon(uint8_t signal)
{
	return signal == PLEN_SIGNAL_DONE ? PLEN_ICON_TICK : PLEN_ICON_HAND;
}

void plen_board_chrome_badge_signal(struct plen_board_chrome *chrome, struct plen_board_rect cell,
				    uint8_t group, uint8_t signal)
{
	plen_board_chrome_badge_icon(chrome, cell, group, plen_board_signal_icon(signal),
				     COMPACT_ICON_MM);
}

static void draw_full(struct plen_board_chrome *chrome, struct plen_board_rect cell, uint8_t group,
		      uint8_t signal)
{
	struct plen_board_rect badge = {cell.x_mm, cell.y_mm, CELL, cell.h_mm};
	struct plen_board_rect mark = {cell.x_mm + CELL + WITHIN_MM, cell.y_mm, CELL, cell.h_mm};

	plen_board_chrome_badge(chrome, badge, group);
	plen_board_chrome_signal_fill(chrome, mark, group);
	plen_board_chrome_icon(chrome, mark, plen_board_signal_icon(signal), PLEN_TINT_ON_GROUP);
}

void plen_board_chrome_signals(const struct plen_board_chrome_input *input,
			       struct plen_board_chrome *chrome,
			       const struct plen_board_signals *signals,
			       struct plen_board_rect place)
{
	bool is_compact = signals->is_compact;
	struct plen_board_control chip = {
		.rect = {place.x_mm + PAD_MM, place.y_mm + (place.h_mm - CELL) / 2,
			 chip_mm(is_compact), CELL},
		.radius_mm = CELL / 2,
		.reach_mm = PLEN_BOARD_REACH_MM,
	};

	if (signals->count == 0) {
		return;
	}
	plen_board_chrome_ground(chrome, PLEN_BOARD_ZONE_SIGNALS, place, place.h_mm / 2);
	for (int i = 0; i < signals->count; i++) {
		uint8_t group = signals->groups[i];
		uint8_t signal = input->wall->view.panes[group].signal;
		chip.id = plen_board_zone_control(PLEN_BOARD_ACTION_SHOW_GROUP, CHIP_VALUE, group);
		plen_board_chrome_control(chrome, &chip);
		(is_compact ? plen_board_chrome_badge_signal : draw_full)(chrome, chip.rect, group,
									  signal);
		chip.rect.x_mm += chip.rect.w_mm + between_mm(is_compact);
	}
}

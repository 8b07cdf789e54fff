/* SPDX-License-Identifier: MIT
 *
 * What a board shows while somebody calibrates its panel: crosses, how long one has been held, what
 * to lay on it next, and in the end a ring that should be under the finger. Plain; who asks and
 * listens is the driver, the board only draws it and takes nothing meanwhile.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"
#include "common/scene.h"

enum plen_board_calibration_step {
	PLEN_BOARD_CALIBRATION_NONE, /* the board is a board */
	PLEN_BOARD_CALIBRATION_POINTS,
	PLEN_BOARD_CALIBRATION_FINGER,
	PLEN_BOARD_CALIBRATION_PALM,
	PLEN_BOARD_CALIBRATION_NIB,
	PLEN_BOARD_CALIBRATION_TEST,
	PLEN_BOARD_CALIBRATION_DONE,
	PLEN_BOARD_CALIBRATION_GAVE_UP,
	PLEN_BOARD_CALIBRATION_STEPS,
};

struct plen_board_calibration {
	uint8_t step;           /* enum plen_board_calibration_step */
	uint32_t point, points; /* POINTS: how many crosses are done, of how many */
	struct plen_board_pt target;
	double held; /* 0..1 */
	bool has_dot;
	struct plen_board_pt dot;
	struct plen_board_rect yes, no; /* TEST */
	char message[PLEN_SCENE_TEXT_MAX];
};

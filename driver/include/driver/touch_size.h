/* SPDX-License-Identifier: MIT
 *
 * How large the things that touch one panel look to it: some frames see a fingertip 6 mm wide and
 * some 33 mm. Learned by the engine while people write, or measured when somebody calibrates; kept
 * from day to day by the owner of the engine. Plain values.
 *
 * A size is the mean of both sides of a contact, in board mm. 0 = not known.
 */
#pragma once

#include <stdint.h>

#define PLEN_TOUCH_SIZE_MIN_MM 0.1
/* Of a nib or finger: nothing larger is one. */
#define PLEN_TOUCH_SIZE_MAX_MM 50.0
#define PLEN_TOUCH_SIZE_PALM_MAX_MM 1000.0

struct plen_touch_size {
	double nib_mm;
	double finger_mm;
	double palm_mm;
	uint32_t strokes; /* how many the finger's size was learned from; 0 = it was measured */
};

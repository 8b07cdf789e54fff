/* SPDX-License-Identifier: MIT
 *
 * What input costs, per sample of a contact: to read it with libevdev, to make a contact of it, and
 * to make gestures of that; each packet goes through all three, so that what else the machine does
 * falls on all alike.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "measure.h"

/* A panel without sizes, one whose contacts all look alike, one that measures each anew. */
enum input_sizes { INPUT_NO_SIZES, INPUT_EQUAL_SIZES, INPUT_LIVELY_SIZES };

struct input_cost {
	struct measure read, decode, engine; /* us per sample */
	uint64_t events; /* gesture events; 0 would mean that nothing happened */
};

/* `contacts` people write at the same time, everybody moves in every packet. False, and a line on
 * standard error, if there is no pipe to be had. */
bool input_cost_run(uint32_t contacts, enum input_sizes sizes, uint32_t packets,
		    struct input_cost *cost);

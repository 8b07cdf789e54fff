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

struct input_cost {
	uint32_t contacts;
	struct measure read, decode, engine; /* us per sample */
	uint64_t events; /* gesture events; 0 would mean that nothing happened */
};

/* `contacts` people write at the same time, everybody moves in every packet. False, and a line on
 * standard error, if there is no pipe to be had. */
bool input_cost_run(uint32_t contacts, uint32_t packets, struct input_cost *cost);

/* SPDX-License-Identifier: MIT
 *
 * A panel's node without a kernel: a pipe that carries its events, and answers to what libevdev
 * asks of a node when it opens one. What libevdev does with the events is its own. One at a time.
 */
#pragma once

#include <linux/input.h>
#include <stddef.h>
#include <stdint.h>

/* Has `slots` contacts at once, 0..FAKE_EVDEV_RANGE on both axes, and a size. Returns the
 * descriptor to read from, or a negative errno. */
int fake_evdev_open(uint32_t slots);
void fake_evdev_close(void);

#define FAKE_EVDEV_RANGE 32767

/* Together no more than a pipe holds: 40,000 events that have not been read. */
void fake_evdev_write(const struct input_event *events, size_t count);

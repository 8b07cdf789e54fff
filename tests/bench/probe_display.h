/* SPDX-License-Identifier: MIT
 *
 * The X display that a program under the probe is on: its window, the one pointer, and pixels. No
 * window manager is needed, nor wanted, as it would be a program more between event and pixel.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct probe_display;

/* NULL, with a line on standard error. `framebuffer` is the file of an Xvfb's screen. */
struct probe_display *probe_display_open(const char *framebuffer);
void probe_display_close(struct probe_display *display); /* NULL is fine */

/* Makes the largest window as large as the screen, and tells once of each window that comes. False
 * while there is none. */
bool probe_display_grow_window(struct probe_display *display);

/* All have reached the server when they return, but nobody has answered. */
void probe_display_move(struct probe_display *display, int x_px, int y_px);
void probe_display_button(struct probe_display *display, bool down);

/* The darkest of red, green and blue around a pixel, 0..255. */
int probe_display_darkest(const struct probe_display *display, int x_px, int y_px);

/* SPDX-License-Identifier: MIT
 *
 * The screen of a bench: 4K, a window on $DISPLAY if there is one, else in memory. It stands
 * between renderer and presenter, counts what is presented, and looks at the pixels where they
 * have arrived: in the X server's own memory, if $PLENARY_BENCH_FRAMEBUFFER names it.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"
#include "renderer/presenter.h"

#define SCREEN_WIDTH_PX 3840
#define SCREEN_HEIGHT_PX 2160

struct screen;

/* NULL, with a line on standard error, if there is a display but no window on it. */
struct screen *screen_open(void);
/* In memory, whatever there is. Never NULL. */
struct screen *screen_open_memory(void);
void screen_close(struct screen *screen); /* NULL is fine */

struct plen_presenter *screen_presenter(struct screen *screen);

/* Called when a frame has been presented. */
void screen_on_present(struct screen *screen, void (*fn)(void *data), void *data);

/* Most bytes presented in one frame since the last call. */
uint64_t screen_take_bytes_max(struct screen *screen);

/* Whether what is shown there is ink, and neither paper nor the lines on it (light theme). */
bool screen_is_ink(const struct screen *screen, struct plen_board_pt at,
		   struct plen_board_size board);

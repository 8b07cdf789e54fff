/* SPDX-License-Identifier: MIT
 *
 * The lessons beside the one that is open, which the power has left as they were: on a thread of
 * its own that hands the processor to whoever wants it, their marks are forgotten, one lesson after
 * the other.
 */
#pragma once

#include <stdbool.h>

#include "had_lessons.h"

struct plen_left_lessons;

/* `lesson` is the one that is open: its folder is gone through, and it is left alone, as are those
 * that the board has had, which stay as they are meanwhile. */
struct plen_left_lessons *plen_left_lessons_create(const char *lesson,
						   const struct plen_had_lessons *had);
/* Waits until no lesson is in its hands; what it has not come to is for another time. NULL is fine.
 */
void plen_left_lessons_destroy(struct plen_left_lessons *left);

/* True if it has gone through all. */
bool plen_left_lessons_is_done(const struct plen_left_lessons *left);
/* Waits for that. */
void plen_left_lessons_wait(struct plen_left_lessons *left);

/* SPDX-License-Identifier: MIT
 *
 * The lessons beside the one that is open, which the power has left as they were: on a thread of
 * its own that hands the processor to whoever wants it, their marks are forgotten, one lesson after
 * the other.
 */
#pragma once

struct plen_left_lessons;

/* `lesson` is the one that is open: its folder is gone through, and it is left alone. */
struct plen_left_lessons *plen_left_lessons_create(const char *lesson);
/* Waits until no lesson is in its hands; what it has not come to is for another time. NULL is fine.
 */
void plen_left_lessons_destroy(struct plen_left_lessons *left);

/* Waits until it has gone through all. */
void plen_left_lessons_wait(struct plen_left_lessons *left);

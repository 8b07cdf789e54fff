/* SPDX-License-Identifier: MIT
 *
 * The lessons of this board that have given way to another one at the wall. They have not ended, as
 * somebody may come back to them: their marks stay until the board ends, or the day.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Begins zeroed. All of its lessons are in one folder. */
struct plen_had_lessons {
	char **paths;
	size_t count, capacity;
};

void plen_had_lessons_add(struct plen_had_lessons *had, const char *path);
/* True if there is one whose file has that name. */
bool plen_had_lessons_have(const struct plen_had_lessons *had, const char *name);

/* They are nobody's any more; none of them is open. Waits until their marks are forgotten, but for
 * the one that has `ended` by itself. */
void plen_had_lessons_end(struct plen_had_lessons *had, const char *ended);
/* Somebody else ends them. */
void plen_had_lessons_drop(struct plen_had_lessons *had);

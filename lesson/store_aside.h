/* SPDX-License-Identifier: MIT
 *
 * Setting a damaged lesson aside, whole, and giving its name to what was saved of it, so that at
 * any moment of a power cut there is the one or the other, and the next opening goes on from there:
 *
 *   1. What was saved is finished under the name NAME.plenary.salvaged.
 *   2. The journals of NAME.plenary get the names that belong to "NAME (damaged DATE).plenary".
 *   3. NAME.plenary gets that name.
 *   4. NAME.plenary.salvaged becomes NAME.plenary.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* True if a file of that name, without its folder, has what steps 2 and 3 give. */
bool plen_store_aside_is_one(const char *name);

/* The name in step 1. The caller frees it. */
char *plen_store_aside_finished(const char *path);

/* True if there is a file of that name, whatever it is. */
bool plen_store_aside_is_unfinished(const char *path);
/* True if step 2 has begun: what is left under NAME.plenary does not tell any more whether it is
 * damaged. */
bool plen_store_aside_has_begun(const char *path);
/* Gives a file that only has the name of step 1 another, that of nothing else. */
int plen_store_aside_make_room(const char *path);

/* Steps 2 to 4, from wherever they had come to. `name` takes the new name of the damaged file,
 * without its folder. 0 or a negative errno. */
int plen_store_aside_go_on(const char *path, char *name, size_t size);

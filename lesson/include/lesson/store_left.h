/* SPDX-License-Identifier: MIT
 *
 * Lessons that were left: the power was cut, and the next day began another. Their marks are to be
 * forgotten as if they had been closed.
 *
 * Nothing is touched that is open elsewhere, damaged, unfinished or of another version, that ends
 * with its marks kept, or that has none and was closed. What is wrong with a lesson is for whoever
 * opens it.
 */
#pragma once

#include <stdbool.h>

/* True if a file of that name, without its folder, is a damaged lesson that was set aside. */
bool plen_store_left_is_set_aside(const char *name);

/* True if there is a journal beside the lesson, which has not said all then. */
bool plen_store_left_has_journal(const char *path);

/* Forgets the marks of the lesson at `path`, with plen_store_forget_marks's promise; a journal that
 * was left beside it is moved into it, as that may name them. Any thread; waits, but ends soon,
 * with nothing changed, once `is_over` says so. 1 if the file has changed, 0 if there was nothing
 * to do, or a negative errno. */
int plen_store_left_forget(const char *path, bool (*is_over)(void *data), void *data);

/* SPDX-License-Identifier: MIT
 *
 * Names of files that nobody is to see, as they are unfinished or private: `.NAME.new-`, sixteen
 * hexadecimal digits, and an ending of a closed list. They lie beside the file whose name they
 * have, say whose they are, and are told from whatever else somebody keeps there. What a crash has
 * left of them is removed when the file is next made or opened, or its folder gone through.
 */
#pragma once

#include <stdbool.h>

/* What a lesson's ends with, so that SQLite's journals may lie beside it. */
#define PLEN_TEMPORARY_LESSON ".plenary"

/* A name beside `path` that nobody else has, with that ending, or "". The caller frees it. */
char *plen_temporary_name(const char *path, const char *ending);

/* The path beside `path` whose name has this before and this after it. No file system takes a name
 * of any length: a long one is shortened, between letters, with a sum of the whole in it, so that
 * it stays apart from others; and there is room for a journal's. The caller frees it. */
char *plen_temporary_beside(const char *path, const char *before, const char *after);

/* True if a file of that name, without its folder, is one. */
bool plen_temporary_is_one(const char *name);

/* Removes those of `path`, which nobody else makes or opens now. */
void plen_temporary_sweep(const char *path);
/* Removes those of whatever file in the folder that nobody has touched for hours, so that nobody
 * can be at work on them. */
void plen_temporary_sweep_folder(const char *folder);

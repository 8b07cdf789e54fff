/* SPDX-License-Identifier: MIT
 *
 * Where today's lesson is: one file a day, in the folder that IT has set, else in the unit's state
 * directory, else in the user's data folder. The folder is made if it is missing.
 */
#pragma once

#include <stddef.h>
#include <time.h>

/* Writes the path of the lesson of `day`. `setting` is the folder IT has set, "" if none. 0, or a
 * negative errno with one line in `error`. */
int plen_lesson_path_today(char *path, size_t size, const char *setting, const struct tm *day,
			   char *error, size_t error_size);

/* Another name for the same day, for a board whose lesson of today cannot be had: that file stays
 * as it is. `attempt` counts from 2. */
void plen_lesson_path_other(char *other, size_t size, const char *path, int attempt);

/* The file's name, within the path. */
const char *plen_lesson_path_name(const char *path);
/* The same without its suffix; the caller's. */
char *plen_lesson_path_title(const char *path);
/* The folder that it is in, without a slash at the end; the caller's. */
char *plen_lesson_path_folder(const char *path);

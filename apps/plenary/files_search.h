/* SPDX-License-Identifier: MIT
 *
 * Which files a teacher may want: other lessons, and what can be imported, in the lesson's folder
 * and on media that were plugged in. Most recent first; but what was handed out, last. Media may be
 * slow, so a thread of its own looks.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "board/board.h"

struct plen_files_search;

/* `lesson` is the path of the one that is open: its folder is looked into, and it is not in the
 * list. NULL: there is none. `roots` as plen_files_medium_options has them. Without a thread to be
 * had it is done, and has found nothing. */
struct plen_files_search *plen_files_search_create(const char *lesson, const char *const *roots);
/* Does not wait, not even for a medium that hangs. NULL is fine. */
void plen_files_search_destroy(struct plen_files_search *search);

bool plen_files_search_is_done(const struct plen_files_search *search);
/* Once it is done: at most PLEN_BOARD_FILES_MAX. */
uint32_t plen_files_search_list(const struct plen_files_search *search,
				struct plen_board_file files[PLEN_BOARD_FILES_MAX]);
/* True if the file is a lesson, by its name. */
bool plen_files_search_is_lesson(const char *path);
/* True if a file of that name is another lesson than the one that is open, and one to go on with:
 * no damaged one that was set aside. */
bool plen_files_search_is_other(const char *name, const char *open);
/* NULL for one that is not in the list. */
const char *plen_files_search_path(const struct plen_files_search *search, uint32_t index);

/* SPDX-License-Identifier: MIT
 *
 * Handing out: a copy of the lesson becomes files for everybody, by plenary-convert in a process of
 * its own, while the board goes on.
 *
 * Main thread only; never waits, neither for a medium nor for the copy, but at the end until what
 * was half written has been removed. What was not finished when it is destroyed is given up.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/store.h"

enum plen_hand_out_state {
	PLEN_HAND_OUT_RUNNING,
	PLEN_HAND_OUT_DONE,
	PLEN_HAND_OUT_FAILED,
	PLEN_HAND_OUT_CANCELLED,
};

struct plen_hand_out;

/* `lesson` is the path of the store's file; `roots` as plen_files_medium_options has them. It looks
 * for a place first, and begins in a step. */
struct plen_hand_out *plen_hand_out_create(struct plen_store *store, const char *lesson,
					   const char *const *roots);
void plen_hand_out_destroy(struct plen_hand_out *hand_out); /* NULL is fine */

enum plen_hand_out_state plen_hand_out_step(struct plen_hand_out *hand_out);
void plen_hand_out_progress(const struct plen_hand_out *hand_out, uint32_t *done, uint32_t *total);
/* It ends soon, and goes on until then. */
void plen_hand_out_cancel(struct plen_hand_out *hand_out);

/* Once it failed: a sentence for people. */
const char *plen_hand_out_failure(const struct plen_hand_out *hand_out);
/* Where the files are: a medium's name or a folder's, for people; "" until it is known. */
const char *plen_hand_out_place(const struct plen_hand_out *hand_out);

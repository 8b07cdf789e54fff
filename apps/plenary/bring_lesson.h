/* SPDX-License-Identifier: MIT
 *
 * Bringing a lesson along: one that lies on a stick, which may be pulled out, is copied into the
 * folder of this board's lessons, under a name that nobody has there, and with the journal that a
 * crash may have left beside it. All of it, or nothing. A medium may not answer, so a thread of its
 * own copies.
 */
#pragma once

#include <stdint.h>

struct plen_bring_lesson;

struct plen_bring_lesson *plen_bring_lesson_create(const char *from, const char *folder);
/* Gives up what is not done; never waits. NULL is fine. */
void plen_bring_lesson_destroy(struct plen_bring_lesson *bring);

/* -EINPROGRESS; then 0, or a negative errno: -EBADMSG no lesson, -EIO it does not answer, others as
 * the calls that copy. `now_us` is CLOCK_MONOTONIC. */
int plen_bring_lesson_status(struct plen_bring_lesson *bring, int64_t now_us);
/* What is wrong, and what to do: a sentence for people. */
const char *plen_bring_lesson_failure(int status);
/* Parts done of `total`; 0 of 0 while nothing is known. */
void plen_bring_lesson_progress(const struct plen_bring_lesson *bring, uint32_t *done,
				uint32_t *total);
/* Where the copy is, once that is done. */
const char *plen_bring_lesson_path(const struct plen_bring_lesson *bring);

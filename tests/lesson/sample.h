/* SPDX-License-Identifier: MIT
 *
 * Lessons by dice, for property tests: the same seed always makes the same lesson. And a text of
 * everything that a lesson shows, so that two lessons compare as strings.
 */
#pragma once

#include <stdint.h>

#include "common/log.h"
#include "lesson/lesson.h"
#include "lesson/op.h"
#include "lesson/store.h"

struct sample_dice {
	uint64_t state;
};

/* 0 .. sides - 1 */
uint32_t sample_roll(struct sample_dice *dice, uint32_t sides);

/* A new operation that may happen now, of any kind, by any group; finish with plen_op_finish. The
 * first ones make pages. */
void sample_op(struct sample_dice *dice, const struct plen_lesson *lesson, struct plen_op *op);
/* The same, and all that the second version of the format has brought besides. */
void sample_any_op(struct sample_dice *dice, const struct plen_lesson *lesson, struct plen_op *op);
/* An edit of `group` on `page`: strokes, or cuts of what is there, or both. */
void sample_edit(struct sample_dice *dice, const struct plen_lesson *lesson, uint8_t group,
		 uint32_t page, struct plen_op *op);

/* Commits `count` operations by dice. */
void sample_lesson(struct sample_dice *dice, struct plen_lesson *lesson, int count);

void sample_any_lesson(struct sample_dice *dice, struct plen_lesson *lesson, int count);

/* Everything that is to be seen or undone, as text; the caller frees it. */
char *sample_show(const struct plen_lesson *lesson);
/* Everything that was ever written, live or not. */
char *sample_show_written(const struct plen_lesson *lesson);
/* What is seen of strokes on all pages, one line each. */
char *sample_show_strokes(const struct plen_lesson *lesson);
/* Makes that what it is for whoever does not know the marks. */
void sample_strip_marks(char *text);

/* One page for the class; its id. */
uint32_t sample_commit_page(struct plen_lesson *lesson, uint8_t owner);
/* A stroke through points in mm, x and y in turn; its id. */
uint64_t sample_commit_stroke(struct plen_lesson *lesson, uint8_t group, uint32_t page,
			      uint32_t width_um, uint32_t count, const double *xy_mm);
uint64_t sample_commit_cut(struct plen_lesson *lesson, uint8_t group, uint32_t page, uint64_t chain,
			   uint64_t stroke, plen_stroke_pos from, plen_stroke_pos to);
/* Undo or redo, if there is something; true if there was. */
bool sample_commit_undo(struct plen_lesson *lesson, uint8_t group);
bool sample_commit_redo(struct plen_lesson *lesson, uint8_t group);

/* How it ends. */
int sample_wait(const struct plen_store_copy *copy);
/* A copy of the lesson, awaited: 0 with one that the caller destroys, or a negative errno. */
int sample_copy(struct plen_store *store, struct plen_store_copy **copy);

/* A sink for a log that nobody reads. */
void sample_swallow(enum plen_log_level level, const char *module, const char *line);

/* SPDX-License-Identifier: MIT
 *
 * A lesson in memory: the state that its operations lead to. Pure: no file, no clock, no device.
 * The board asks and commits, the store replays, the renderer reads.
 *
 * Not thread-safe; main thread only.
 *
 * Undo: a stroke is seen while the chain that wrote it is live; a cut holds while the chain that
 * made it is live. So undo and redo of different groups commute, and one group's undo never
 * changes what another group's edits did.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/op.h"
#include "lesson/stroke.h"

struct plen_lesson;

struct plen_lesson_page {
	uint32_t id;
	uint8_t owner;
	uint8_t background;
	uint32_t behind;
};

/* Any member may be NULL. Called within apply and commit; must not change the lesson. */
struct plen_lesson_listener {
	/* An operation was committed (not: replayed); the store takes it from here. */
	void (*committed)(void *data, const struct plen_op *op);
	/* What is seen on `page` within `rect` has changed. `added` is the one stroke that now lies
	 * on top, with nothing else changed, or NULL: then the rectangle must be drawn anew. Of a
	 * page asleep it is everything. */
	void (*page_changed)(void *data, uint32_t page, const struct plen_page_rect *rect,
			     const struct plen_stroke *added);
	void *data;
};

struct plen_lesson *plen_lesson_create(void);
void plen_lesson_destroy(struct plen_lesson *lesson); /* NULL is fine */
void plen_lesson_set_listener(struct plen_lesson *lesson,
			      const struct plen_lesson_listener *listener);

/* Replays an operation from a file. op->seq must be the next. 0, or -EBADMSG with nothing changed.
 * With a shelf it is believed to lie there: a page that is asleep stays so, and a new one begins
 * asleep. */
int plen_lesson_apply(struct plen_lesson *lesson, const struct plen_op *op);

/* Performs a new operation: gives it the next sequence number, brings its time within what a time
 * may be, applies it, tells the listener.
 * The operation must be valid (asserted): the board makes it, nobody outside. Returns its seq.
 * An edit cannot go on with a chain that has been undone meanwhile: it then stands alone, its
 * chain is set to 0, and what follows may join its seq. */
uint64_t plen_lesson_commit(struct plen_lesson *lesson, struct plen_op *op);

uint64_t plen_lesson_seq(const struct plen_lesson *lesson); /* of the last operation; 0 = none */

/* Pages of one group in order. `index` < count. NULL for an id that is not known. */
uint32_t plen_lesson_page_count(const struct plen_lesson *lesson, uint8_t owner);
const struct plen_lesson_page *plen_lesson_page_at(const struct plen_lesson *lesson, uint8_t owner,
						   uint32_t index);
const struct plen_lesson_page *plen_lesson_page(const struct plen_lesson *lesson, uint32_t id);
/* The place of a page among its owner's pages, from 0. */
uint32_t plen_lesson_page_index(const struct plen_lesson *lesson, uint32_t id);

/* Strokes of `page` that are seen at least in part and touch `rect` (NULL = all), oldest first.
 * The callback returns false to stop; the stroke is valid until the next apply or commit. */
typedef bool (*plen_lesson_stroke_fn)(void *data, const struct plen_stroke *stroke);
void plen_lesson_each_stroke(const struct plen_lesson *lesson, uint32_t page,
			     const struct plen_page_rect *rect, plen_lesson_stroke_fn fn,
			     void *data);
/* The same in parts: begins at *place, 0 at first, and leaves in it where to go on. A place stays
 * right: what is written meanwhile comes after it. A part is not endless even where nothing is seen
 * any more. False if there was no more. */
bool plen_lesson_each_stroke_from(const struct plen_lesson *lesson, uint32_t page,
				  const struct plen_page_rect *rect, size_t *place,
				  plen_lesson_stroke_fn fn, void *data);
/* The stroke of this id, if at least a part of it is seen, and its page is awake; else NULL. */
const struct plen_stroke *plen_lesson_seen_stroke(const struct plen_lesson *lesson, uint64_t id);
/* The rectangle of everything seen on the page; empty if nothing is. */
struct plen_page_rect plen_lesson_page_bounds(const struct plen_lesson *lesson, uint32_t page);

/* Visits every page and every stroke in order of creation, seen or not, for a complete dump. */
void plen_lesson_each_page(const struct plen_lesson *lesson,
			   bool (*fn)(void *data, const struct plen_lesson_page *page), void *data);
/* `live` is false for a stroke that is undone. Of a live one nothing may be kept. */
void plen_lesson_each_written(const struct plen_lesson *lesson, uint32_t page,
			      bool (*fn)(void *data, const struct plen_stroke *stroke, bool live),
			      void *data);

/* A picture as it lies on a page. */
struct plen_picture {
	uint64_t id;   /* as a stroke's, counted by itself */
	uint8_t group; /* who put it there */
	struct plen_op_picture place;
	struct plen_page_rect bounds;
};

/* Pictures of `page` that are seen and touch `rect` (NULL = all), lowest first. They lie beneath
 * all ink. The callback returns false to stop. */
void plen_lesson_each_picture(const struct plen_lesson *lesson, uint32_t page,
			      const struct plen_page_rect *rect,
			      bool (*fn)(void *data, const struct plen_picture *picture),
			      void *data);

/* The theme of a page on a wall of that theme. What came as a picture was made for white: a page
 * that has one, or has one behind it, is light paper with light paper's inks on every wall; unless
 * what came is dark paper, which has dark paper's inks on every wall. */
enum plen_theme plen_lesson_page_theme(const struct plen_lesson *lesson, uint32_t page,
				       enum plen_theme wall);

/* What is known of an asset; NULL for an id that is not one. */
struct plen_lesson_asset {
	uint32_t id;
	uint8_t media;
	uint32_t parts, size;
};
const struct plen_lesson_asset *plen_lesson_asset(const struct plen_lesson *lesson, uint32_t id);
/* Its bytes in a new buffer that the caller frees; NULL if they cannot be read. */
uint8_t *plen_lesson_asset_bytes(const struct plen_lesson *lesson, uint32_t id);
/* The same, to be handed out: of a picture nothing but what it shows, see lesson/bare.h. */
uint8_t *plen_lesson_asset_bare(const struct plen_lesson *lesson, uint32_t id, size_t *size);

/* What a rubber of `radius_mm` moved from `from` to `to` takes away on `page`: new cuts, of seen
 * parts only, in a new array that the caller frees. Returns their number; 0 leaves *cuts NULL. */
uint32_t plen_lesson_find_cuts(const struct plen_lesson *lesson, uint32_t page,
			       struct plen_page_pt from, struct plen_page_pt to, double radius_mm,
			       struct plen_op_cut **cuts);

/* Whether a chain, whose last edit was on `page`, is one to be taken back or brought again. */
typedef bool (*plen_lesson_wanted)(void *data, uint64_t chain, uint32_t page);

/* What a group's undo would take back: of its live chains that are `wanted` (NULL: all) the one
 * last edited, and the page of that edit, which may be NULL. 0 = nothing. Redo: of those undone and
 * not overtaken by another edit, the one last undone. */
uint64_t plen_lesson_undo_chain(const struct plen_lesson *lesson, uint8_t group,
				plen_lesson_wanted wanted, void *data, uint32_t *page);
uint64_t plen_lesson_redo_chain(const struct plen_lesson *lesson, uint8_t group,
				plen_lesson_wanted wanted, void *data, uint32_t *page);

/* The wall as the last VIEW operation left it, or NULL if there was none. */
const struct plen_op_view *plen_lesson_view(const struct plen_lesson *lesson);

/* -- pages asleep --
 *
 * A page that nobody looks at need not be in memory: its strokes and pictures lie on the shelf, the
 * lesson file. What is asked above wakes the page by itself; only undo and redo leave it
 * asleep. So a lesson takes the memory of what is on view, however long it is. */

struct plen_lesson_shelf {
	/* Hands every EDIT of `page`, in order, up to and including `seq`, to `each`; 0 or a
	 * negative errno. -EBADMSG: some are damaged, the others were handed on. Waits for as long
	 * as it takes. */
	int (*page)(void *data, uint32_t page, uint64_t seq,
		    int (*each)(void *each_data, const struct plen_op *op), void *each_data);
	/* The bytes of an asset, in a new buffer; NULL if they cannot be read. */
	uint8_t *(*asset)(void *data, uint32_t asset, size_t size);
	void *data;
};

/* Without a shelf (the default) everything stays in memory. Copied. */
void plen_lesson_set_shelf(struct plen_lesson *lesson, const struct plen_lesson_shelf *shelf);

bool plen_lesson_is_awake(const struct plen_lesson *lesson, uint32_t page);
/* 0, or a negative errno: the page stays asleep and shows nothing, until it is written on. With
 * -EBADMSG it is awake, and what is damaged has been left out. */
int plen_lesson_wake(struct plen_lesson *lesson, uint32_t page);
/* Lets go of the strokes of an awake page whose edits are all on the shelf: seq <= `committed`.
 * Nobody may hold a stroke of it. False if it must stay awake. */
bool plen_lesson_sleep(struct plen_lesson *lesson, uint32_t page, uint64_t committed);

/* -- snapshots: all that is known of a lesson but the strokes and pictures themselves -- */

/* In a new buffer that the caller frees (docs/lesson-file.md). */
uint8_t *plen_lesson_save(const struct plen_lesson *lesson, size_t *size);
/* Into an empty lesson: all pages are asleep, and what follows is applied to it. 0, or -EBADMSG for
 * anything that plen_lesson_save would not have written, with the lesson to be destroyed. */
int plen_lesson_load(struct plen_lesson *lesson, const uint8_t *bytes, size_t size);

/* -- clearing for good --
 *
 * What the operations become when everything that is not seen any more is to be gone: an edit keeps
 * the seen parts of its strokes, as strokes, and its seen pictures; cuts, undos and all that is
 * undone become gaps; so do assets that no picture shows, and all views but the last. Who wrote
 * what, and when, stays. The lesson that these operations make looks the same, and each group can
 * undo what is left of its own.
 *
 * plen_lesson_clear walks the lesson's operations by `next` (the caller's: from file or list; *op
 * is valid until the following call; false at the end; nobody asks for the bytes of an asset) and
 * hands their replacements, in order and with the same numbers, to `each`. The lesson must hold all
 * of those operations; it is not changed, and few of the pages that are asleep are awake at once.
 * 0, or what `each` returned; -EIO if a page cannot be woken, -EBADMSG if something was left out of
 * one, -EINVAL for operations that are not the lesson's, -E2BIG if no number is free for the parts
 * of an edit that was cut into too many: then what `each` got is of no use. */
int plen_lesson_clear(const struct plen_lesson *lesson,
		      bool (*next)(void *data, struct plen_op *op), void *next_data,
		      int (*each)(void *data, const struct plen_op *op), void *each_data);

/* SPDX-License-Identifier: MIT
 *
 * A sink: where a reader of a foreign file puts what it finds, page by page. In plenary-import it
 * is a pipe to the board, in tests a lesson in memory.
 *
 * Lengths are page micrometres, x to the right, y down, whatever the foreign file counts in; the
 * sheet's upper left corner is the page's origin. Values are valid operations' values
 * (lesson/op.h): the reader clamps, skips and counts what is not. One thread.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/op.h"

/* What could not be brought along, counted by the reader and told once, in this order. */
enum plen_loss {
	PLEN_LOSS_TEXT,    /* text is shown as a picture */
	PLEN_LOSS_SHAPE,   /* a shape is shown as a picture */
	PLEN_LOSS_MEDIA,   /* sound or film was left out */
	PLEN_LOSS_WIDGET,  /* an interactive thing was left out */
	PLEN_LOSS_LINK,    /* a link leads nowhere now */
	PLEN_LOSS_IMAGE,   /* an image is missing or cannot be read: a frame stands for it */
	PLEN_LOSS_CUT,     /* an image is there, but not its end */
	PLEN_LOSS_PAPER,   /* a page's paper lies in another file: it is white */
	PLEN_LOSS_STYLE,   /* a dashed or otherwise styled line became plain */
	PLEN_LOSS_LAYER,   /* layers lie on one another on one page */
	PLEN_LOSS_BROKEN,  /* an element that makes no sense was skipped */
	PLEN_LOSS_LIMIT,   /* there was more than a lesson holds */
	PLEN_LOSS_AUTHOR,  /* the other format cannot say who wrote what (export) */
	PLEN_LOSS_PICTURE, /* the other format cannot hold this picture (export) */
	PLEN_LOSS_HISTORY, /* the other format holds what is seen, not how it came to be (export) */
	PLEN_LOSS_BEHIND,  /* the other format cannot show the class's page behind this (export) */
	PLEN_LOSS_TIME,    /* the other format cannot say when points were written (export) */
	PLEN_LOSS_PRESSURE, /* the other format cannot hold how hard a pen pressed (export) */
	PLEN_LOSS_COUNT,
};

/* All return 0, or a negative errno with which the reader ends and which it hands on: -ECANCELED,
 * -EPIPE, -ENOSPC. */
struct plen_sink {
	/* Of `total` (0 = not known yet) parts, `done` are read. */
	int (*progress)(void *data, uint32_t done, uint32_t total);
	/* A new page; what follows goes there. `owner` 0 = the class. */
	int (*page)(void *data, uint8_t owner, uint8_t background);
	/* Bytes are borrowed. *id names the asset in pictures that follow. */
	int (*asset)(void *data, const struct plen_op_asset *asset, uint32_t *id);
	/* On the current page, over what came before; pictures before strokes within one call.
	 * Arrays are borrowed. group and mark are of who wrote it: 0 and 0 if not known. When it
	 * comes is for whoever takes it to say.
	 */
	int (*edit)(void *data, const struct plen_op *edit);
	void *data;
	/* Whether a stranger's picture can be shown; if not, it need not be brought along. May be
	 * NULL: nobody knows. */
	bool (*shows)(void *data, const struct plen_op_asset *asset);
};

/* Why a file cannot be read. A number, as it is said on the other side of a wall, in words that no
 * file has chosen (importer/outcome.c). */
enum plen_unreadable {
	PLEN_READABLE,
	PLEN_UNREADABLE_DAMAGED, /* or not what its name says */
	PLEN_UNREADABLE_EMPTY,
	PLEN_UNREADABLE_NO_PAGES,
	PLEN_UNREADABLE_SLOW,         /* it cannot be drawn in time */
	PLEN_UNREADABLE_LOCKED,       /* with a password */
	PLEN_UNREADABLE_OUT_OF_REACH, /* where it lies */
	PLEN_UNREADABLE_SANDBOX,      /* a system that does not let a reader lock itself in */
	/* Above a limit of limits.h or of a lesson. */
	PLEN_UNREADABLE_FILE_BYTES,
	PLEN_UNREADABLE_PDF_BYTES,
	PLEN_UNREADABLE_PICTURE_BYTES,
	PLEN_UNREADABLE_PICTURE_SIDE,
	PLEN_UNREADABLE_PICTURE_PX,
	PLEN_UNREADABLE_PAGES,
	PLEN_UNREADABLE_TOO_MUCH, /* in it, packed or not */
	PLEN_UNREADABLE_COUNT,
};

/* The negative errno that it is, 0 if it is readable. */
int plen_unreadable_status(enum plen_unreadable why);

/* What a reader knows of the file and leaves behind. */
struct plen_reading {
	uint32_t losses[PLEN_LOSS_COUNT];
	enum plen_unreadable why;
	char detail[256]; /* one line for IT, who knows the file's name */
};

/* Keeps why, and the line. Returns plen_unreadable_status(why). */
int plen_reading_fail(struct plen_reading *reading, enum plen_unreadable why, const char *format,
		      ...) __attribute__((format(printf, 3, 4)));

/* "3 texts are shown as pictures", for people; "" for 0. */
const char *plen_loss_sentence(enum plen_loss loss, uint32_t count, char *text, size_t size);

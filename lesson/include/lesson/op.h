/* SPDX-License-Identifier: MIT
 *
 * Operations: a lesson is the list of them and nothing else. Each says which group acted, when, and
 * what changed. Plain values; arrays are borrowed by whoever is handed an operation.
 *
 * Encoded, the body of an operation is a short binary record (docs/lesson-file.md).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/ink.h"
#include "lesson/stroke.h"

enum plen_op_kind {
	PLEN_OP_PAGE = 1,  /* a page is made */
	PLEN_OP_EDIT = 2,  /* strokes are written, cuts are made */
	PLEN_OP_UNDO = 3,  /* a group's edit is taken back */
	PLEN_OP_REDO = 4,  /* ... and brought again */
	PLEN_OP_VIEW = 5,  /* what is on the wall: mode, panes, pages, zoom, pens */
	PLEN_OP_ASSET = 6, /* a file that pictures show comes into the lesson */
	PLEN_OP_GAP = 7,   /* operations that are no more: cleared for good, or lost with a part of
			      the file */
};

enum plen_background {
	PLEN_BACKGROUND_PLAIN,
	PLEN_BACKGROUND_SQUARED, /* lines every 20 mm */
	PLEN_BACKGROUND_COUNT,
};

/* A new page, last of its group's pages. Its id is the sequence number of this operation. */
struct plen_op_page {
	uint8_t owner;      /* group whose page it is; 0 = the class */
	uint8_t background; /* enum plen_background */
	uint32_t behind;    /* class page seen, quiet and locked, behind this one; 0 = none */
};

struct plen_op_stroke {
	uint8_t group; /* who wrote it: differs from the operation's group for gathered copies */
	uint8_t ink;   /* enum plen_ink */
	uint32_t rgba; /* of PLEN_INK_OWN and PLEN_INK_OWN_MARKER, as 0xRRGGBBAA; else 0 */
	uint32_t width_um;
	uint32_t count;
	const struct plen_stroke_point *points;
};

struct plen_op_cut {
	uint64_t stroke; /* id; a cut of a stroke that is not known is kept and has no effect */
	struct plen_stroke_range range;
};

/* An asset as it lies on a page: its natural rectangle, moved by a matrix. Strokes lie over it, a
 * rubber does not touch it. */
struct plen_op_picture {
	uint32_t asset;      /* seq of its ASSET operation */
	uint32_t part;       /* page of a PDF, from 0 */
	uint8_t sheet;       /* 1 = it is the paper: what is exported is at least as large */
	uint8_t dark;        /* 1 = it is dark paper, made for light ink */
	uint32_t w_um, h_um; /* natural size on the page, 1 .. PLEN_OP_PICTURE_UM_MAX */
	/* page x = a x + c y + e, page y = b x + d y + f: a to d in millionths, e and f in um. */
	int32_t a_ppm, b_ppm, c_ppm, d_ppm, e_um, f_um;
};

enum plen_media {
	PLEN_MEDIA_PNG,
	PLEN_MEDIA_JPEG,
	PLEN_MEDIA_WEBP,
	PLEN_MEDIA_SVG,
	PLEN_MEDIA_PDF,
	PLEN_MEDIA_COUNT,
};

/* Bytes as they came, but for what a picture says beside itself (bare.h); only plenary-import ever
 * decodes them. Its id is the seq. */
struct plen_op_asset {
	uint8_t media;  /* enum plen_media */
	uint32_t parts; /* pages of a PDF; else 1 */
	uint32_t size;  /* 1 .. PLEN_OP_ASSET_BYTES_MAX */
	const uint8_t *bytes;
};

#define PLEN_OP_STROKES_MAX 4096
#define PLEN_OP_PICTURES_MAX 1024
#define PLEN_OP_PICTURE_UM_MAX 100000000u
#define PLEN_OP_ASSET_BYTES_MAX (64u << 20)
#define PLEN_OP_ASSET_PARTS_MAX 10000u
#define PLEN_OP_CUTS_MAX 65536
#define PLEN_OP_POINTS_MAX (1u << 22) /* in all strokes of one edit together */
#define PLEN_OP_WIDTH_UM_MAX 1000000u
#define PLEN_OP_SEQ_MAX ((UINT64_C(1) << 51) - 1) /* so that stroke ids fit into int64_t */
/* Where a gap ends at most, and a snapshot: pages and assets have ids of 32 bits, and whoever goes
 * on from there must never run out of them. No lesson has so many operations. */
#define PLEN_OP_GAP_END_MAX (UINT32_MAX - (UINT64_C(1) << 24))
#define PLEN_OP_STROKE_ID_MAX ((uint64_t)INT64_MAX)
/* Times count from 1970 or from the beginning of a recording; in the year 2255 they end, so that
 * whoever adds and subtracts them need not fear for his sums. */
#define PLEN_OP_TIME_US_MAX (INT64_C(1) << 53)

struct plen_op_edit {
	uint32_t page;
	/* One undo takes back all edits of a group with the same chain: the sequence number of the
	 * first of them, 0 for an edit that stands alone or is the first. */
	uint64_t chain;
	uint32_t stroke_count, cut_count;
	const struct plen_op_stroke *strokes;
	const struct plen_op_cut *cuts;
	uint32_t picture_count;
	const struct plen_op_picture *pictures;
};

enum plen_mode {
	PLEN_MODE_CLASS,
	PLEN_MODE_GROUPS,
	PLEN_MODE_SHARED,
	PLEN_MODE_COUNT,
};

enum plen_signal {
	PLEN_SIGNAL_FINE,
	PLEN_SIGNAL_STUCK,
	PLEN_SIGNAL_DONE,
	PLEN_SIGNAL_COUNT,
};

/* One group's window: which page, how it is seen among the others, with what it writes. */
struct plen_op_pane {
	uint32_t page;                    /* 0 = none yet */
	int32_t origin_x_um, origin_y_um; /* page point at the pane's top left */
	uint32_t scale_ppm;               /* board mm per page mm, in millionths */
	uint8_t ink;
	uint8_t rubber; /* 1 = the rubber is chosen instead of a pen */
	uint8_t signal; /* enum plen_signal */
	uint8_t mark;   /* with which it writes */
};

/* The whole state of the wall; the last one is what reopening shows. Not undone by anyone. */
struct plen_op_view {
	uint8_t mode;        /* enum plen_mode */
	uint8_t group_count; /* 2..PLEN_GROUP_MAX */
	uint8_t shown;       /* group shown large in PLEN_MODE_GROUPS; 0 = none */
	uint8_t frozen;
	uint8_t theme;        /* enum plen_theme */
	uint8_t teacher_left; /* the teacher stands at the left */
	uint32_t dividers_ppm[PLEN_GROUP_MAX -
			      1]; /* from the left, millionths of the panes' width */
	struct plen_op_pane panes[PLEN_GROUP_COUNT]; /* [0] = class, [g] = group g */
};

struct plen_op {
	uint64_t seq;    /* from 1, without gaps */
	int64_t time_us; /* CLOCK_REALTIME when it happened; recording time in virtual time */
	uint8_t kind;    /* enum plen_op_kind */
	uint8_t group;   /* who acted; 0 = the class */
	uint8_t mark;    /* with which mark; 0 = none */
	union {
		struct plen_op_page page;
		struct plen_op_edit edit;
		struct plen_op_view view;
		uint64_t chain; /* UNDO, REDO: the chain concerned */
		struct plen_op_asset asset;
		uint64_t count; /* GAP: this number and count - 1 after it are no more */
	} u;
};

/* A stroke is called by its operation's number and its place in it. */
static inline uint64_t plen_op_stroke_id(uint64_t seq, uint32_t place)
{
	return seq * PLEN_OP_STROKES_MAX + place;
}

static inline uint64_t plen_op_stroke_seq(uint64_t id)
{
	return id / PLEN_OP_STROKES_MAX;
}

static inline uint32_t plen_op_stroke_place(uint64_t id)
{
	return (uint32_t)(id % PLEN_OP_STROKES_MAX);
}

/* How long it was written on; 0 where its last point is older than its first. */
int64_t plen_op_stroke_ms(const struct plen_op_stroke *stroke);

/* True if the operation keeps every limit that can be told without the lesson: times, counts,
 * enums, widths, ordered ranges, scales within PLEN_VIEW_SCALE_* where a pane shows a page. */
bool plen_op_is_valid(const struct plen_op *op);

/* Writes the body (everything but seq, time, kind, group) to a new buffer that the caller frees.
 * Never fails on a valid operation. */
uint8_t *plen_op_encode(const struct plen_op *op, size_t *size);
/* The same behind `room` bytes that the caller fills: the body is copied once, however large. */
uint8_t *plen_op_encode_behind(const struct plen_op *op, size_t room, size_t *size);

/* Reads a body into op->u; `kind` must be set. Arrays are allocated; free with plen_op_finish.
 * Returns 0, or -EBADMSG for anything that plen_op_encode would not have written: limits, unknown
 * kinds and enums, trailing bytes, unordered ranges. */
int plen_op_decode(struct plen_op *op, const uint8_t *body, size_t size);
/* The same of an ASSET, whose bytes are borrowed from the body: there is nothing to finish. */
int plen_op_decode_asset(struct plen_op *op, const uint8_t *body, size_t size);
void plen_op_finish(struct plen_op *op);

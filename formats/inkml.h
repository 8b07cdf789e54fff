/* SPDX-License-Identifier: MIT
 *
 * What the parts of the InkML reader and writer share (W3C Ink Markup Language, 2011).
 *
 * We write one traceGroup a page, and in it one for each run of strokes of one pupil; what they are
 * stands in annotations, which every reader may show. Channels are X and Y in mm, F as force of
 * 0..255, T in ms. Read is what others write as well, as far as it is ink.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/ink.h"
#include "xml_tree.h"

#define INKML_SPACE "http://www.w3.org/2003/InkML"
#define INKML_CHANNELS_MAX 32
#define INKML_FORCE_MAX 255

/* -- elements by their name -- */

struct inkml_ids;

struct inkml_ids *plen_inkml_ids_create(const struct plen_xml_node *root);
void plen_inkml_ids_destroy(struct inkml_ids *ids); /* NULL is fine */
/* The element that "#name" means, if it is of this kind; NULL for anything else, and for NULL. */
const struct plen_xml_node *plen_inkml_find(const struct inkml_ids *ids, const char *reference,
					    const char *kind);

/* -- how points are written -- */

enum inkml_meaning {
	INKML_OTHER,
	INKML_X,
	INKML_Y,
	INKML_FORCE,
	INKML_TIME,
};

struct inkml_channel {
	enum inkml_meaning meaning;
	double scale;     /* to um, ms, or 0..1 of force */
	double least;     /* of force */
	double by_itself; /* the value where none is given */
};

struct inkml_format {
	int count; /* at least X and Y */
	struct inkml_channel channels[INKML_CHANNELS_MAX];
};

/* Of a traceFormat element, or of NULL: the default. `source` (may be NULL) is the inkSource that
 * says how fine a device's units are. */
void plen_inkml_format(struct inkml_format *format, const struct plen_xml_node *trace_format,
		       const struct plen_xml_node *source);
/* How many um a length of `units` is; 0 for a name that is no length. */
double plen_inkml_length_um(const char *units);

/* -- points -- */

struct inkml_point {
	double x_um, y_um;
	double force; /* 0..1; below 0 = not told */
	double t_ms;
};

/* Where one is in the text of a trace. */
struct inkml_cursor {
	const struct inkml_format *format;
	const char *at;
	double value[INKML_CHANNELS_MAX], speed[INKML_CHANNELS_MAX];
	char mode[INKML_CHANNELS_MAX]; /* '!', '\'' or '"' */
	bool broken;                   /* something that is no whole point was passed over */
};

void plen_inkml_cursor_init(struct inkml_cursor *cursor, const struct inkml_format *format,
			    const char *text);
/* False at the end. What is no whole point is passed over. */
bool plen_inkml_next(struct inkml_cursor *cursor, struct inkml_point *point);

/* -- brushes -- */

struct inkml_brush {
	uint8_t ink;
	uint32_t rgba; /* as plen_palette_ink has it */
	double width_um;
	bool ignores_force;
};

/* Of a brush element, or of NULL: a black pen. */
void plen_inkml_brush(struct inkml_brush *brush, const struct plen_xml_node *node);

/* Children of one kind, one after another, *place zeroed at first. What counts stands in front:
 * beyond INKML_FRONT children nobody looks, as traces ask for it again and again. `node` may be
 * NULL. */
#define INKML_FRONT 256
struct inkml_place {
	const struct plen_xml_node *node;
	unsigned seen;
};
const struct plen_xml_node *plen_inkml_next_child(const struct plen_xml_node *node,
						  const char *kind, struct inkml_place *place);
const struct plen_xml_node *plen_inkml_child(const struct plen_xml_node *node, const char *kind);

/* The text of an annotation of this type directly within; NULL without. */
const char *plen_inkml_annotation(const struct plen_xml_node *node, const char *type);

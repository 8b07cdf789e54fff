/* SPDX-License-Identifier: MIT
 *
 * What a format has no words for, kept beside what it has: attributes in a namespace of our own,
 * which other programs pass over. What others say in the format's own words counts more: these are
 * believed only where they agree with it, so that a file that another program has changed shows the
 * change.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lesson/op.h"
#include "lesson/stroke.h"
#include "xml_tree.h"
#include "xml_write.h"

#define PLEN_KEPT_SPACE "urn:plenary:kept:1"
#define PLEN_KEPT_PREFIX "plenary"

/* On the element of a page: whose it is, its paper. */
void plen_kept_write_page(struct plen_xml_write *write, uint8_t owner, uint8_t background);
bool plen_kept_read_page(const struct plen_xml_node *node, uint8_t *owner, uint8_t *background);

/* Beside it, where the corner of what is shown lies on the page, which has none: x and y in um. */
void plen_kept_write_origin(struct plen_xml_write *write, double x_um, double y_um);
bool plen_kept_read_origin(const struct plen_xml_node *node, double origin_um[2]);

/* On the element of a ruling whose lines are finer than the format can say: their width in um. */
void plen_kept_write_line(struct plen_xml_write *write, double line_um);
bool plen_kept_read_line(const struct plen_xml_node *node, double *line_um);

/* On the element of a stroke: who wrote it, with what, when, and how hard; its points too where
 * the element shows an outline only. `points` and `count` are of a part of `stroke`. */
void plen_kept_write_stroke(struct plen_xml_write *write, const struct plen_stroke *stroke,
			    const struct plen_stroke_point *points, uint32_t count,
			    bool with_points);

struct plen_kept_stroke {
	uint8_t group, mark, ink;
	uint32_t rgba, width_um, count;
	bool has_points; /* else only times and pressures are known */
	struct plen_stroke_point *points;
};

/* False if there is nothing, or nothing valid; then there is nothing to be finished. */
bool plen_kept_read_stroke(const struct plen_xml_node *node, struct plen_kept_stroke *stroke);
void plen_kept_finish_stroke(struct plen_kept_stroke *stroke);

/* On the element of a stroke: which it is of all on the page, where they do not stand in order. */
void plen_kept_write_place(struct plen_xml_write *write, uint32_t place);
bool plen_kept_read_place(const struct plen_xml_node *node, uint32_t *place);

/* On the element of a picture: exactly how it lies, whether it is (1) and is dark (2) paper, and
 * who put it there. */
void plen_kept_write_picture(struct plen_xml_write *write, const struct plen_op_picture *picture,
			     uint8_t group);
/* Everything but the asset. */
bool plen_kept_read_picture(const struct plen_xml_node *node, struct plen_op_picture *picture,
			    uint8_t *group);

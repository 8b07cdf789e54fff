/* SPDX-License-Identifier: MIT
 *
 * A page that is a drawing, in the subset of SVG that whiteboards write: ink becomes strokes,
 * images become assets, shapes and texts become pictures. What the three formats do in ways of
 * their own, each reader says by its rule; this is what they share.
 */
#pragma once

#include "ink_in.h"
#include "ribbon.h"
#include "svg_assets.h"
#include "svg_shapes.h"
#include "svg_sheet.h"
#include "svg_walk.h"

/* What a rule makes of an element; PLEN_SVG_PAGE_DONE if it has seen to it itself, and what is in
 * it is nobody's business any more. */
enum plen_svg_page_as {
	PLEN_SVG_PAGE_USUAL,
	PLEN_SVG_PAGE_INK, /* a line, whatever its fill */
	PLEN_SVG_PAGE_MARKER,
	PLEN_SVG_PAGE_INTO,
	PLEN_SVG_PAGE_DONE,
};

struct plen_svg_page;

/* enum plen_svg_page_as, or a negative errno. */
typedef int (*plen_svg_page_rule)(void *data, struct plen_svg_page *page,
				  const struct plen_svg_element *element);

struct plen_svg_page {
	struct plen_ink_in *in;
	struct plen_reading *reading;
	struct plen_svg_assets *assets;
	struct plen_svg_shapes *shapes;
	plen_svg_page_rule rule; /* may be NULL */
	bool stretches;          /* images fill what is meant for them if nothing else is said */
	/* Where what is kept of an element stands (kept.h), NULL if nothing is; by itself (NULL) on
	 * the element. */
	const struct plen_xml_node *(*kept)(void *data, const struct plen_xml_node *node);
	void *data;
	enum plen_theme theme; /* of the page's sheet */
};

void plen_svg_page_init(struct plen_svg_page *page, const struct plen_sink *sink,
			struct plen_reading *reading, struct plen_archive *archive,
			const char *base);
void plen_svg_page_finish(struct plen_svg_page *page);

/* Everything that returns int returns 0 or what the sink returned. */

/* Draws `top` and all within, over what came before. */
int plen_svg_page_draw(struct plen_svg_page *page, const struct plen_xml_node *top,
		       const struct plen_svg_style *style, const struct plen_matrix *matrix);
/* To be called before another page begins. */
int plen_svg_page_end(struct plen_svg_page *page);

/* -- for rules -- */

/* The sheet, before anything else is drawn. */
int plen_svg_page_sheet(struct plen_svg_page *page, const struct plen_svg_sheet *sheet);
/* Polylines and lines, as ink. What is kept of one is with it, or with a group of its own. */
int plen_svg_page_ink(struct plen_svg_page *page, const struct plen_svg_element *element,
		      bool marker);
/* The same, as what is kept with `node` says, if that agrees with `shown`: what can be seen of it,
 * page um, an outline or the points themselves. 1 if so, 0 if not, or what the sink returned. */
int plen_svg_page_kept_ink(struct plen_svg_page *page, const struct plen_xml_node *node,
			   const struct plen_svg_points *shown, bool is_outline, uint32_t rgba);
/* Ink that was found in an outline, page um. */
int plen_svg_page_ribbon(struct plen_svg_page *page, const struct plen_ribbon *ribbon,
			 uint32_t rgba);
/* A file in the rectangle that the element says; a frame if it is not there. */
int plen_svg_page_image(struct plen_svg_page *page, const struct plen_svg_element *element,
			const char *address, bool sheet);
/* The address in the element's href, of any namespace; "" without. */
const char *plen_svg_page_address(const struct plen_xml_node *node);
/* A text whose upper left corner is where `matrix` moves 0, 0. */
int plen_svg_page_note(struct plen_svg_page *page, const struct plen_svg_text *text,
		       const struct plen_matrix *matrix);

/* SPDX-License-Identifier: MIT */
#include "ubz_strokes.h"

#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "reading.h"
#include "ribbon.h"
#include "svg_out.h"
#include "ubz_marker.h"

#define SPACE "http://uniboard.mnemis.com/document"
#define FORMER_SPACE "http://www.mnemis.com/uniboard"

const char *plen_ubz_said(const struct plen_xml_node *node, const char *name)
{
	const char *value = plen_xml_tree_attribute_in(node, SPACE, name);

	return value != NULL ? value : plen_xml_tree_attribute_in(node, FORMER_SPACE, name);
}

struct plen_ubz_named {
	const char *name;
	const struct plen_xml_node *node;
	size_t place;
};

static void move_ribbon(struct plen_ribbon *ribbon, const struct plen_matrix *matrix)
{
	double scale = plen_matrix_scale(matrix);

	for (uint32_t i = 0; i < ribbon->count; i++) {
		plen_matrix_apply(matrix, &ribbon->at[i].x, &ribbon->at[i].y);
		ribbon->at[i].width *= scale;
	}
}

/* A stroke as it is put together from the outlines of a group. */
struct joining {
	struct plen_svg_page *page;
	struct plen_ribbon ribbon;
	uint32_t rgba;
};

static int end_stroke(struct joining *joining)
{
	int rc = joining->ribbon.count > 0
			 ? plen_svg_page_ribbon(joining->page, &joining->ribbon, joining->rgba)
			 : 0;

	joining->ribbon.count = 0;
	return rc;
}

static int join(struct joining *joining, const struct plen_ribbon *next, uint32_t rgba)
{
	int rc = 0;

	if (rgba != joining->rgba || !plen_ribbon_continues(&joining->ribbon, next)) {
		rc = end_stroke(joining);
	}
	joining->rgba = rgba;
	for (uint32_t i = 0; i < next->count; i++) {
		plen_ribbon_add(&joining->ribbon, next->at[i]);
	}
	return rc;
}

/* Of a shape that counts who draws it. */
static void lose_broken(struct plen_svg_page *page, const struct plen_svg_points *outline)
{
	if (outline->broken) {
		plen_reading_lose(page->reading, PLEN_LOSS_BROKEN);
	}
}

static int visit_outline(void *data, const struct plen_svg_element *element)
{
	struct joining *joining = data;
	uint32_t rgba = plen_svg_style_fill(&element->style);
	struct plen_svg_points outline = {0};
	struct plen_ribbon ribbon = {0};
	int rc = 0;

	if (strcmp(element->node->name, "polygon") != 0) {
		return PLEN_SVG_INTO;
	}
	if (element->style.hidden || rgba == 0) {
		return PLEN_SVG_OVER;
	}
	plen_svg_points_parse(&outline, plen_xml_tree_attribute(element->node, "points"));
	if (plen_ribbon_find(&ribbon, &outline, false)) {
		lose_broken(joining->page, &outline);
		move_ribbon(&ribbon, &element->matrix);
		rc = join(joining, &ribbon, rgba);
	} else {
		rc = end_stroke(joining);
		rc = rc < 0 ? rc : plen_svg_shapes_add(joining->page->shapes, element);
	}
	plen_ribbon_finish(&ribbon);
	plen_svg_points_finish(&outline);
	return rc < 0 ? rc : PLEN_SVG_OVER;
}

static int draw_outlines(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	struct joining joining = {.page = page};
	struct plen_svg_element around = *element;
	int rc;

	/* Its own look and place are in it already, so the element is walked from within. */
	if (strcmp(element->node->name, "polygon") == 0) {
		rc = visit_outline(&joining, &around);
	} else {
		rc = 0;
		for (const struct plen_xml_node *child = plen_xml_tree_child(element->node, NULL);
		     child != NULL && rc == 0; child = plen_xml_tree_next(child, NULL)) {
			rc = plen_svg_walk(child, &element->style, &element->matrix, visit_outline,
					   &joining);
		}
	}
	rc = rc < 0 ? rc : end_stroke(&joining);
	plen_ribbon_finish(&joining.ribbon);
	return rc < 0 ? rc : PLEN_SVG_PAGE_DONE;
}

/* -- strokes that can be seen through -- */

static int compare_names(const void *a, const void *b)
{
	const struct plen_ubz_named *left = a, *right = b;

	return strcmp(left->name, right->name);
}

static int by_name(const void *a, const void *b)
{
	const struct plen_ubz_named *left = a, *right = b;
	int order = compare_names(a, b);

	return order != 0 ? order : (left->place > right->place) - (left->place < right->place);
}

static void name_groups(struct plen_ubz_strokes *strokes)
{
	size_t capacity = 0;

	strokes->named = NULL;
	strokes->named_count = 0;
	for (const struct plen_xml_node *node = plen_xml_tree_child(strokes->root, "g");
	     node != NULL; node = plen_xml_tree_next(node, "g")) {
		const char *name = plen_ubz_said(node, "uuid");

		if (name != NULL) {
			strokes->named = plen_grow(strokes->named, strokes->named_count, &capacity,
						   sizeof(*strokes->named));
			strokes->named[strokes->named_count] =
				(struct plen_ubz_named){name, node, strokes->named_count};
			strokes->named_count++;
		}
	}
	if (strokes->named_count > 0) {
		qsort(strokes->named, strokes->named_count, sizeof(*strokes->named), by_name);
	}
}

/* The first group that has the name of this one; NULL if it has none. */
static const struct plen_ubz_named *namesake(const struct plen_ubz_strokes *strokes,
					     const struct plen_xml_node *node)
{
	const struct plen_ubz_named wanted = {.name = plen_ubz_said(node, "uuid")};
	size_t low = 0, high = strokes->named_count;

	while (wanted.name != NULL && low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_names(&strokes->named[middle], &wanted) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return wanted.name != NULL && low < strokes->named_count &&
			       compare_names(&strokes->named[low], &wanted) == 0
		       ? &strokes->named[low]
		       : NULL;
}

struct marking {
	struct plen_svg_page *page;
	struct plen_ubz_marker *marker;
	bool is_tiled; /* of more outlines than one */
};

static int visit_marker(void *data, const struct plen_svg_element *element)
{
	const struct marking *marking = data;
	struct plen_ubz_marker *marker = marking->marker;
	struct plen_svg_points outline = {0};
	struct plen_ribbon ribbon = {0};

	if (strcmp(element->node->name, "polygon") != 0) {
		return element->style.hidden ? PLEN_SVG_OVER : PLEN_SVG_INTO;
	}
	plen_svg_points_parse(&outline, plen_xml_tree_attribute(element->node, "points"));
	if (element->style.hidden || plen_svg_style_fill(&element->style) == 0) {
		/* Nothing is seen of it. */
	} else if (plen_ribbon_find(&ribbon, &outline, marking->is_tiled)) {
		lose_broken(marking->page, &outline);
		move_ribbon(&ribbon, &element->matrix);
		plen_ubz_marker_add(marker, &ribbon, plen_svg_style_fill(&element->style));
	} else {
		plen_ubz_marker_add_scrap(marker, element);
	}
	plen_ribbon_finish(&ribbon);
	plen_svg_points_finish(&outline);
	return PLEN_SVG_OVER;
}

/* All groups of a name are drawn with the first of them. */
static int draw_marker(const struct plen_ubz_strokes *strokes, struct plen_svg_page *page,
		       const struct plen_xml_node *node)
{
	const struct plen_ubz_named *first = namesake(strokes, node);
	const struct plen_svg_style style = plen_svg_style_default();
	int rc = 0;

	if (first != NULL && first->node != node) {
		return PLEN_SVG_PAGE_DONE;
	}

	struct marking marking = {.page = page, .marker = plen_ubz_marker_create(page)};
	const struct plen_ubz_named alone = {plen_ubz_said(node, "uuid"), node, 0};
	const struct plen_ubz_named *at = first != NULL ? first : &alone;
	const struct plen_ubz_named *end =
		first != NULL ? strokes->named + strokes->named_count : &alone + 1;

	marking.is_tiled = plen_xml_tree_next(plen_xml_tree_child(node, NULL), NULL) != NULL ||
			   (at + 1 < end && compare_names(at + 1, &alone) == 0);
	for (; at < end && rc == 0 && (at->node == node || compare_names(at, &alone) == 0); at++) {
		rc = plen_svg_walk(at->node, &style, &strokes->matrix, visit_marker, &marking);
	}
	rc = rc < 0 ? rc : plen_ubz_marker_draw(marking.marker);
	plen_ubz_marker_destroy(marking.marker);
	return rc < 0 ? rc : PLEN_SVG_PAGE_DONE;
}

/* All corners of the outlines of a group, page um, and their colour. */
struct corners {
	struct plen_svg_points points;
	size_t capacity;
	uint32_t rgba;
};

static int visit_corners(void *data, const struct plen_svg_element *element)
{
	struct corners *corners = data;
	struct plen_svg_points outline = {0};

	plen_svg_points_parse(&outline, plen_xml_tree_attribute(element->node, "points"));
	plen_svg_points_move(&outline, &element->matrix);
	for (uint32_t i = 0; i < outline.count; i++) {
		corners->points.at = plen_grow(corners->points.at, corners->points.count,
					       &corners->capacity, sizeof(*corners->points.at));
		corners->points.at[corners->points.count++] = outline.at[i];
	}
	corners->rgba = plen_svg_style_fill(&element->style);
	plen_svg_points_finish(&outline);
	return PLEN_SVG_OVER;
}

static bool holds_only(const struct plen_xml_node *group, const char *name)
{
	const struct plen_xml_node *child = plen_xml_tree_child(group, NULL);

	if (child == NULL) {
		return false;
	}
	while (child != NULL && strcmp(child->name, name) == 0) {
		child = plen_xml_tree_next(child, NULL);
	}
	return child == NULL;
}

int plen_ubz_strokes_group(const struct plen_ubz_strokes *strokes, struct plen_svg_page *page,
			   const struct plen_svg_element *element)
{
	struct corners corners = {0};
	int rc = 0;

	if (!holds_only(element->node, "polygon")) {
		return PLEN_SVG_PAGE_INTO;
	}
	for (const struct plen_xml_node *child = plen_xml_tree_child(element->node, "polygon");
	     child != NULL; child = plen_xml_tree_next(child, "polygon")) {
		plen_svg_walk(child, &element->style, &element->matrix, visit_corners, &corners);
	}
	if (!element->style.hidden) {
		rc = plen_svg_page_kept_ink(page, element->node, &corners.points, true,
					    corners.rgba);
	}
	plen_svg_points_finish(&corners.points);
	if (rc != 0) {
		return rc < 0 ? rc : PLEN_SVG_PAGE_DONE;
	}
	if ((corners.rgba & 0xff) != 0xff && element->node->parent == strokes->root) {
		return draw_marker(strokes, page, element->node);
	}
	return draw_outlines(page, element);
}

int plen_ubz_strokes_polygon(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	return draw_outlines(page, element);
}

void plen_ubz_strokes_begin(struct plen_ubz_strokes *strokes, const struct plen_xml_node *root,
			    const struct plen_matrix *matrix)
{
	*strokes = (struct plen_ubz_strokes){.root = root, .matrix = *matrix};
	name_groups(strokes);
}

void plen_ubz_strokes_finish(struct plen_ubz_strokes *strokes)
{
	free(strokes->named);
	*strokes = (struct plen_ubz_strokes){0};
}

/* SPDX-License-Identifier: MIT
 *
 * Reads the common file format of interactive whiteboards, as the standard has it and as panels
 * write it: namespaces of its drafts, one page without a set of pages, a document that is not in an
 * archive. What is said of elements after the pages is looked up first.
 */
#include "formats/formats.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "css.h"
#include "formats/limits.h"
#include "iwb_kept.h"
#include "iwb_refs.h"
#include "kept.h"
#include "number.h"
#include "reading.h"
#include "svg_out.h"
#include "svg_page.h"
#include "svg_paper.h"

#define CONTENT "content.xml"
#define SIDE_MAX_PX 100000.0
#define WIDTH_PX 1280
#define HEIGHT_PX 960

struct iwb {
	struct plen_svg_page page;
	struct plen_iwb_refs *refs;
	struct plen_iwb_kept *kept;
	const struct plen_xml_node *svg;   /* all pages are in it */
	const struct plen_xml_node *root;  /* of the page that is read */
	const struct plen_xml_node *paper; /* its background rectangle, or NULL */
};

static bool is_marker(const struct plen_xml_node *node)
{
	const char *class = plen_xml_tree_attribute(node, "classname");

	return class != NULL && strcmp(class, "Highlighter") == 0;
}

/* A polyline has no fill in this format, whatever SVG thinks. */
static int draw_line(const struct iwb *iwb, const struct plen_svg_element *element)
{
	struct plen_iwb_says says = plen_iwb_refs_of(iwb->refs, element->node);

	return says.highlight || is_marker(element->node) ? PLEN_SVG_PAGE_MARKER
							  : PLEN_SVG_PAGE_INK;
}

/* Nor has a shape that says none. */
static int draw_shape(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	struct plen_svg_element shape = *element;
	const struct plen_xml_node *node = element->node;

	if (plen_xml_tree_attribute(node, "fill") == NULL &&
	    plen_xml_tree_attribute(node, "style") == NULL) {
		shape.style.fill = 0;
	}
	if (element->style.strange) {
		plen_reading_lose(page->reading, PLEN_LOSS_STYLE);
	}

	int rc = plen_svg_shapes_add(page->shapes, &shape);
	return rc < 0 ? rc : PLEN_SVG_PAGE_DONE;
}

static int rule(void *data, struct plen_svg_page *page, const struct plen_svg_element *element)
{
	static const char *const lines[] = {"polyline", "line"};
	static const char *const shapes[] = {"rect", "ellipse", "circle", "polygon", "path"};
	const struct iwb *iwb = data;

	if (element->node == iwb->paper) {
		return PLEN_SVG_PAGE_DONE;
	}
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		if (strcmp(element->node->name, lines[i]) == 0) {
			return draw_line(iwb, element);
		}
	}
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		if (strcmp(element->node->name, shapes[i]) == 0) {
			return draw_shape(page, element);
		}
	}
	return PLEN_SVG_PAGE_USUAL;
}

static const struct plen_xml_node *kept_of(void *data, const struct plen_xml_node *node)
{
	const struct iwb *iwb = data;

	return plen_iwb_kept_of(iwb->kept, plen_xml_tree_attribute(node, "id"));
}

/* -- pages -- */

static bool read_view(const struct plen_xml_node *node, struct plen_svg_view *view)
{
	const char *text = plen_xml_tree_attribute(node, "viewbox");
	double values[4] = {0};

	text = text != NULL ? text : plen_xml_tree_attribute(node, "viewBox");
	bool known = plen_number_list(text, values, 4);
	*view = (struct plen_svg_view){values[0], values[1], values[2], values[3]};
	return known && view->w >= 1 && view->w <= SIDE_MAX_PX && view->h >= 1 &&
	       view->h <= SIDE_MAX_PX && fabs(view->x) <= SIDE_MAX_PX &&
	       fabs(view->y) <= SIDE_MAX_PX;
}

/* A page's own size counts; else the one of all. */
static struct plen_svg_view view_of(const struct iwb *iwb)
{
	const struct plen_xml_node *places[] = {iwb->root, iwb->svg};
	struct plen_svg_view view;

	for (int i = 0; i < 2; i++) {
		double w = plen_xml_tree_number(places[i], "width", 1, SIDE_MAX_PX, 0);
		double h = plen_xml_tree_number(places[i], "height", 1, SIDE_MAX_PX, 0);

		if (read_view(places[i], &view)) {
			return view;
		}
		if (w > 0 && h > 0) {
			return (struct plen_svg_view){0, 0, w, h};
		}
	}
	return (struct plen_svg_view){0, 0, WIDTH_PX, HEIGHT_PX};
}

/* The rectangle that is said to be the background, if it covers the page. */
static const struct plen_xml_node *find_paper(const struct iwb *iwb,
					      const struct plen_svg_view *view)
{
	const struct plen_xml_node *rect = plen_xml_tree_child(iwb->root, "rect");

	return rect != NULL && plen_iwb_refs_of(iwb->refs, rect).background &&
			       plen_svg_paper_covers(rect, view)
		       ? rect
		       : NULL;
}

/* Whose page it is, and where its origin lies, if Plenary wrote it; and whether its paper is a
 * sheet or what a board has by itself. */
static void read_kept_page(const struct iwb *iwb, uint8_t *owner, uint8_t *background,
			   struct plen_matrix *matrix, bool *sheet)
{
	const struct plen_xml_node *kept =
		plen_iwb_kept_of(iwb->kept, plen_xml_tree_attribute(iwb->root, "id"));
	double origin[2];

	if (kept == NULL || !plen_kept_read_page(kept, owner, background)) {
		return;
	}
	if (plen_kept_read_origin(kept, origin)) {
		matrix->e += origin[0];
		matrix->f += origin[1];
	}
	*sheet = plen_xml_tree_attribute_in(kept, PLEN_KEPT_SPACE, "sheet") != NULL;
}

/* What is on a page. Without pages, what stands in one drawing after the other lies on one. */
static int draw_content(struct iwb *iwb, const struct plen_xml_node *root,
			const struct plen_matrix *matrix)
{
	const struct plen_svg_style style = plen_svg_style_default();
	bool is_page = strcmp(root->name, "page") == 0;
	int rc = 0;

	for (; root != NULL && rc == 0; root = is_page ? NULL : plen_xml_tree_next(root, "svg")) {
		for (const struct plen_xml_node *node = plen_xml_tree_child(root, NULL);
		     node != NULL && rc == 0; node = plen_xml_tree_next(node, NULL)) {
			rc = plen_svg_page_draw(&iwb->page, node, &style, matrix);
		}
	}
	return rc;
}

static int draw_page(struct iwb *iwb, const struct plen_xml_node *root)
{
	uint8_t owner = 0, background = PLEN_BACKGROUND_PLAIN;

	iwb->root = root;

	struct plen_svg_view view = view_of(iwb);
	struct plen_matrix matrix = {
		PLEN_UM_PER_PX,          0, 0, PLEN_UM_PER_PX, -view.x * PLEN_UM_PER_PX,
		-view.y * PLEN_UM_PER_PX};
	iwb->paper = find_paper(iwb, &view);
	bool has_sheet = true;
	read_kept_page(iwb, &owner, &background, &matrix, &has_sheet);
	const struct plen_svg_sheet sheet = {
		.w_um = view.w * PLEN_UM_PER_PX,
		.h_um = view.h * PLEN_UM_PER_PX,
		.rgba = plen_svg_paper_colour(iwb->paper),
	};

	int rc = plen_ink_in_page(iwb->page.in, owner, background);
	if (rc == 0 && has_sheet) {
		rc = plen_svg_page_sheet(&iwb->page, &sheet);
	}
	rc = rc < 0 ? rc : draw_content(iwb, root, &matrix);
	return rc < 0 ? rc : plen_svg_page_end(&iwb->page);
}

static uint32_t count_pages(const struct plen_xml_node *set)
{
	uint32_t count = 0;

	for (const struct plen_xml_node *page = plen_xml_tree_child(set, "page"); page != NULL;
	     page = plen_xml_tree_next(page, "page")) {
		count++;
	}
	return count;
}

/* A file with one page need not have a set of pages, nor even a page. */
static int draw_pages(struct iwb *iwb, const struct plen_sink *sink)
{
	const struct plen_xml_node *set = plen_xml_tree_child(iwb->svg, "pageset");
	uint32_t done = 0, total;
	int rc = 0;

	set = set != NULL ? set : iwb->svg;
	total = count_pages(set);
	if (total == 0) {
		return draw_page(iwb, set);
	}
	for (const struct plen_xml_node *page = plen_xml_tree_child(set, "page");
	     page != NULL && rc == 0; page = plen_xml_tree_next(page, "page")) {
		rc = sink->progress(sink->data, done++, total);
		rc = rc < 0 ? rc : draw_page(iwb, page);
	}
	return rc;
}

static int read_content(const uint8_t *bytes, size_t size, struct plen_archive *archive,
			const struct plen_sink *sink, struct plen_reading *reading)
{
	struct plen_xml_tree *tree = NULL;
	struct iwb iwb = {0};
	int rc = plen_xml_tree_parse(&tree, bytes, size, reading);

	if (rc < 0) {
		return rc;
	}

	const struct plen_xml_node *root = plen_xml_tree_root(tree);
	iwb.svg = plen_xml_tree_is(root, NULL, "svg") ? root : plen_xml_tree_child(root, "svg");
	if (iwb.svg == NULL) {
		plen_xml_tree_destroy(tree);
		return plen_reading_fail(reading, PLEN_UNREADABLE_NO_PAGES, "it holds no pages");
	}
	plen_svg_page_init(&iwb.page, sink, reading, archive, "");
	iwb.page.rule = rule;
	iwb.page.kept = kept_of;
	iwb.page.data = &iwb;
	iwb.refs = plen_iwb_refs_create(root);
	iwb.kept = archive != NULL ? plen_iwb_kept_read(archive) : NULL;
	rc = draw_pages(&iwb, sink);
	plen_iwb_kept_destroy(iwb.kept);
	plen_iwb_refs_destroy(iwb.refs);
	plen_svg_page_finish(&iwb.page);
	plen_xml_tree_destroy(tree);
	return rc;
}

/* The content, or else the first document in the uppermost folder. */
static const char *content_of(const struct plen_archive *archive)
{
	const char *name;

	for (uint32_t i = 0; (name = plen_archive_name(archive, i)) != NULL; i++) {
		size_t length = strlen(name);

		if (!plen_archive_has(archive, CONTENT) && strchr(name, '/') == NULL &&
		    length > 4 && strcmp(name + length - 4, ".xml") == 0) {
			return name;
		}
	}
	return CONTENT;
}

static int read_archive(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
			struct plen_reading *reading)
{
	struct plen_archive *archive = NULL;
	uint8_t *content = NULL;
	size_t content_size = 0;
	int rc = plen_archive_open(&archive, bytes, size, reading);

	if (rc < 0) {
		return rc;
	}
	rc = plen_archive_read(archive, content_of(archive), &content, &content_size);
	if (rc < 0) {
		rc = plen_archive_fail(reading, rc, "its content");
	} else {
		rc = read_content(content, content_size, archive, sink, reading);
	}
	free(content);
	plen_archive_close(archive);
	return rc;
}

int plen_iwb_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		  struct plen_reading *reading)
{
	return plen_archive_is(bytes, size) ? read_archive(bytes, size, sink, reading)
					    : read_content(bytes, size, NULL, sink, reading);
}

/* SPDX-License-Identifier: MIT
 *
 * Reads SMART Notebook's files: an archive of pages that are SVG of no namespace, in the order that
 * a manifest says; or, from before version 9, one XML document with all pages in it. What only
 * SMART's own pens draw becomes a plain line: those drawings are not ours to copy.
 */
#include "formats/formats.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "css.h"
#include "formats/limits.h"
#include "reading.h"
#include "svg_out.h"
#include "svg_page.h"
#include "svg_paper.h"
#include "ubz_pages.h"

#define MANIFEST "imsmanifest.xml"
#define SIDE_MAX_PX 100000.0
#define WIDTH_PX 800
#define HEIGHT_PX 600
#define FILES_MAX (2 * PLEN_LIMIT_ARCHIVE_ENTRIES)
#define FANCY_RGBA 0x404040ffu

struct notebook {
	const struct plen_sink *sink;
	struct plen_archive *archive; /* NULL = one document */
	struct plen_svg_page page;
	const struct plen_xml_node *paper; /* the rectangle that is the page's colour, or NULL */
	char **names;                      /* of the pages, in order */
	size_t count, capacity;
};

/* -- which pages -- */

static bool is_page(const char *name)
{
	size_t length = strlen(name);

	return length > 4 && strcmp(name + length - 4, ".svg") == 0;
}

static void add_name(struct notebook *notebook, const char *name)
{
	notebook->names = plen_grow(notebook->names, notebook->count, &notebook->capacity,
				    sizeof(*notebook->names));
	notebook->names[notebook->count++] = plen_strdup(name);
}

static bool has_name(const struct notebook *notebook, const char *name)
{
	for (size_t i = 0; i < notebook->count; i++) {
		if (strcmp(notebook->names[i], name) == 0) {
			return true;
		}
	}
	return false;
}

/* A page may be named again, by the groups that pages are in. */
static void add_files(struct notebook *notebook, const struct plen_xml_node *resource)
{
	uint32_t files = 0;

	for (const struct plen_xml_node *node = resource;
	     node != NULL && notebook->count <= PLEN_LIMIT_PAGES && files < FILES_MAX;
	     node = plen_xml_tree_after(node, resource, true)) {
		const char *name = plen_xml_tree_is(node, NULL, "file")
					   ? plen_xml_tree_attribute(node, "href")
					   : NULL;

		files += name != NULL;
		if (name != NULL && is_page(name) && plen_archive_has(notebook->archive, name) &&
		    !has_name(notebook, name)) {
			add_name(notebook, name);
		}
	}
}

static const struct plen_xml_node *find_pages(const struct plen_xml_node *root)
{
	for (const struct plen_xml_node *node = root; node != NULL;
	     node = plen_xml_tree_after(node, root, true)) {
		const char *identifier = plen_xml_tree_is(node, NULL, "resource")
						 ? plen_xml_tree_attribute(node, "identifier")
						 : NULL;

		if (identifier != NULL && strcmp(identifier, "pages") == 0) {
			return node;
		}
	}
	return NULL;
}

static void read_manifest(struct notebook *notebook)
{
	struct plen_reading manifest_only = {0};
	struct plen_xml_tree *tree = NULL;
	uint8_t *bytes = NULL;
	size_t size = 0;

	if (plen_archive_read(notebook->archive, MANIFEST, &bytes, &size) == 0 &&
	    plen_xml_tree_parse(&tree, bytes, size, &manifest_only) == 0) {
		const struct plen_xml_node *root = plen_xml_tree_root(tree);
		const struct plen_xml_node *pages = find_pages(root);

		if (pages != NULL) {
			add_files(notebook, pages);
		}
		/* Pages that only a group of pages knows are pages too. */
		add_files(notebook, root);
	}
	plen_xml_tree_destroy(tree);
	free(bytes);
}

/* Without a manifest pages are taken by number. */
static void read_numbers(struct notebook *notebook)
{
	struct plen_ubz_pages pages;

	plen_ubz_pages_find(&pages, notebook->archive);
	for (uint32_t i = 0; i < pages.count; i++) {
		add_name(notebook, pages.names[i]);
	}
	plen_ubz_pages_finish(&pages);
}

/* -- what is on a page -- */

static const char *class_of(const struct plen_xml_node *node)
{
	const char *name = plen_xml_tree_attribute(node, "class");

	return name != NULL ? name : "";
}

static void lose(struct plen_svg_page *page, enum plen_loss loss)
{
	plen_reading_lose(page->reading, loss);
}

/* Stars, stripes and rainbows along a line: the line. */
static int draw_fancy(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	struct plen_svg_element line = *element;

	lose(page, PLEN_LOSS_STYLE);
	line.style.stroke = line.style.stroke != 0 ? line.style.stroke : FANCY_RGBA;
	line.style.stroke_width = plen_xml_tree_number(element->node, "stroke-width", 0.1, 1000, 3);
	int rc = plen_svg_page_ink(page, &line, false);
	return rc < 0 ? rc : PLEN_SVG_PAGE_DONE;
}

static int draw_group(const struct notebook *notebook, struct plen_svg_page *page,
		      const struct plen_svg_element *element)
{
	(void)notebook;
	return strcmp(class_of(element->node), "fancypen") == 0 ? draw_fancy(page, element)
								: PLEN_SVG_PAGE_INTO;
}

static int draw_polyline(const struct notebook *notebook, struct plen_svg_page *page,
			 const struct plen_svg_element *element)
{
	const char *marker = plen_xml_tree_attribute(element->node, "hilighter");

	(void)notebook;
	(void)page;
	if (marker != NULL && strcmp(marker, "1") == 0) {
		return PLEN_SVG_PAGE_MARKER;
	}
	return plen_svg_style_fill(&element->style) == 0 ? PLEN_SVG_PAGE_INK : PLEN_SVG_PAGE_USUAL;
}

static int draw_rect(const struct notebook *notebook, struct plen_svg_page *page,
		     const struct plen_svg_element *element)
{
	(void)page;
	return element->node == notebook->paper ? PLEN_SVG_PAGE_DONE : PLEN_SVG_PAGE_USUAL;
}

static int rule(void *data, struct plen_svg_page *page, const struct plen_svg_element *element)
{
	static const struct {
		const char *name;
		int (*draw)(const struct notebook *notebook, struct plen_svg_page *page,
			    const struct plen_svg_element *element);
	} rules[] = {{"g", draw_group}, {"polyline", draw_polyline}, {"rect", draw_rect}};

	if (plen_xml_tree_attribute(element->node, "shortcut") != NULL) {
		lose(page, PLEN_LOSS_LINK);
	}
	if (plen_xml_tree_attribute(element->node, "sound") != NULL) {
		lose(page, PLEN_LOSS_MEDIA);
	}
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		if (strcmp(element->node->name, rules[i].name) == 0) {
			return rules[i].draw(data, page, element);
		}
	}
	return PLEN_SVG_PAGE_USUAL;
}

/* The first rectangle that is in no group, if it covers the page, is the page's colour. */
static const struct plen_xml_node *paper_of(const struct plen_xml_node *root,
					    const struct plen_svg_view *view)
{
	const struct plen_xml_node *rect = plen_xml_tree_child(root, "rect");

	return rect != NULL && plen_svg_paper_covers(rect, view) ? rect : NULL;
}

static int draw_page(struct notebook *notebook, const struct plen_xml_node *root)
{
	const struct plen_matrix matrix = {PLEN_UM_PER_PX, 0, 0, PLEN_UM_PER_PX, 0, 0};
	const struct plen_svg_style style = plen_svg_style_default();
	const struct plen_svg_view view = {
		.w = plen_xml_tree_number(root, "width", 1, SIDE_MAX_PX, WIDTH_PX),
		.h = plen_xml_tree_number(root, "height", 1, SIDE_MAX_PX, HEIGHT_PX),
	};

	notebook->paper = paper_of(root, &view);
	const struct plen_svg_sheet sheet = {
		.w_um = view.w * PLEN_UM_PER_PX,
		.h_um = view.h * PLEN_UM_PER_PX,
		.rgba = plen_svg_paper_colour(notebook->paper),
	};
	int rc = plen_ink_in_page(notebook->page.in, 0, PLEN_BACKGROUND_PLAIN);

	rc = rc < 0 ? rc : plen_svg_page_sheet(&notebook->page, &sheet);
	rc = rc < 0 ? rc : plen_svg_page_draw(&notebook->page, root, &style, &matrix);
	return rc < 0 ? rc : plen_svg_page_end(&notebook->page);
}

/* -- archives -- */

static int read_page(struct notebook *notebook, const char *name)
{
	struct plen_reading page_only = {0};
	struct plen_xml_tree *tree = NULL;
	uint8_t *bytes = NULL;
	size_t size = 0;
	int rc = plen_archive_read(notebook->archive, name, &bytes, &size);

	if (rc == 0) {
		rc = plen_xml_tree_parse(&tree, bytes, size, &page_only);
	}
	free(bytes);
	if (rc == 0) {
		rc = draw_page(notebook, plen_xml_tree_root(tree));
	} else {
		lose(&notebook->page, PLEN_LOSS_BROKEN);
		rc = plen_ink_in_page(notebook->page.in, 0, PLEN_BACKGROUND_PLAIN);
	}
	plen_xml_tree_destroy(tree);
	return rc;
}

static int read_archive(struct notebook *notebook, struct plen_reading *reading)
{
	int rc = 0;

	read_manifest(notebook);
	if (notebook->count == 0) {
		read_numbers(notebook);
	}
	if (notebook->count == 0) {
		return plen_reading_fail(reading, PLEN_UNREADABLE_NO_PAGES,
					 "it holds no pages of SMART Notebook");
	}
	for (size_t i = 0; i < notebook->count && rc == 0; i++) {
		rc = notebook->sink->progress(notebook->sink->data, (uint32_t)i,
					      (uint32_t)notebook->count);
		rc = rc < 0 ? rc : read_page(notebook, notebook->names[i]);
	}
	return rc < 0 ? rc : plen_ink_in_flush(notebook->page.in);
}

/* -- one document -- */

static int read_document(struct notebook *notebook, const uint8_t *bytes, size_t size,
			 struct plen_reading *reading)
{
	struct plen_xml_tree *tree = NULL;
	int rc = plen_xml_tree_parse(&tree, bytes, size, reading);
	const struct plen_xml_node *root = rc == 0 ? plen_xml_tree_root(tree) : NULL;
	uint32_t pages = 0;

	for (const struct plen_xml_node *node = root; node != NULL && rc == 0;) {
		bool page = plen_xml_tree_is(node, NULL, "svg");

		if (page) {
			rc = draw_page(notebook, node);
			pages++;
		}
		node = plen_xml_tree_after(node, root, !page);
	}
	plen_xml_tree_destroy(tree);
	if (rc == 0 && pages == 0) {
		return plen_reading_fail(reading, PLEN_UNREADABLE_DAMAGED,
					 "it is not a file of SMART Notebook");
	}
	return rc;
}

int plen_notebook_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		       struct plen_reading *reading)
{
	struct notebook notebook = {.sink = sink};
	bool packed = plen_archive_is(bytes, size);
	int rc = packed ? plen_archive_open(&notebook.archive, bytes, size, reading) : 0;

	if (rc < 0) {
		return rc;
	}
	plen_svg_page_init(&notebook.page, sink, reading, notebook.archive, "");
	notebook.page.rule = rule;
	notebook.page.stretches = true;
	notebook.page.data = &notebook;
	rc = packed ? read_archive(&notebook, reading)
		    : read_document(&notebook, bytes, size, reading);
	plen_svg_page_finish(&notebook.page);
	for (size_t i = 0; i < notebook.count; i++) {
		free(notebook.names[i]);
	}
	free(notebook.names);
	plen_archive_close(notebook.archive);
	return rc;
}

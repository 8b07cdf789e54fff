/* SPDX-License-Identifier: MIT
 *
 * Reads OpenBoard's documents: an archive of pages that are SVG, the origin in their middle. What
 * lies above is told by a number on each thing. A stroke is a group of polygons, of which the
 * middle is found again; a line without pressure is a polyline.
 */
#include "formats/formats.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "css.h"
#include "formats/limits.h"
#include "kept.h"
#include "number.h"
#include "reading.h"
#include "svg_out.h"
#include "svg_page.h"
#include "ubz_pages.h"
#include "ubz_strokes.h"
#include "ubz_text.h"

#define SIDE_MAX_PX 100000.0
#define WIDTH_PX 1280
#define HEIGHT_PX 960
/* OpenBoard shows this much more than the page around it. */
#define MARGIN_PX 50
#define GRID_PX 100
#define LINE_UM 265
#define LINE_RGBA 0xa5e1ffffu
#define DARK_LINE_RGBA 0xc0c0c0c8u

struct ubz {
	struct plen_archive *archive;
	struct plen_svg_page page;
	struct plen_ubz_pages pages;
	/* Of the page that is read. */
	const struct plen_xml_node *root;
	bool ours; /* Plenary wrote it: whose it is and its paper are kept */
	struct plen_ubz_strokes strokes;
};

static bool is_said(const struct plen_xml_node *node, const char *name)
{
	const char *value = plen_ubz_said(node, name);

	return value != NULL && strcmp(value, "true") == 0;
}

static double said_number(const struct plen_xml_node *node, const char *name, double otherwise)
{
	const char *value = plen_ubz_said(node, name);
	double number;

	return value != NULL && plen_number_parse(value, &number, NULL) ? number : otherwise;
}

static int draw_group(struct ubz *ubz, struct plen_svg_page *page,
		      const struct plen_svg_element *element)
{
	return plen_ubz_strokes_group(&ubz->strokes, page, element);
}

static int draw_polygon(struct ubz *ubz, struct plen_svg_page *page,
			const struct plen_svg_element *element)
{
	(void)ubz;
	return plen_ubz_strokes_polygon(page, element);
}

static int draw_line(struct ubz *ubz, struct plen_svg_page *page,
		     const struct plen_svg_element *element)
{
	(void)ubz;
	(void)page;
	(void)element;
	return PLEN_SVG_PAGE_INK;
}

/* -- texts, files and widgets -- */

static int draw_text(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	const char *colour = plen_ubz_said(element->node, page->theme == PLEN_THEME_DARK
								  ? "fill-on-dark-background"
								  : "fill-on-light-background");
	struct plen_ubz_text text;
	uint32_t rgba;

	if (colour == NULL || !plen_css_colour(colour, &rgba)) {
		rgba = page->theme == PLEN_THEME_DARK ? 0xffffffff : 0x000000ff;
	}
	plen_ubz_text_read(&text, element->node, said_number(element->node, "pixels-per-point", 0),
			   rgba);

	const struct plen_matrix edge = {1, 0, 0, 1, PLEN_UBZ_TEXT_EDGE_PX, PLEN_UBZ_TEXT_EDGE_PX};
	struct plen_matrix matrix = plen_matrix_multiply(element->matrix, edge);
	int rc = 0;

	for (uint32_t i = 0; i < text.blocks.count && rc == 0; i++) {
		const struct plen_svg_text block = plen_ubz_text_block(&text, i);
		const struct plen_matrix below = {1, 0, 0,
						  1, 0, plen_svg_text_extent(&block).below};

		rc = plen_svg_page_note(page, &block, &matrix);
		matrix = plen_matrix_multiply(matrix, below);
	}
	plen_ubz_text_finish(&text);
	return rc < 0 ? rc : PLEN_SVG_PAGE_DONE;
}

static int draw_foreign(struct ubz *ubz, struct plen_svg_page *page,
			const struct plen_svg_element *element)
{
	const char *address = plen_svg_page_address(element->node);
	const char *type = plen_ubz_said(element->node, "type");

	(void)ubz;
	if (strstr(address, ".pdf") != NULL) {
		int rc = plen_svg_page_image(page, element, address, false);
		return rc < 0 ? rc : PLEN_SVG_PAGE_DONE;
	}
	if (type != NULL && strcmp(type, "text") == 0) {
		return draw_text(page, element);
	}
	return PLEN_SVG_PAGE_USUAL;
}

/* The first rectangle is the page itself, which has a sheet. */
static int draw_rect(struct ubz *ubz, struct plen_svg_page *page,
		     const struct plen_svg_element *element)
{
	(void)page;
	return element->node == plen_xml_tree_child(ubz->root, "rect") ? PLEN_SVG_PAGE_DONE
								       : PLEN_SVG_PAGE_USUAL;
}

static int rule(void *data, struct plen_svg_page *page, const struct plen_svg_element *element)
{
	static const struct {
		const char *name;
		int (*draw)(struct ubz *ubz, struct plen_svg_page *page,
			    const struct plen_svg_element *element);
	} rules[] = {
		{"g", draw_group},   {"polygon", draw_polygon}, {"polyline", draw_line},
		{"line", draw_line}, {"rect", draw_rect},       {"foreignObject", draw_foreign},
	};

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		if (strcmp(element->node->name, rules[i].name) == 0) {
			return rules[i].draw(data, page, element);
		}
	}
	return PLEN_SVG_PAGE_USUAL;
}

/* What is kept of a line stands on its group. */
static const struct plen_xml_node *kept_of(void *data, const struct plen_xml_node *node)
{
	(void)data;
	return strcmp(node->name, "polyline") == 0 || strcmp(node->name, "line") == 0 ? node->parent
										      : node;
}

/* -- pages -- */

static bool read_size(const char *text, double *w_px, double *h_px)
{
	const char *x = text != NULL ? strchr(text, 'x') : NULL;

	return x != NULL && plen_number_next(text, w_px) == x &&
	       plen_number_next(x + 1, h_px) != NULL;
}

static bool read_view(const char *text, double *w_px, double *h_px)
{
	double values[4];

	if (!plen_number_list(text, values, 4)) {
		return false;
	}
	*w_px = values[2] - 2 * MARGIN_PX;
	*h_px = values[3] - 2 * MARGIN_PX;
	return true;
}

static bool is_side(double px)
{
	return px >= 1 && px <= SIDE_MAX_PX;
}

static void page_size(const struct plen_xml_node *root, double *w_px, double *h_px)
{
	bool known = read_size(plen_ubz_said(root, "nominal-size"), w_px, h_px) ||
		     read_view(plen_xml_tree_attribute(root, "viewBox"), w_px, h_px);

	if (!known || !is_side(*w_px) || !is_side(*h_px)) {
		*w_px = WIDTH_PX;
		*h_px = HEIGHT_PX;
	}
}

static int draw_sheet(struct ubz *ubz, double w_px, double h_px)
{
	bool dark = is_said(ubz->root, "dark-background");
	bool crossed = is_said(ubz->root, "crossed-background");
	bool ruled = is_said(ubz->root, "ruled-background");
	double grid = said_number(ubz->root, "grid-size", GRID_PX);
	const struct plen_svg_sheet sheet = {
		.w_um = w_px * PLEN_UM_PER_PX,
		.h_um = h_px * PLEN_UM_PER_PX,
		.rgba = dark ? 0x000000ff : 0xffffffff,
		.line_rgba = dark ? DARK_LINE_RGBA : LINE_RGBA,
		.style = crossed ? PLEN_SVG_SHEET_GRAPH
			 : ruled ? PLEN_SVG_SHEET_RULED
				 : PLEN_SVG_SHEET_PLAIN,
		.step_um = (grid >= 4 && grid <= SIDE_MAX_PX ? grid : GRID_PX) * PLEN_UM_PER_PX,
		.line_um = LINE_UM,
		.centred = true,
	};

	return plen_svg_page_sheet(&ubz->page, &sheet);
}

struct layer {
	const struct plen_xml_node *node;
	double z;
	uint32_t place;
};

static int by_height(const void *a, const void *b)
{
	const struct layer *left = a, *right = b;

	if (left->z != right->z) {
		return left->z < right->z ? -1 : 1;
	}
	return left->place < right->place ? -1 : left->place > right->place;
}

/* The things on a page from below to above; the file has them in any order. */
static struct layer *layers_of(const struct ubz *ubz, uint32_t *count)
{
	struct layer *layers = NULL;
	size_t capacity = 0;

	*count = 0;
	for (const struct plen_xml_node *node = plen_xml_tree_child(ubz->root, NULL); node != NULL;
	     node = plen_xml_tree_next(node, NULL)) {
		bool lowest = !ubz->ours && is_said(node, "background");
		double z = said_number(node, "z-value", 0);

		layers = plen_grow(layers, *count, &capacity, sizeof(*layers));
		layers[*count] = (struct layer){node, lowest ? -INFINITY : z, *count};
		(*count)++;
	}
	if (*count > 0) {
		qsort(layers, *count, sizeof(*layers), by_height);
	}
	return layers;
}

static int draw_layers(struct ubz *ubz, const struct plen_matrix *matrix)
{
	struct plen_svg_style style = plen_svg_style_default();
	uint32_t count;
	struct layer *layers = layers_of(ubz, &count);
	int rc = 0;

	plen_ubz_strokes_begin(&ubz->strokes, ubz->root, matrix);
	for (uint32_t i = 0; i < count && rc == 0; i++) {
		rc = plen_svg_page_draw(&ubz->page, layers[i].node, &style, matrix);
	}
	plen_ubz_strokes_finish(&ubz->strokes);
	free(layers);
	return rc < 0 ? rc : plen_svg_page_end(&ubz->page);
}

/* The origin of a page of ours need not be its corner. */
static void move_origin(const struct plen_xml_node *root, struct plen_matrix *matrix)
{
	double origin[2];

	if (plen_kept_read_origin(root, origin)) {
		matrix->e += origin[0];
		matrix->f += origin[1];
	}
}

static int draw_page(struct ubz *ubz, const struct plen_xml_node *root)
{
	struct plen_matrix matrix = {PLEN_UM_PER_PX, 0, 0, PLEN_UM_PER_PX, 0, 0};
	uint8_t owner = 0, background = PLEN_BACKGROUND_PLAIN;
	double w_px, h_px;

	ubz->root = root;
	page_size(root, &w_px, &h_px);
	matrix.e = w_px / 2 * PLEN_UM_PER_PX;
	matrix.f = h_px / 2 * PLEN_UM_PER_PX;
	ubz->ours = plen_kept_read_page(root, &owner, &background);
	if (ubz->ours) {
		move_origin(root, &matrix);
	}

	int rc = plen_ink_in_page(ubz->page.in, owner, background);
	if (rc == 0 && !ubz->ours) {
		rc = draw_sheet(ubz, w_px, h_px);
	}
	return rc < 0 ? rc : draw_layers(ubz, &matrix);
}

/* A page that cannot be read is an empty one, so that the others keep their numbers. */
static int lost_page(struct ubz *ubz)
{
	plen_reading_lose(ubz->page.reading, PLEN_LOSS_BROKEN);
	return plen_ink_in_page(ubz->page.in, 0, PLEN_BACKGROUND_PLAIN);
}

static int read_page(struct ubz *ubz, const char *name)
{
	struct plen_reading page_only = {0};
	struct plen_xml_tree *tree = NULL;
	uint8_t *bytes = NULL;
	size_t size = 0;
	int rc = plen_archive_read(ubz->archive, name, &bytes, &size);

	if (rc == 0) {
		rc = plen_xml_tree_parse(&tree, bytes, size, &page_only);
	}
	free(bytes);
	rc = rc == 0 ? draw_page(ubz, plen_xml_tree_root(tree)) : lost_page(ubz);
	plen_xml_tree_destroy(tree);
	return rc;
}

/* An asset says how many pages it has before the first is shown: they are looked for everywhere. */
static void expect_files(struct ubz *ubz, const char *name)
{
	uint8_t *bytes = NULL;
	size_t size = 0;

	if (plen_archive_peek(ubz->archive, name, &bytes, &size) == 0) {
		plen_svg_assets_expect_all(ubz->page.assets, (const char *)bytes);
	}
	free(bytes);
}

static bool has_pdf(const struct plen_archive *archive)
{
	const char *name;

	for (uint32_t i = 0; (name = plen_archive_name(archive, i)) != NULL; i++) {
		if (strstr(name, ".pdf") != NULL) {
			return true;
		}
	}
	return false;
}

static int read_pages(struct ubz *ubz, const struct plen_sink *sink)
{
	uint32_t looked_at = has_pdf(ubz->archive) ? ubz->pages.count : 0;
	int rc = 0;

	for (uint32_t i = 0; i < looked_at; i++) {
		expect_files(ubz, ubz->pages.names[i]);
	}
	for (uint32_t i = 0; i < ubz->pages.count && rc == 0; i++) {
		rc = sink->progress(sink->data, i, ubz->pages.count);
		rc = rc < 0 ? rc : read_page(ubz, ubz->pages.names[i]);
	}
	return rc < 0 ? rc : plen_ink_in_flush(ubz->page.in);
}

int plen_ubz_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		  struct plen_reading *reading)
{
	struct ubz ubz = {0};
	int rc = plen_archive_open(&ubz.archive, bytes, size, reading);

	if (rc < 0) {
		return rc;
	}
	plen_ubz_pages_find(&ubz.pages, ubz.archive);
	plen_svg_page_init(&ubz.page, sink, reading, ubz.archive, ubz.pages.base);
	ubz.page.rule = rule;
	ubz.page.kept = kept_of;
	ubz.page.data = &ubz;
	rc = ubz.pages.count > 0 ? read_pages(&ubz, sink)
				 : plen_reading_fail(reading, PLEN_UNREADABLE_NO_PAGES,
						     "it holds no pages of OpenBoard");
	plen_svg_page_finish(&ubz.page);
	plen_ubz_pages_finish(&ubz.pages);
	plen_archive_close(ubz.archive);
	return rc;
}

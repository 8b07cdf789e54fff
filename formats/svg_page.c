/* SPDX-License-Identifier: MIT */
#include "svg_page.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "dashes.h"
#include "formats/limits.h"
#include "kept.h"
#include "palette.h"
#include "reading.h"
#include "svg_fit.h"
#include "svg_out.h"
#include "svg_page_frame.h"
#include "svg_path.h"
#include "svg_points.h"
#include "svg_spans.h"

#define FAR PLEN_LIMIT_COORDINATE_UM
/* OpenBoard moves the second of two equal points this far, as browsers draw no dots. */
#define NUDGE 0.0101
#define EVEN 0.92
/* Panels have narrower fonts than most systems have in their place: lines that just fitted there
 * would be broken once more. */
#define NARROWER 1.12
/* How far what is shown may lie from what is kept. */
#define AGREE_UM 300

void plen_svg_page_init(struct plen_svg_page *page, const struct plen_sink *sink,
			struct plen_reading *reading, struct plen_archive *archive,
			const char *base)
{
	struct plen_ink_in *in = plen_ink_in_create(sink, reading);

	*page = (struct plen_svg_page){
		.in = in,
		.reading = reading,
		.assets = plen_svg_assets_create(archive, base, in),
		.shapes = plen_svg_shapes_create(in, reading),
	};
}

void plen_svg_page_finish(struct plen_svg_page *page)
{
	plen_svg_shapes_destroy(page->shapes);
	plen_svg_assets_destroy(page->assets);
	plen_ink_in_destroy(page->in);
}

int plen_svg_page_end(struct plen_svg_page *page)
{
	int rc = plen_svg_shapes_flush(page->shapes);

	page->theme = PLEN_THEME_LIGHT;
	return rc < 0 ? rc : plen_ink_in_flush(page->in);
}

static void lose(struct plen_svg_page *page, enum plen_loss loss)
{
	plen_reading_lose(page->reading, loss);
}

/* -- ink -- */

static void line_points(struct plen_svg_points *points, const struct plen_xml_node *node)
{
	points->at = plen_realloc(points->at, 2, sizeof(*points->at));
	points->at[0] = (struct plen_svg_point){plen_xml_tree_number(node, "x1", -FAR, FAR, 0),
						plen_xml_tree_number(node, "y1", -FAR, FAR, 0)};
	points->at[1] = (struct plen_svg_point){plen_xml_tree_number(node, "x2", -FAR, FAR, 0),
						plen_xml_tree_number(node, "y2", -FAR, FAR, 0)};
	points->count = 2;
}

static bool is_dot_of(const struct plen_svg_points *points, double nudge)
{
	return points->count == 2 && fabs(points->at[1].x - points->at[0].x) <= nudge &&
	       fabs(points->at[1].y - points->at[0].y) <= nudge;
}

/* Nobody in particular wrote it. */
static int begin_stroke(struct plen_svg_page *page, uint32_t rgba, bool marker, double width_um)
{
	uint32_t own;
	uint8_t ink = plen_palette_ink(page->theme, rgba, marker || (rgba & 0xff) != 0xff, &own);
	int rc = plen_ink_in_author(page->in, 0, 0, 0);

	plen_ink_in_begin(page->in, ink, own, width_um);
	return rc;
}

static const struct plen_xml_node *kept_of(const struct plen_svg_page *page,
					   const struct plen_xml_node *node)
{
	return page->kept != NULL ? page->kept(page->data, node) : node;
}

static struct plen_svg_box box_of(const struct plen_svg_points *points)
{
	struct plen_svg_box box = PLEN_SVG_BOX_EMPTY;

	for (uint32_t i = 0; i < points->count; i++) {
		plen_svg_box_add(&box, points->at[i].x, points->at[i].y);
	}
	return box;
}

/* An outline lies around its points, no further than the ink is wide. */
static bool lies_around(const struct plen_svg_points *outline,
			const struct plen_kept_stroke *stroke)
{
	struct plen_svg_box out = box_of(outline), in = PLEN_SVG_BOX_EMPTY;
	double far = stroke->width_um + AGREE_UM;

	for (uint32_t i = 0; i < stroke->count; i++) {
		plen_svg_box_add(&in, stroke->points[i].x_um, stroke->points[i].y_um);
	}
	return fabs(out.left - in.left) <= far && fabs(out.right - in.right) <= far &&
	       fabs(out.top - in.top) <= far && fabs(out.bottom - in.bottom) <= far;
}

/* Points that are seen are the points; kept are their times and pressures. */
static bool take_shown(const struct plen_svg_points *shown, struct plen_kept_stroke *stroke)
{
	bool dot = stroke->count == 1 && is_dot_of(shown, NUDGE * PLEN_UM_PER_PX);

	if (shown->count != stroke->count && !dot) {
		return false;
	}
	for (uint32_t i = 0; i < stroke->count; i++) {
		if (!(fabs(shown->at[i].x) < INT32_MAX) || !(fabs(shown->at[i].y) < INT32_MAX)) {
			return false;
		}
		stroke->points[i].x_um = (int32_t)lround(shown->at[i].x);
		stroke->points[i].y_um = (int32_t)lround(shown->at[i].y);
	}
	return true;
}

/* Whoever gave it another colour meant that. */
static void take_colour(const struct plen_svg_page *page, struct plen_kept_stroke *kept,
			uint32_t rgba)
{
	const struct plen_stroke stroke = {.ink = kept->ink, .rgba = kept->rgba};

	if (plen_palette_stroke(PLEN_THEME_LIGHT, &stroke) >> 8 != rgba >> 8 &&
	    plen_palette_stroke(PLEN_THEME_DARK, &stroke) >> 8 != rgba >> 8) {
		kept->ink = plen_palette_ink(page->theme, rgba, plen_palette_is_marker(kept->ink),
					     &kept->rgba);
	}
}

int plen_svg_page_kept_ink(struct plen_svg_page *page, const struct plen_xml_node *node,
			   const struct plen_svg_points *shown, bool is_outline, uint32_t rgba)
{
	const struct plen_xml_node *at = kept_of(page, node);
	struct plen_kept_stroke kept;
	int rc = 0;

	if (at == NULL || shown->count == 0 || !plen_kept_read_stroke(at, &kept)) {
		return 0;
	}

	bool agrees = kept.has_points == is_outline &&
		      (is_outline ? lies_around(shown, &kept) : take_shown(shown, &kept));
	if (agrees) {
		take_colour(page, &kept, rgba);
		rc = plen_ink_in_author(page->in, kept.group, kept.mark, 0);
		plen_ink_in_begin(page->in, kept.ink, kept.rgba, kept.width_um);
		for (uint32_t i = 0; i < kept.count; i++) {
			plen_ink_in_pressed_point(page->in, kept.points[i].x_um,
						  kept.points[i].y_um, kept.points[i].t_ms,
						  kept.points[i].pressure);
		}
		rc = rc < 0 ? rc : plen_ink_in_end(page->in);
	}
	plen_kept_finish_stroke(&kept);
	return rc < 0 ? rc : agrees;
}

static int put_line(struct plen_svg_page *page, const struct plen_svg_points *points, uint32_t rgba,
		    bool marker, double width_um)
{
	int rc = begin_stroke(page, rgba, marker, width_um);

	for (uint32_t i = 0; i < points->count && rc == 0; i++) {
		plen_ink_in_point(page->in, points->at[i].x, points->at[i].y, 0, width_um);
	}
	return rc < 0 ? rc : plen_ink_in_end(page->in);
}

/* Lengths that stand with the line itself. */
static struct plen_dashes dashes_of(const struct plen_svg_element *element)
{
	const char *text = plen_xml_tree_attribute(element->node, "stroke-dasharray");

	return text != NULL ? plen_dashes_parse(text, plen_matrix_scale(&element->matrix))
			    : (struct plen_dashes){.count = 0};
}

/* 1, 0 if the line is to be plain, or what the sink returned. */
static int put_dashes(struct plen_svg_page *page, const struct plen_svg_element *element,
		      const struct plen_svg_points *points, bool marker, double width_um)
{
	uint32_t rgba = plen_svg_style_stroke(&element->style), own = 0;
	uint8_t ink = plen_palette_ink(page->theme, rgba, marker || (rgba & 0xff) != 0xff, &own);
	const char *cap = plen_xml_tree_attribute(element->node, "stroke-linecap");
	struct plen_dashes dashes = dashes_of(element);
	struct plen_dashes_point *line = plen_calloc(points->count, sizeof(*line));
	int rc = plen_ink_in_author(page->in, 0, 0, 0);

	for (uint32_t i = 0; i < points->count; i++) {
		line[i] = (struct plen_dashes_point){points->at[i].x, points->at[i].y, width_um};
	}
	if (rc == 0 && points->count > 1) {
		rc = plen_dashes_put(&dashes, page->in, ink, own, width_um, line, points->count,
				     cap == NULL || strcmp(cap, "butt") == 0);
	}
	free(line);
	if (rc == 0) {
		lose(page, PLEN_LOSS_STYLE);
	}
	return rc;
}

int plen_svg_page_ink(struct plen_svg_page *page, const struct plen_svg_element *element,
		      bool marker)
{
	const struct plen_svg_style *style = &element->style;
	const struct plen_xml_node *node = element->node;
	uint32_t rgba = plen_svg_style_stroke(style);
	double width_um = style->stroke_width * plen_matrix_scale(&element->matrix);
	struct plen_svg_points points = {0};

	if (style->hidden || rgba == 0) {
		return 0;
	}
	if (strcmp(node->name, "line") == 0) {
		line_points(&points, node);
	} else {
		plen_svg_points_parse(&points, plen_xml_tree_attribute(node, "points"));
	}
	if (style->strange) {
		lose(page, PLEN_LOSS_STYLE);
	}
	if (points.broken && points.count > 0) {
		lose(page, PLEN_LOSS_BROKEN);
	}

	bool dot = is_dot_of(&points, NUDGE);
	plen_svg_points_move(&points, &element->matrix);
	int rc = plen_svg_page_kept_ink(page, node, &points, false, rgba);
	if (rc == 0 && style->dashed) {
		rc = put_dashes(page, element, &points, marker, width_um);
	}
	if (rc == 0) {
		points.count = dot ? 1 : points.count;
		rc = put_line(page, &points, rgba, marker, width_um);
	}
	plen_svg_points_finish(&points);
	return rc < 0 ? rc : 0;
}

int plen_svg_page_ribbon(struct plen_svg_page *page, const struct plen_ribbon *ribbon,
			 uint32_t rgba)
{
	double widest = 0, thinnest = INFINITY;

	for (uint32_t i = 0; i < ribbon->count; i++) {
		widest = fmax(widest, ribbon->at[i].width);
		thinnest = fmin(thinnest, ribbon->at[i].width);
	}

	/* Less than that comes of rounding, not of a hand. */
	bool even = thinnest >= EVEN * widest;
	int rc = begin_stroke(page, rgba, false, widest);
	for (uint32_t i = 0; i < ribbon->count && rc == 0; i++) {
		plen_ink_in_point(page->in, ribbon->at[i].x, ribbon->at[i].y, 0,
				  even ? widest : ribbon->at[i].width);
	}
	return rc < 0 ? rc : plen_ink_in_end(page->in);
}

/* -- pictures -- */

static int put_picture(struct plen_svg_page *page, const struct plen_matrix *matrix, double w_um,
		       double h_um, struct plen_op_picture *picture)
{
	if (!plen_transform_place(matrix, w_um, h_um, picture)) {
		lose(page, PLEN_LOSS_BROKEN);
		return 0;
	}

	int rc = plen_ink_in_author(page->in, 0, 0, 0);
	return rc < 0 ? rc : plen_ink_in_picture(page->in, picture);
}

/* A document that was made here. */
static int put_made(struct plen_svg_page *page, const struct plen_matrix *matrix, double w_um,
		    double h_um, uint8_t *bytes, size_t size, struct plen_op_picture picture)
{
	int rc = plen_ink_in_asset(page->in, PLEN_MEDIA_SVG, 1, bytes, size, &picture.asset);

	free(bytes);
	if (rc == -E2BIG) {
		lose(page, PLEN_LOSS_LIMIT);
		return 0;
	}
	return rc < 0 ? rc : put_picture(page, matrix, w_um, h_um, &picture);
}

int plen_svg_page_sheet(struct plen_svg_page *page, const struct plen_svg_sheet *sheet)
{
	size_t size = 0;
	uint8_t *bytes = plen_svg_sheet_make(sheet, &size);

	page->theme = plen_palette_theme_of(sheet->rgba);
	return put_made(
		page, &PLEN_MATRIX_IDENTITY, sheet->w_um, sheet->h_um, bytes, size,
		(struct plen_op_picture){.sheet = 1, .dark = page->theme == PLEN_THEME_DARK});
}

/* From a picture's own um, whose corner is at x, y user units, to the page's. */
static struct plen_matrix placed(const struct plen_matrix *matrix, double x, double y, double um)
{
	return plen_matrix_multiply(*matrix, (struct plen_matrix){1 / um, 0, 0, 1 / um, x, y});
}

int plen_svg_page_note(struct plen_svg_page *page, const struct plen_svg_text *text,
		       const struct plen_matrix *matrix)
{
	struct plen_svg_text_box box;
	size_t size = 0;
	int rc = plen_svg_shapes_flush(page->shapes);

	if (rc < 0 || strspn(text->text, " \t\r\n") == strlen(text->text)) {
		return rc;
	}
	lose(page, PLEN_LOSS_TEXT);

	uint8_t *bytes = plen_svg_text_make(text, PLEN_UM_PER_PX, &box, &size);
	if (box.is_cut) {
		lose(page, PLEN_LOSS_LIMIT);
	}
	struct plen_matrix there = placed(matrix, box.x, 0, PLEN_UM_PER_PX);
	return put_made(page, &there, box.w * PLEN_UM_PER_PX, box.h * PLEN_UM_PER_PX, bytes, size,
			(struct plen_op_picture){0});
}

const char *plen_svg_page_address(const struct plen_xml_node *node)
{
	for (uint32_t i = 0; i < node->attribute_count; i++) {
		if (strcmp(node->attributes[i].name, "href") == 0) {
			return node->attributes[i].value;
		}
	}
	return "";
}

static double side_of(const struct plen_xml_node *node, const char *name, double otherwise)
{
	return plen_xml_tree_number(node, name, 0, FAR, otherwise);
}

static struct plen_matrix matrix_of(const struct plen_op_picture *picture)
{
	return (struct plen_matrix){picture->a_ppm / 1e6, picture->b_ppm / 1e6,
				    picture->c_ppm / 1e6, picture->d_ppm / 1e6,
				    picture->e_um,        picture->f_um};
}

/* Three of its corners lie where the others do. */
static bool agree(const struct plen_op_picture *kept, const struct plen_matrix *shown, double w_um,
		  double h_um)
{
	struct plen_matrix matrix = matrix_of(kept);

	for (int i = 0; i < 3; i++) {
		double x = i == 1 ? kept->w_um : 0, y = i == 2 ? kept->h_um : 0;
		double there_x = i == 1 ? w_um : 0, there_y = i == 2 ? h_um : 0;

		plen_matrix_apply(&matrix, &x, &y);
		plen_matrix_apply(shown, &there_x, &there_y);
		if (!(hypot(x - there_x, y - there_y) <= AGREE_UM)) {
			return false;
		}
	}
	return true;
}

/* 1 if it lies as is kept of it, 0 if nothing is, or what the sink returned. */
static int put_kept(struct plen_svg_page *page, const struct plen_xml_node *node,
		    const struct plen_matrix *there, double w_um, double h_um,
		    const struct plen_svg_asset *asset)
{
	const struct plen_xml_node *at = kept_of(page, node);
	struct plen_op_picture picture;
	uint8_t group = 0;

	if (at == NULL || !plen_kept_read_picture(at, &picture, &group) ||
	    picture.part >= asset->parts || !agree(&picture, there, w_um, h_um)) {
		return 0;
	}
	picture.asset = asset->id;

	int rc = plen_ink_in_author(page->in, group, 0, 0);
	rc = rc < 0 ? rc : plen_ink_in_picture(page->in, &picture);
	return rc < 0 ? rc : 1;
}

/* Where its own proportions lay it. Pages of one PDF have sizes of their own. */
static int put_fitted(struct plen_svg_page *page, const struct plen_xml_node *node,
		      const struct plen_matrix *there, double w_um, double h_um,
		      const struct plen_svg_asset *asset, bool sheet)
{
	const char *aspect = plen_xml_tree_attribute(node, "preserveAspectRatio");
	struct plen_op_picture picture = {.asset = asset->id, .part = asset->part, .sheet = sheet};
	struct plen_svg_box box = {0, 0, w_um, h_um};

	aspect = aspect == NULL && page->stretches ? "none" : aspect;
	if (asset->media != PLEN_MEDIA_PDF && asset->w_px > 0 && w_um > 0 && h_um > 0) {
		box = plen_svg_fit(aspect, w_um, h_um, asset->w_px, asset->h_px);
	}

	const struct plen_matrix within = {1, 0, 0, 1, box.left, box.top};
	const struct plen_matrix fitted = plen_matrix_multiply(*there, within);
	return put_picture(page, &fitted, box.right - box.left, box.bottom - box.top, &picture);
}

int plen_svg_page_image(struct plen_svg_page *page, const struct plen_svg_element *element,
			const char *address, bool sheet)
{
	const struct plen_xml_node *node = element->node;
	struct plen_svg_asset asset = {0};
	struct plen_matrix there =
		placed(&element->matrix, plen_xml_tree_number(node, "x", -FAR, FAR, 0),
		       plen_xml_tree_number(node, "y", -FAR, FAR, 0), PLEN_UM_PER_PX);
	int rc = plen_svg_shapes_flush(page->shapes);
	int found = rc < 0 ? rc : plen_svg_assets_find(page->assets, address, &asset);

	if (found < 0 || element->style.hidden) {
		return found < 0 ? found : 0;
	}

	double w_um = side_of(node, "width", asset.w_px) * PLEN_UM_PER_PX;
	double h_um = side_of(node, "height", asset.h_px) * PLEN_UM_PER_PX;
	if (found == 0) {
		size_t size = 0;
		uint8_t *bytes = plen_svg_page_frame(w_um, h_um, &size);

		lose(page, PLEN_LOSS_IMAGE);
		return put_made(page, &there, w_um, h_um, bytes, size,
				(struct plen_op_picture){.sheet = sheet});
	}

	int kept = put_kept(page, node, &there, w_um, h_um, &asset);
	if (kept != 0) {
		return kept < 0 ? kept : 0;
	}
	return put_fitted(page, node, &there, w_um, h_um, &asset, sheet);
}

/* -- elements as they usually are; PLEN_SVG_* or a negative errno -- */

static int draw_within(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	(void)page;
	return element->style.hidden ? PLEN_SVG_OVER : PLEN_SVG_INTO;
}

static int draw_link(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	lose(page, PLEN_LOSS_LINK);
	return draw_within(page, element);
}

static int draw_shape(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	if (element->style.strange) {
		lose(page, PLEN_LOSS_STYLE);
	}
	return plen_svg_shapes_add(page->shapes, element);
}

/* Lines without a fill are ink: who writes on whiteboards wants to rub them out. */
static int draw_line(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	bool filled = strcmp(element->node->name, "polyline") == 0 &&
		      plen_svg_style_fill(&element->style) != 0;

	return filled ? draw_shape(page, element) : plen_svg_page_ink(page, element, false);
}

static int draw_image(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	return plen_svg_page_image(page, element, plen_svg_page_address(element->node), false);
}

/* A textarea as it is drawn, block by block from above. */
struct area {
	struct plen_svg_page *page;
	struct plen_matrix matrix;
	double width;
};

static int draw_block(void *data, const struct plen_svg_text *block)
{
	struct area *area = data;
	struct plen_svg_text text = *block;

	text.width = area->width * (text.align == PLEN_SVG_ALIGN_LEFT ? NARROWER : 1);
	int rc = plen_svg_page_note(area->page, &text, &area->matrix);
	const struct plen_matrix below = {1, 0, 0, 1, 0, plen_svg_text_extent(&text).below};
	area->matrix = plen_matrix_multiply(area->matrix, below);
	return rc;
}

static int draw_textarea(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	const struct plen_xml_node *node = element->node;
	const struct plen_matrix corner = {1,
					   0,
					   0,
					   1,
					   plen_xml_tree_number(node, "x", -FAR, FAR, 0),
					   plen_xml_tree_number(node, "y", -FAR, FAR, 0)};
	struct area area = {page, plen_matrix_multiply(element->matrix, corner),
			    side_of(node, "width", 0)};

	return element->style.hidden ? PLEN_SVG_OVER
				     : plen_svg_spans_blocks(element, draw_block, &area);
}

static int draw_media(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	(void)element;
	lose(page, PLEN_LOSS_MEDIA);
	return PLEN_SVG_OVER;
}

static int draw_foreign(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	(void)element;
	lose(page, PLEN_LOSS_WIDGET);
	return PLEN_SVG_OVER;
}

static int draw_copy(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	(void)element;
	lose(page, PLEN_LOSS_BROKEN);
	return PLEN_SVG_OVER;
}

static const struct {
	const char *name;
	int (*draw)(struct plen_svg_page *page, const struct plen_svg_element *element);
} usual[] = {
	{"svg", draw_within},
	{"g", draw_within},
	{"switch", draw_within},
	{"page", draw_within},
	{"a", draw_link},
	{"polyline", draw_line},
	{"line", draw_line},
	{"polygon", draw_shape},
	{"rect", draw_shape},
	{"circle", draw_shape},
	{"ellipse", draw_shape},
	{"path", draw_shape},
	{"text", draw_shape},
	{"textarea", draw_textarea},
	{"textArea", draw_textarea},
	{"image", draw_image},
	{"video", draw_media},
	{"audio", draw_media},
	{"foreignObject", draw_foreign},
	{"use", draw_copy},
};

static int draw_usual(struct plen_svg_page *page, const struct plen_svg_element *element)
{
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++) {
		if (strcmp(element->node->name, usual[i].name) == 0) {
			return usual[i].draw(page, element);
		}
	}
	return PLEN_SVG_OVER;
}

static int visit(void *data, const struct plen_svg_element *element)
{
	struct plen_svg_page *page = data;
	int as = page->rule != NULL ? page->rule(page->data, page, element) : PLEN_SVG_PAGE_USUAL;

	switch (as) {
	case PLEN_SVG_PAGE_USUAL:
		return draw_usual(page, element);
	case PLEN_SVG_PAGE_INK:
	case PLEN_SVG_PAGE_MARKER:
		return plen_svg_page_ink(page, element, as == PLEN_SVG_PAGE_MARKER);
	case PLEN_SVG_PAGE_INTO:
		return PLEN_SVG_INTO;
	default:
		return as < 0 ? as : PLEN_SVG_OVER;
	}
}

int plen_svg_page_draw(struct plen_svg_page *page, const struct plen_xml_node *top,
		       const struct plen_svg_style *style, const struct plen_matrix *matrix)
{
	return plen_svg_walk(top, style, matrix, visit, page);
}

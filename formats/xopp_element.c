/* SPDX-License-Identifier: MIT
 *
 * What lies on a layer of Xournal++ besides strokes: texts, images, formulas, links.
 */
#include "xopp.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base64.h"
#include "common/mem.h"
#include "formats/image_kind.h"
#include "kept.h"
#include "reading.h"
#include "svg_page_frame.h"
#include "svg_picture.h"
#include "transform.h"

#define FAR_PT 1e6
#define FONT_MAX_PT 2000.0
#define FONT_DEFAULT_PT 12.0
/* A pixel of an image is a point of the page. */
#define PX_PER_INCH 72.0
#define FRAME_PT 72.0

/* From points of the page, moved by `matrix` before, to where they lie. */
static bool place_at(const struct xopp_reader *reader, const struct plen_matrix *matrix,
		     double w_pt, double h_pt, struct plen_op_picture *picture)
{
	struct plen_matrix there = *matrix;

	there.e = reader->x_um + matrix->e * PLEN_UM_PER_PT;
	there.f = reader->y_um + matrix->f * PLEN_UM_PER_PT;
	return plen_transform_place(&there, w_pt * PLEN_UM_PER_PT, h_pt * PLEN_UM_PER_PT, picture);
}

/* Takes over `bytes`. */
static int put_placed(struct xopp_reader *reader, uint8_t media, uint8_t *bytes, size_t size,
		      struct plen_op_picture *picture)
{
	int rc = plen_ink_in_asset(reader->in, media, 1, bytes, size, &picture->asset);

	free(bytes);
	if (rc == -E2BIG) {
		plen_reading_lose(reader->reading, PLEN_LOSS_LIMIT);
		return 0;
	}
	return rc != 0 ? rc : plen_ink_in_picture(reader->in, picture);
}

/* Takes over `bytes`. */
static int put_moved(struct xopp_reader *reader, uint8_t media, uint8_t *bytes, size_t size,
		     const struct plen_matrix *matrix, double w_pt, double h_pt)
{
	struct plen_op_picture picture = {0};
	int rc = plen_ink_in_author(reader->in, reader->group, 0, 0);

	if (rc != 0 || !place_at(reader, matrix, w_pt, h_pt, &picture)) {
		free(bytes);
		plen_reading_lose(reader->reading, PLEN_LOSS_BROKEN);
		return rc;
	}
	return put_placed(reader, media, bytes, size, &picture);
}

int plen_xopp_put_picture(struct xopp_reader *reader, uint8_t media, uint8_t *bytes, size_t size,
			  double x_pt, double y_pt, double w_pt, double h_pt)
{
	const struct plen_matrix matrix = {1, 0, 0, 1, x_pt, y_pt};

	return put_moved(reader, media, bytes, size, &matrix, w_pt, h_pt);
}

/* In new files: from an element's own points to those of the page. */
static bool read_matrix(const struct plen_xml_node *node, struct plen_matrix *matrix)
{
	const char *numbers = plen_xml_tree_attribute(node, "matrix");
	char *text = numbers != NULL ? plen_asprintf("matrix(%s)", numbers) : NULL;
	bool valid = text != NULL && plen_transform_parse(text, matrix);

	free(text);
	return valid;
}

/* -- texts -- */

/* "Times New Roman, Bold Italic" is a family and what follows it. */
struct font {
	char *family;
	bool bold, italic;
};

static bool take_word(struct font *font, const char *word)
{
	if (strcasecmp(word, "bold") == 0) {
		font->bold = true;
	} else if (strcasecmp(word, "italic") == 0 || strcasecmp(word, "oblique") == 0) {
		font->italic = true;
	} else if (strcasecmp(word, "regular") != 0) {
		return false;
	}
	return true;
}

static struct font font_of(const char *name)
{
	struct font font = {.family = plen_strdup(name != NULL ? name : "")};
	char *space = NULL;

	while ((space = strrchr(font.family, ' ')) != NULL && take_word(&font, space + 1)) {
		*space = '\0';
	}
	size_t length = strlen(font.family);
	if (length > 0 && font.family[length - 1] == ',') {
		font.family[length - 1] = '\0';
	}
	return font;
}

static enum plen_svg_align align_of(const struct plen_xml_node *node)
{
	const char *align = plen_xml_tree_attribute(node, "align");

	if (align != NULL && strcmp(align, "center") == 0) {
		return PLEN_SVG_ALIGN_MIDDLE;
	}
	return align != NULL && strcmp(align, "right") == 0 ? PLEN_SVG_ALIGN_RIGHT
							    : PLEN_SVG_ALIGN_LEFT;
}

/* A matrix in new files, x and y in others. */
static bool text_matrix(const struct plen_xml_node *node, struct plen_matrix *matrix)
{
	if (plen_xml_tree_attribute(node, "matrix") != NULL) {
		return read_matrix(node, matrix);
	}
	*matrix = PLEN_MATRIX_IDENTITY;
	matrix->e = plen_xml_tree_number(node, "x", -FAR_PT, FAR_PT, 0);
	matrix->f = plen_xml_tree_number(node, "y", -FAR_PT, FAR_PT, 0);
	return true;
}

static int put_text(struct xopp_reader *reader, const struct plen_xml_node *node,
		    const struct plen_svg_text *text)
{
	struct plen_svg_text_box box;
	struct plen_matrix matrix;
	size_t size = 0;

	if (!text_matrix(node, &matrix)) {
		plen_reading_lose(reader->reading, PLEN_LOSS_BROKEN);
		return 0;
	}

	uint8_t *bytes = plen_svg_text_make(text, PLEN_UM_PER_PT, &box, &size);
	if (box.is_cut) {
		plen_reading_lose(reader->reading, PLEN_LOSS_LIMIT);
	}
	matrix.e += matrix.a * box.x;
	matrix.f += matrix.b * box.x;
	plen_reading_lose(reader->reading, PLEN_LOSS_TEXT);
	return put_moved(reader, PLEN_MEDIA_SVG, bytes, size, &matrix, box.w, box.h);
}

static int read_text(struct xopp_reader *reader, const struct plen_xml_node *node)
{
	char *words = plen_xml_tree_text(node);
	struct font font = font_of(plen_xml_tree_attribute(node, "font"));
	struct plen_svg_text text = {
		.text = words,
		.family = font.family,
		.size = plen_xml_tree_number(node, "size", 0.1, FONT_MAX_PT, FONT_DEFAULT_PT),
		.rgba = 0x000000FF,
		.bold = font.bold,
		.italic = font.italic,
		.width = plen_xml_tree_number(node, "wrap", 0, FAR_PT, 0),
		.align = align_of(node),
	};
	int rc = 0;

	plen_xopp_colour(plen_xml_tree_attribute(node, "color"), false, &text.rgba);
	if (words[strspn(words, " \t\r\n")] != '\0') {
		rc = put_text(reader, node, &text);
	}
	free(words);
	free(font.family);
	return rc;
}

static int read_link(struct xopp_reader *reader, const struct plen_xml_node *node)
{
	plen_reading_lose(reader->reading, PLEN_LOSS_LINK);
	return read_text(reader, node);
}

/* -- images -- */

/* What the element holds: as text, or in the packaged variant as a file beside. */
static uint8_t *image_bytes(struct xopp_reader *reader, const struct plen_xml_node *node,
			    size_t *size)
{
	const struct plen_xml_node *attachment = plen_xml_tree_child(node, "attachment");
	const char *path = attachment != NULL ? plen_xml_tree_attribute(attachment, "path") : NULL;
	struct plen_buffer buffer = {0};
	uint8_t *bytes = NULL;

	if (path != NULL && reader->archive != NULL) {
		return plen_archive_read(reader->archive, path, &bytes, size) == 0 ? bytes : NULL;
	}
	plen_base64_read(&buffer, plen_xml_tree_own_text(node));
	return plen_buffer_take(&buffer, size);
}

/* A rectangle of w by h points, and where it goes. */
struct frame {
	struct plen_matrix matrix;
	double w, h;
};

static bool frame_between(const struct plen_xml_node *node, struct frame *frame)
{
	double x = plen_xml_tree_number(node, "left", -FAR_PT, FAR_PT, NAN);
	double y = plen_xml_tree_number(node, "top", -FAR_PT, FAR_PT, NAN);
	double right = plen_xml_tree_number(node, "right", -FAR_PT, FAR_PT, NAN);
	double bottom = plen_xml_tree_number(node, "bottom", -FAR_PT, FAR_PT, NAN);

	*frame = (struct frame){{1, 0, 0, 1, x, y}, right - x, bottom - y};
	return frame->w > 0 && frame->h > 0;
}

/* New files move an image of its natural size, a pixel being a point. Of what is no image that is
 * not known, and a frame stands for it. */
static bool frame_of(const struct plen_xml_node *node, int media, const uint8_t *bytes, size_t size,
		     struct frame *frame)
{
	if (plen_xml_tree_attribute(node, "matrix") == NULL) {
		return frame_between(node, frame);
	}
	if (!plen_image_kind_size(media, bytes, size, PX_PER_INCH, &frame->w, &frame->h)) {
		frame->w = frame->h = FRAME_PT;
	}
	return read_matrix(node, &frame->matrix);
}

static int put_image(struct xopp_reader *reader, const struct plen_xml_node *node,
		     const struct frame *frame, uint8_t media, uint8_t *bytes, size_t size)
{
	struct plen_op_picture picture = {0};
	uint8_t group = 0;

	/* One that we wrote lies exactly where it lay. */
	if (!plen_kept_read_picture(node, &picture, &group)) {
		return put_moved(reader, media, bytes, size, &frame->matrix, frame->w, frame->h);
	}

	picture.part = 0;
	int rc = plen_ink_in_author(reader->in, group, 0, 0);
	if (rc != 0) {
		free(bytes);
		return rc;
	}
	return put_placed(reader, media, bytes, size, &picture);
}

static int read_image(struct xopp_reader *reader, const struct plen_xml_node *node)
{
	struct frame frame;
	size_t size = 0;
	uint8_t *bytes = image_bytes(reader, node, &size);
	int media = bytes != NULL ? plen_image_kind(bytes, size) : -1;

	if (!frame_of(node, media, bytes, size, &frame)) {
		free(bytes);
		plen_reading_lose(reader->reading, PLEN_LOSS_BROKEN);
		return 0;
	}
	if (media < 0 || !plen_ink_in_shows(reader->in, (uint8_t)media, bytes, size)) {
		free(bytes);
		plen_reading_lose(reader->reading, PLEN_LOSS_IMAGE);
		bytes = plen_svg_page_frame(frame.w * PLEN_UM_PER_PT, frame.h * PLEN_UM_PER_PT,
					    &size);
		media = PLEN_MEDIA_SVG;
	}
	return put_image(reader, node, &frame, (uint8_t)media, bytes, size);
}

static int read_formula(struct xopp_reader *reader, const struct plen_xml_node *node)
{
	plen_reading_lose(reader->reading, PLEN_LOSS_TEXT);
	return read_image(reader, node);
}

static int read_sound(struct xopp_reader *reader, const struct plen_xml_node *node)
{
	(void)node;
	plen_reading_lose(reader->reading, PLEN_LOSS_MEDIA);
	return 0;
}

static const struct {
	const char *name;
	int (*read)(struct xopp_reader *reader, const struct plen_xml_node *node);
} elements[] = {
	{"stroke", plen_xopp_read_stroke}, {"text", read_text}, {"image", read_image},
	{"teximage", read_formula},        {"link", read_link}, {"audio", read_sound},
	{"timestamp", read_sound},
};

int plen_xopp_read_element(struct xopp_reader *reader, const struct plen_xml_node *node)
{
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		if (plen_xml_tree_is(node, NULL, elements[i].name)) {
			return elements[i].read(reader, node);
		}
	}
	plen_reading_lose(reader->reading, PLEN_LOSS_BROKEN);
	return 0;
}

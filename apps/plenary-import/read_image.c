/* SPDX-License-Identifier: MIT
 *
 * An image: one page, whose sheet it is, the right way up.
 */
#include "readers.h"

#include <errno.h>
#include <math.h>

#include "formats/limits.h"
#include "formats/units.h"
#include "image.h"

/* A pixel is 1/96 inch, as on a screen; but nothing is larger than a wall, and an icon is still
 * seen from the last row. */
#define W_UM_MAX 1904000.0
#define H_UM_MAX 1071000.0
#define W_UM_MIN 200000.0

/* The columns of the matrix, in units, for each orientation; and which corner goes to where the
 * origin was: in units of the picture's own width and height. */
static const struct {
	int a, b, c, d;
	int e_w, e_h, f_w, f_h;
} turns[] = {
	[1] = {1, 0, 0, 1, 0, 0, 0, 0},   [2] = {-1, 0, 0, 1, 1, 0, 0, 0},
	[3] = {-1, 0, 0, -1, 1, 0, 0, 1}, [4] = {1, 0, 0, -1, 0, 0, 0, 1},
	[5] = {0, 1, 1, 0, 0, 0, 0, 0},   [6] = {0, 1, -1, 0, 0, 1, 0, 0},
	[7] = {0, -1, -1, 0, 0, 1, 1, 0}, [8] = {0, -1, 1, 0, 0, 0, 1, 0},
};

static void choose_size(const struct plen_image *image, struct plen_op_picture *picture)
{
	bool is_turned = turns[image->orientation].a == 0;
	double w_px = is_turned ? image->h_px : image->w_px;
	double h_px = is_turned ? image->w_px : image->h_px;
	double scale = fmax(PLEN_UM_PER_PX, W_UM_MIN / w_px);

	scale = fmin(scale, fmin(W_UM_MAX / w_px, H_UM_MAX / h_px));
	picture->w_um = (uint32_t)fmax(1, round(image->w_px * scale));
	picture->h_um = (uint32_t)fmax(1, round(image->h_px * scale));
}

static void turn_upright(unsigned orientation, struct plen_op_picture *picture)
{
	int32_t w_um = (int32_t)picture->w_um;
	int32_t h_um = (int32_t)picture->h_um;

	picture->a_ppm = turns[orientation].a * 1000000;
	picture->b_ppm = turns[orientation].b * 1000000;
	picture->c_ppm = turns[orientation].c * 1000000;
	picture->d_ppm = turns[orientation].d * 1000000;
	picture->e_um = turns[orientation].e_w * w_um + turns[orientation].e_h * h_um;
	picture->f_um = turns[orientation].f_w * w_um + turns[orientation].f_h * h_um;
}

/* `image` is what is known of it. */
static int fail(struct plen_reading *reading, int status, const struct plen_image *image)
{
	bool is_long =
		image->w_px > PLEN_LIMIT_IMAGE_SIDE_PX || image->h_px > PLEN_LIMIT_IMAGE_SIDE_PX;

	if (status != -E2BIG) {
		return plen_reading_fail(reading, PLEN_UNREADABLE_DAMAGED, "no image");
	}
	return plen_reading_fail(
		reading, is_long ? PLEN_UNREADABLE_PICTURE_SIDE : PLEN_UNREADABLE_PICTURE_PX,
		"an image of %u x %u pixels", image->w_px, image->h_px);
}

int plen_image_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		    struct plen_reading *reading)
{
	struct plen_op_picture picture = {.sheet = 1};
	struct plen_image image;
	int status = plen_image_probe(bytes, size, &image);

	if (status < 0) {
		return fail(reading, status, &image);
	}
	if (size > PLEN_OP_ASSET_BYTES_MAX) {
		return plen_reading_fail(reading, PLEN_UNREADABLE_PICTURE_BYTES,
					 "an image of more than %u MB",
					 PLEN_OP_ASSET_BYTES_MAX >> 20);
	}

	struct plen_op_asset asset = {(uint8_t)image.media, 1, (uint32_t)size, bytes};
	if (!plen_readers_shows(sink, &asset)) {
		return plen_reading_fail(reading, PLEN_UNREADABLE_DAMAGED,
					 "an image that cannot be decoded");
	}
	choose_size(&image, &picture);
	turn_upright(image.orientation, &picture);
	status = sink->asset(sink->data, &asset, &picture.asset);
	if (status == 0) {
		status = plen_readers_sheet(sink, &picture);
	}
	return status < 0 ? status : sink->progress(sink->data, 1, 1);
}

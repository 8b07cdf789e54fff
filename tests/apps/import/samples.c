/* SPDX-License-Identifier: MIT
 *
 * samples FOLDER: makes the files that import is tried on, each with content that is known: PDF of
 * one and of three hundred pages, SVG, PNG, JPEG upright and as a phone on its side takes it, WebP.
 */
#include <cairo-pdf.h>
#include <cairo.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jpeglib.h>
#include <webp/encode.h>

#define IMAGE_W 200
#define IMAGE_H 100
#define A4_W_PT 595
#define A4_H_PT 842

static const char *folder;

static const char *path_of(const char *name)
{
	static char path[4096];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static void write_file(const char *name, const void *bytes, size_t size)
{
	FILE *file = fopen(path_of(name), "wb");

	if (file == NULL || fwrite(bytes, 1, size, file) != size || fclose(file) != 0) {
		perror(name);
		exit(1);
	}
}

/* Left half red, right half blue; the upper left corner white. */
static void paint_image(cairo_t *cairo)
{
	cairo_set_source_rgb(cairo, 1, 0, 0);
	cairo_rectangle(cairo, 0, 0, IMAGE_W / 2.0, IMAGE_H);
	cairo_fill(cairo);
	cairo_set_source_rgb(cairo, 0, 0, 1);
	cairo_rectangle(cairo, IMAGE_W / 2.0, 0, IMAGE_W / 2.0, IMAGE_H);
	cairo_fill(cairo);
	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_rectangle(cairo, 0, 0, 20, 20);
	cairo_fill(cairo);
}

static void make_pdf(const char *name, int pages)
{
	cairo_surface_t *surface = cairo_pdf_surface_create(path_of(name), A4_W_PT, A4_H_PT);
	cairo_t *cairo = cairo_create(surface);

	for (int page = 1; page <= pages; page++) {
		char text[32];
		snprintf(text, sizeof(text), "Page %d", page);
		cairo_set_source_rgb(cairo, 0, 0, 0);
		cairo_move_to(cairo, 72, 72);
		cairo_set_font_size(cairo, 36);
		cairo_show_text(cairo, text);
		cairo_rectangle(cairo, 0, A4_H_PT / 2.0, A4_W_PT, A4_H_PT / 2.0);
		cairo_fill(cairo);
		cairo_show_page(cairo);
	}
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
}

/* Rows of RGB. */
static uint8_t *rgb_of(cairo_surface_t *surface)
{
	uint8_t *rgb = malloc((size_t)IMAGE_W * IMAGE_H * 3);
	const uint8_t *data = cairo_image_surface_get_data(surface);
	int stride = cairo_image_surface_get_stride(surface);

	for (int y = 0; y < IMAGE_H; y++) {
		for (int x = 0; x < IMAGE_W; x++) {
			uint32_t pixel;
			memcpy(&pixel, data + y * stride + x * 4, 4);
			uint8_t *to = rgb + (y * IMAGE_W + x) * 3;
			to[0] = (uint8_t)(pixel >> 16);
			to[1] = (uint8_t)(pixel >> 8);
			to[2] = (uint8_t)pixel;
		}
	}
	return rgb;
}

static void make_jpeg(const char *name, uint8_t *rgb, uint8_t orientation)
{
	uint8_t exif[] = {'E', 'x',  'i', 'f', 0, 0, 'M', 'M', 0, 42,          0, 0, 0, 8, 0, 1,
			  1,   0x12, 0,   3,   0, 0, 0,   1,   0, orientation, 0, 0, 0, 0, 0, 0};
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr errors;
	unsigned char *bytes = NULL;
	unsigned long size = 0;

	jpeg.err = jpeg_std_error(&errors);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &bytes, &size);
	jpeg.image_width = IMAGE_W;
	jpeg.image_height = IMAGE_H;
	jpeg.input_components = 3;
	jpeg.in_color_space = JCS_RGB;
	jpeg_set_defaults(&jpeg);
	jpeg_start_compress(&jpeg, TRUE);
	if (orientation != 0) {
		jpeg_write_marker(&jpeg, JPEG_APP0 + 1, exif, sizeof(exif));
	}
	while (jpeg.next_scanline < IMAGE_H) {
		JSAMPROW row = rgb + (size_t)jpeg.next_scanline * IMAGE_W * 3;
		jpeg_write_scanlines(&jpeg, &row, 1);
	}
	jpeg_finish_compress(&jpeg);
	write_file(name, bytes, size);
	jpeg_destroy_compress(&jpeg);
	free(bytes);
}

static void make_webp(const char *name, const uint8_t *rgb)
{
	uint8_t *bytes = NULL;
	size_t size = WebPEncodeLosslessRGB(rgb, IMAGE_W, IMAGE_H, IMAGE_W * 3, &bytes);

	write_file(name, bytes, size);
	WebPFree(bytes);
}

static void make_images(void)
{
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, IMAGE_W, IMAGE_H);
	cairo_t *cairo = cairo_create(surface);

	paint_image(cairo);
	cairo_surface_flush(surface);
	cairo_surface_write_to_png(surface, path_of("image.png"));
	uint8_t *rgb = rgb_of(surface);
	make_jpeg("image.jpg", rgb, 0);
	make_jpeg("phone.jpeg", rgb, 6);
	make_webp("image.webp", rgb);
	free(rgb);
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
}

/* Twelve million pixels, and few bytes. */
static void make_large(void)
{
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 4000, 3000);
	cairo_t *cairo = cairo_create(surface);

	cairo_set_source_rgb(cairo, 1, 0, 0);
	cairo_paint(cairo);
	cairo_surface_write_to_png(surface, path_of("large.png"));
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
}

static void make_svg(void)
{
	static const char svg[] =
		"<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100'>"
		"<rect width='100' height='100' fill='red'/>"
		"<rect x='100' width='100' height='100' fill='blue'/>"
		"<rect width='20' height='20' fill='white'/></svg>";

	static const char wide[] =
		"<svg xmlns='http://www.w3.org/2000/svg' width='500000' height='1000'>"
		"<rect width='500000' height='1000' fill='red'/></svg>";

	write_file("drawing.svg", svg, sizeof(svg) - 1);
	write_file("wide.svg", wide, sizeof(wide) - 1);
}

/* Names that promise more than there is. */
static void make_others(void)
{
	static const char nothing[1];

	write_file("empty.pdf", nothing, 0);
	write_file("huge.pdf", nothing, 1);
	if (truncate(path_of("huge.pdf"), (256 << 20) + 1) != 0) { /* it takes no room */
		perror("huge.pdf");
		exit(1);
	}
	mkdir(path_of("folder.pdf"), 0700);
	unlink(path_of("device.pdf"));
	symlink("/dev/zero", path_of("device.pdf"));
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		return 2;
	}
	folder = argv[1];
	make_pdf("one.pdf", 1);
	make_pdf("many.pdf", 300);
	make_images();
	make_large();
	make_svg();
	make_others();
	return 0;
}

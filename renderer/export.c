/* SPDX-License-Identifier: MIT
 *
 * Chooses pages, opens the surface that the suffix asks for, and sees that the file is whole.
 */
#include "renderer/export.h"

#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>

#include "common/atomic_file.h"
#include "common/mem.h"
#include "export_page.h"
#include "surface_file.h"

#define PT_PER_MM (72 / 25.4)
/* What a PDF page may measure, and what an image may. */
#define PDF_SIDE_MAX_PT 14400.0
/* cairo has 24 bits for whole units, and larger ones vanish without a word. */
#define SVG_SIDE_MAX_PT 4000000.0
#define PNG_SIDE_MAX_PX 8192.0
#define PNG_PX_PER_MM 2.0

struct page_list {
	size_t count, capacity;
	uint32_t *pages;
};

struct job {
	const struct plen_lesson *lesson;
	struct plen_board_size screen;
	const struct plen_export_options *options;
	struct page_list list;
};

static void add_group(struct job *job, uint8_t group)
{
	struct page_list *list = &job->list;
	uint32_t count = plen_lesson_page_count(job->lesson, group);

	for (uint32_t i = 0; i < count; i++) {
		list->pages =
			plen_grow(list->pages, list->count, &list->capacity, sizeof(*list->pages));
		list->pages[list->count++] = plen_lesson_page_at(job->lesson, group, i)->id;
	}
}

/* Page 0 is no page of any lesson: it draws as blank paper. */
static void add_blank(struct job *job)
{
	struct page_list *list = &job->list;

	list->pages = plen_grow(list->pages, list->count, &list->capacity, sizeof(*list->pages));
	list->pages[list->count++] = 0;
}

static bool choose_pages(struct job *job, const struct plen_export_options *options)
{
	for (uint8_t group = 0; group < PLEN_GROUP_COUNT; group++) {
		if (options->group < 0 || options->group == group) {
			add_group(job, group);
		}
	}
	if (job->list.count == 0) {
		add_blank(job);
	}
	if (options->page > 0) {
		if ((size_t)options->page > job->list.count) {
			return false;
		}
		job->list.pages[0] = job->list.pages[options->page - 1];
		job->list.count = 1;
	}
	return true;
}

/* To be asked before each page, and at the end. */
static int tell(const struct job *job, size_t done)
{
	const struct plen_export_options *options = job->options;
	bool goes_on = options->progress == NULL ||
		       options->progress(options->data, (uint32_t)done, (uint32_t)job->list.count);

	return goes_on ? 0 : -ECANCELED;
}

/* What became of the drawing, once its surface has written the last of it. */
static cairo_status_t finish_drawing(cairo_surface_t *surface, cairo_t *cr)
{
	cairo_status_t status = cairo_status(cr);

	cairo_destroy(cr);
	cairo_surface_finish(surface);
	if (status == CAIRO_STATUS_SUCCESS) {
		status = cairo_surface_status(surface);
	}
	cairo_surface_destroy(surface);
	return status;
}

static struct plen_page_rect rect_of(const struct job *job, uint32_t page)
{
	return plen_export_page_rect(job->lesson, page, job->screen);
}

static double scale_within(struct plen_page_rect rect, double wanted, double side_max)
{
	return fmin(wanted, side_max / fmax(rect.w_mm, rect.h_mm));
}

/* The drawings' own name for a page, as the viewer's list of contents shows it. */
static void add_to_contents(cairo_surface_t *surface, const struct job *job, uint32_t page,
			    size_t number)
{
	const struct plen_lesson_page *about = plen_lesson_page(job->lesson, page);
	char title[64], link[32];

	if (about == NULL) {
		return;
	}

	unsigned place = plen_lesson_page_index(job->lesson, page) + 1;
	if (about->owner == PLEN_GROUP_CLASS) {
		snprintf(title, sizeof(title), "Class, page %u", place);
	} else {
		snprintf(title, sizeof(title), "Group %u, page %u", about->owner, place);
	}
	snprintf(link, sizeof(link), "page=%zu", number);
	cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, title, link, 0);
}

static int write_pdf(const struct job *job, const char *path)
{
	struct plen_atomic_file file;
	int rc = plen_atomic_file_open(&file, path);

	if (rc != 0) {
		return rc;
	}

	cairo_surface_t *surface =
		cairo_pdf_surface_create_for_stream(plen_surface_file_write, &file, 1, 1);
	cairo_t *cr = cairo_create(surface);
	for (size_t i = 0; i < job->list.count && (rc = tell(job, i)) == 0; i++) {
		uint32_t page = job->list.pages[i];
		struct plen_page_rect rect = rect_of(job, page);
		double scale = scale_within(rect, PT_PER_MM, PDF_SIDE_MAX_PT);

		cairo_pdf_surface_set_size(surface, rect.w_mm * scale, rect.h_mm * scale);
		plen_export_page_draw(cr, job->lesson, page, rect, scale, job->options);
		add_to_contents(surface, job, page, i + 1);
		cairo_show_page(cr);
	}

	cairo_status_t drawn = finish_drawing(surface, cr);
	if (rc != 0) {
		plen_atomic_file_abort(&file);
		return rc;
	}
	return plen_surface_file_close(&file, drawn);
}

static int write_svg(const struct job *job, uint32_t page, const char *path)
{
	struct plen_page_rect rect = rect_of(job, page);
	struct plen_atomic_file file;
	int rc = plen_atomic_file_open(&file, path);

	if (rc != 0) {
		return rc;
	}

	double scale = scale_within(rect, PT_PER_MM, SVG_SIDE_MAX_PT);
	cairo_surface_t *surface = cairo_svg_surface_create_for_stream(
		plen_surface_file_write, &file, rect.w_mm * scale, rect.h_mm * scale);
	cairo_t *cr = cairo_create(surface);
	plen_export_page_draw(cr, job->lesson, page, rect, scale, job->options);
	return plen_surface_file_close(&file, finish_drawing(surface, cr));
}

static int write_png(const struct job *job, uint32_t page, const char *path)
{
	struct plen_page_rect rect = rect_of(job, page);
	double scale = scale_within(rect, PNG_PX_PER_MM, PNG_SIDE_MAX_PX);
	int width_px = (int)fmax(1, ceil(rect.w_mm * scale));
	int height_px = (int)fmax(1, ceil(rect.h_mm * scale));
	cairo_surface_t *surface =
		cairo_image_surface_create(CAIRO_FORMAT_RGB24, width_px, height_px);
	cairo_t *cr = cairo_create(surface);
	/* The last row and column may be covered in part. */
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	plen_export_page_draw(cr, job->lesson, page, rect, scale, job->options);

	int rc = cairo_status(cr) == CAIRO_STATUS_SUCCESS ? plen_surface_file_png(surface, path)
							  : -ENOMEM;
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	return rc;
}

/* Several pages of a format that holds one: NAME.png becomes NAME-1.png, NAME-2.png ... */
static int write_each(const struct job *job, const char *path, const char *suffix,
		      int (*write_one)(const struct job *job, uint32_t page, const char *path))
{
	int rc = 0;

	for (size_t i = 0; i < job->list.count && rc == 0 && (rc = tell(job, i)) == 0; i++) {
		char *numbered = job->list.count == 1
					 ? plen_strdup(path)
					 : plen_asprintf("%.*s-%zu%s", (int)(suffix - path), path,
							 i + 1, suffix);

		rc = write_one(job, job->list.pages[i], numbered);
		free(numbered);
	}
	return rc;
}

static int write_by_suffix(const struct job *job, const char *path)
{
	const char *suffix = strrchr(path, '.');

	if (suffix != NULL && strcasecmp(suffix, ".pdf") == 0) {
		return write_pdf(job, path);
	}
	if (suffix != NULL && strcasecmp(suffix, ".svg") == 0) {
		return write_each(job, path, suffix, write_svg);
	}
	if (suffix != NULL && strcasecmp(suffix, ".png") == 0) {
		return write_each(job, path, suffix, write_png);
	}
	return -EINVAL;
}

int plen_export_write(const struct plen_lesson *lesson, const char *path,
		      struct plen_board_size screen, const struct plen_export_options *options,
		      char *error, size_t error_size)
{
	struct job job = {.lesson = lesson, .screen = screen, .options = options};
	int rc = -ENOENT;

	if (!choose_pages(&job, options)) {
		snprintf(error, error_size, "%s: there is no page %d; there are %zu", path,
			 options->page, job.list.count);
	} else {
		rc = write_by_suffix(&job, path);
		if (rc == 0) {
			/* It is done: nobody can stop it any more. */
			tell(&job, job.list.count);
		}
		if (rc == -EINVAL) {
			snprintf(error, error_size, "%s: use a name in .pdf, .svg or .png", path);
		} else if (rc == -ECANCELED) {
			snprintf(error, error_size, "%s: cancelled", path);
		} else if (rc != 0) {
			snprintf(error, error_size, "%s: %s", path, strerror(-rc));
		}
	}
	free(job.list.pages);
	return rc;
}

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
#include "export_leaf.h"
#include "surface_file.h"

#define PT_PER_MM (72 / 25.4)
/* What a PDF page may measure, and what an image may. */
#define PDF_SIDE_MAX_PT 14400.0
/* cairo has 24 bits for whole units, and larger ones vanish without a word. */
#define SVG_SIDE_MAX_PT 4000000.0
#define PNG_SIDE_MAX_PX 8192.0
#define PNG_PX_PER_MM 2.0

struct job {
	const struct plen_lesson *lesson;
	struct plen_board_size screen;
	const struct plen_export_options *options;
	struct plen_export_options within; /* while a page is drawn: asks with the pages done */
	uint32_t done;
	struct plen_leaves list;
	struct plen_atomic_set *set; /* what was written, and is not in its place yet */
	struct plen_atomic_set own;  /* where that is, unless somebody else's set goes on */
};

static bool choose_pages(struct job *job)
{
	const struct plen_export_options *options = job->options;
	struct plen_leaves *list = &job->list;

	for (uint8_t group = 0; group < PLEN_GROUP_COUNT; group++) {
		if (options->group < 0 || options->group == group) {
			plen_leaves_add_group(list, job->lesson, group);
		}
	}
	if (list->count == 0) {
		plen_leaves_add_blank(list);
	}
	if (options->page > 0) {
		if ((size_t)options->page > list->count) {
			return false;
		}
		list->leaves[0] = list->leaves[options->page - 1];
		list->count = 1;
	}
	return true;
}

static bool goes_on(void *data, uint32_t done, uint32_t total)
{
	const struct job *job = data;
	const struct plen_export_options *options = job->options;

	(void)done;
	(void)total;
	return options->progress == NULL ||
	       options->progress(options->data, job->done, (uint32_t)job->list.count);
}

/* To be asked before each page, and at the end. */
static int tell(struct job *job, size_t done)
{
	job->done = (uint32_t)done;
	return goes_on(job, 0, 0) ? 0 : -ECANCELED;
}

static void begin(struct job *job, const struct plen_lesson *lesson, struct plen_board_size screen,
		  const struct plen_export_options *options)
{
	*job = (struct job){
		.lesson = lesson, .screen = screen, .options = options, .within = *options};
	job->set = options->set != NULL ? options->set : &job->own;
	job->within.progress = goes_on;
	job->within.data = job;
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

static struct plen_page_rect rect_of(const struct job *job, const struct plen_leaf *leaf)
{
	return plen_leaf_rect(leaf, job->lesson, job->screen);
}

static int draw(const struct job *job, cairo_t *cr, const struct plen_leaf *leaf, double scale)
{
	bool is_whole = plen_leaf_draw(leaf, cr, job->lesson, job->screen, scale, &job->within);

	return is_whole ? 0 : -ECANCELED;
}

static int close_file(const struct job *job, struct plen_atomic_file *file, cairo_status_t drawn,
		      int rc)
{
	if (rc != 0) {
		plen_atomic_file_abort(file);
		return rc;
	}
	return plen_surface_file_close(file, drawn, job->set);
}

static double scale_within(struct plen_page_rect rect, double wanted, double side_max)
{
	return fmin(wanted, side_max / fmax(rect.w_mm, rect.h_mm));
}

/* As the viewer's list of contents shows it. */
static void add_to_contents(cairo_surface_t *surface, const struct job *job,
			    const struct plen_leaf *leaf, size_t number)
{
	char title[64], link[32];

	plen_leaf_title(leaf, job->lesson, title, sizeof(title));
	if (title[0] != '\0') {
		snprintf(link, sizeof(link), "page=%zu", number);
		cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, title, link, 0);
	}
}

static int write_pdf(struct job *job, const char *path)
{
	struct plen_atomic_file file;
	int rc = plen_atomic_file_open(&file, path);

	if (rc != 0) {
		return rc;
	}

	cairo_surface_t *surface =
		cairo_pdf_surface_create_for_stream(plen_surface_file_write, &file, 1, 1);
	cairo_t *cr = cairo_create(surface);
	for (size_t i = 0; i < job->list.count && rc == 0 && (rc = tell(job, i)) == 0; i++) {
		const struct plen_leaf *leaf = &job->list.leaves[i];
		struct plen_page_rect rect = rect_of(job, leaf);
		double scale = scale_within(rect, PT_PER_MM, PDF_SIDE_MAX_PT);

		cairo_pdf_surface_set_size(surface, rect.w_mm * scale, rect.h_mm * scale);
		rc = draw(job, cr, leaf, scale);
		if (rc == 0) {
			add_to_contents(surface, job, leaf, i + 1);
			cairo_show_page(cr);
		}
	}
	return close_file(job, &file, finish_drawing(surface, cr), rc);
}

static int write_svg(const struct job *job, const struct plen_leaf *leaf, const char *path)
{
	struct plen_page_rect rect = rect_of(job, leaf);
	struct plen_atomic_file file;
	int rc = plen_atomic_file_open(&file, path);

	if (rc != 0) {
		return rc;
	}

	double scale = scale_within(rect, PT_PER_MM, SVG_SIDE_MAX_PT);
	cairo_surface_t *surface = cairo_svg_surface_create_for_stream(
		plen_surface_file_write, &file, rect.w_mm * scale, rect.h_mm * scale);
	cairo_t *cr = cairo_create(surface);
	rc = draw(job, cr, leaf, scale);
	return close_file(job, &file, finish_drawing(surface, cr), rc);
}

static int write_png(const struct job *job, const struct plen_leaf *leaf, const char *path)
{
	struct plen_page_rect rect = rect_of(job, leaf);
	double scale = scale_within(rect, PNG_PX_PER_MM, PNG_SIDE_MAX_PX);
	int width_px = (int)fmax(1, ceil(rect.w_mm * scale));
	int height_px = (int)fmax(1, ceil(rect.h_mm * scale));
	cairo_surface_t *surface =
		cairo_image_surface_create(CAIRO_FORMAT_RGB24, width_px, height_px);
	cairo_t *cr = cairo_create(surface);
	/* The last row and column may be covered in part. */
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);

	int rc = draw(job, cr, leaf, scale);
	if (rc == 0) {
		rc = cairo_status(cr) == CAIRO_STATUS_SUCCESS
			     ? plen_surface_file_png(surface, path, job->set)
			     : -ENOMEM;
	}
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	return rc;
}

/* Several pages of a format that holds one: NAME.png becomes NAME-1.png, NAME-2.png ... */
static int write_each(struct job *job, const char *path, const char *suffix,
		      int (*write_one)(const struct job *job, const struct plen_leaf *leaf,
				       const char *path))
{
	int rc = 0;

	for (size_t i = 0; i < job->list.count && rc == 0 && (rc = tell(job, i)) == 0; i++) {
		char *numbered = job->list.count == 1
					 ? plen_strdup(path)
					 : plen_asprintf("%.*s-%zu%s", (int)(suffix - path), path,
							 i + 1, suffix);

		rc = write_one(job, &job->list.leaves[i], numbered);
		free(numbered);
	}
	return rc;
}

static int write_by_suffix(struct job *job, const char *path)
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

/* The last word: what was written appears, or else there is a line on why not. */
static int finish(struct job *job, const char *path, int rc, char *error, size_t error_size)
{
	if (rc == 0) {
		rc = plen_atomic_set_commit(&job->own);
	} else {
		plen_atomic_set_abort(&job->own);
	}
	if (rc == 0 && job->options->progress != NULL) {
		/* It is done: nobody can stop it any more. */
		tell(job, job->list.count);
	} else if (rc == -EINVAL) {
		snprintf(error, error_size, "%s: use a name in .pdf, .svg or .png", path);
	} else if (rc == -ECANCELED) {
		snprintf(error, error_size, "%s: cancelled", path);
	} else if (rc != 0) {
		snprintf(error, error_size, "%s: %s", path, strerror(-rc));
	}
	plen_leaves_finish(&job->list);
	return rc;
}

int plen_export_write(const struct plen_lesson *lesson, const char *path,
		      struct plen_board_size screen, const struct plen_export_options *options,
		      char *error, size_t error_size)
{
	struct job job;

	begin(&job, lesson, screen, options);
	if (!choose_pages(&job)) {
		snprintf(error, error_size, "%s: there is no page %d; there are %zu", path,
			 options->page, job.list.count);
		plen_leaves_finish(&job.list);
		return -ENOENT;
	}
	return finish(&job, path, write_by_suffix(&job, path), error, error_size);
}

int plen_export_overview(const struct plen_lesson *lesson, const char *path,
			 struct plen_board_size screen, const struct plen_export_options *options,
			 char *error, size_t error_size)
{
	struct job job;

	begin(&job, lesson, screen, options);
	plen_leaves_add_group(&job.list, lesson, PLEN_GROUP_CLASS);
	plen_leaves_add_rows(&job.list, lesson);
	if (job.list.count == 0) {
		plen_leaves_add_blank(&job.list);
	}
	return finish(&job, path, write_pdf(&job, path), error, error_size);
}

/* SPDX-License-Identifier: MIT
 *
 * Export of pages to PDF, SVG and PNG: the same drawing on another surface. Files appear when all
 * that is to be written is on disk: targets are either whole or untouched.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/atomic_file.h"
#include "common/ink.h"
#include "lesson/lesson.h"
#include "renderer/pictures.h"

struct plen_export_options {
	int group; /* only this group's pages; -1 = all: the class's first, then each group's */
	int page;  /* only this one of them, from 1; 0 = all */
	enum plen_theme theme;
	/* NULL: what is written appears at the end. Else it is left there, to appear with more. */
	struct plen_atomic_set *set;
	/* NULL: pictures are empty frames. What is not here at once is waited for. */
	const struct plen_picture_source *pictures;
	/* Before each page, now and then within one, and at the end; false to stop (-ECANCELED).
	 * May be NULL. */
	bool (*progress)(void *data, uint32_t done, uint32_t total);
	void *data;
};

/* By the suffix of `path`: .pdf holds all pages; .svg and .png hold one, so that several pages
 * become NAME-1.png, NAME-2.png ... A page is as large as what is on it, and at least one screen of
 * `screen` mm, or its sheet if it has one. 0, or a negative errno with one line in `error`. */
int plen_export_write(const struct plen_lesson *lesson, const char *path,
		      struct plen_board_size screen, const struct plen_export_options *options,
		      char *error, size_t error_size);

/* The class's pages to PDF, and after them what the groups have, side by side: their first pages,
 * their second ... `group` and `page` of the options do not count. */
int plen_export_overview(const struct plen_lesson *lesson, const char *path,
			 struct plen_board_size screen, const struct plen_export_options *options,
			 char *error, size_t error_size);

/* SPDX-License-Identifier: MIT
 *
 * From one file to another, by their names. A table of {from, to, function}: a new format is a new
 * row.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/ink.h"

struct plen_convert_options {
	const char *in, *out;
	int group;        /* -1 = all */
	int page;         /* from 1; 0 = all */
	int64_t until_us; /* lesson time; INT64_MAX = to the end */
	enum plen_theme theme;
	/* Pages done of an export, parts of an import; false to stop, as soon as that is possible
	 * (-ECANCELED). Never NULL. */
	bool (*progress)(void *data, uint32_t done, uint32_t total);
	void *data;
};

/* 0, or a negative errno with one line in `error`; then `out` is as it was. */
int plen_convert(const struct plen_convert_options *options, char *error, size_t error_size);

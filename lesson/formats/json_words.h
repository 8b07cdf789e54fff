/* SPDX-License-Identifier: MIT
 *
 * The words of the JSON dump for the enums of operations, in the enums' order.
 */
#pragma once

#include <stddef.h>

struct plen_json_words {
	const char *const *list;
	size_t count;
};

extern const struct plen_json_words plen_json_kinds; /* from PLEN_OP_PAGE on */
extern const struct plen_json_words plen_json_backgrounds;
/* Of the palette; an ink with a colour of its own has a word behind these. */
extern const struct plen_json_words plen_json_inks;
extern const struct plen_json_words plen_json_media;
extern const struct plen_json_words plen_json_modes;
extern const struct plen_json_words plen_json_signals;
extern const struct plen_json_words plen_json_themes;

#define PLEN_JSON_FORMAT "plenary-lesson"
#define PLEN_JSON_VERSION 2

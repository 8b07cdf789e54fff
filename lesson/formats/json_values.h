/* SPDX-License-Identifier: MIT
 *
 * Values of a JSON text, each checked: of its type and within its range. The first fault is named
 * by its place and sticks, so that reading an object is the list of its members.
 */
#pragma once

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "json_words.h"
#include "report.h"

/* Where the reader is: a list from the inside out, each element in its caller's frame. */
struct plen_json_place {
	const struct plen_json_place *outer;
	const char *name; /* a member, or NULL for an element of a list */
	size_t index;
};

struct plen_json_reader {
	const struct plen_report *report;
	int fault;   /* 0 or a negative errno */
	bool has_v2; /* what came with the second version must be there, else must not */
};

void plen_json_fault(struct plen_json_reader *reader, const struct plen_json_place *place,
		     const char *what);

int64_t plen_json_int(struct plen_json_reader *reader, const struct plen_json_place *place,
		      const json_t *value, int64_t min, int64_t max);
int64_t plen_json_member_int(struct plen_json_reader *reader, const struct plen_json_place *outer,
			     const json_t *object, const char *name, int64_t min, int64_t max);
/* The place of the word in the list. */
uint8_t plen_json_member_word(struct plen_json_reader *reader, const struct plen_json_place *outer,
			      const json_t *object, const char *name,
			      const struct plen_json_words *words);
uint8_t plen_json_member_bool(struct plen_json_reader *reader, const struct plen_json_place *outer,
			      const json_t *object, const char *name);
/* The list, or NULL and a fault. */
const json_t *plen_json_list(struct plen_json_reader *reader, const struct plen_json_place *place,
			     const json_t *value, size_t min, size_t max);
/* Also that there are no members besides. */
void plen_json_expect_object(struct plen_json_reader *reader, const struct plen_json_place *place,
			     const json_t *value, size_t members);

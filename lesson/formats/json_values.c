/* SPDX-License-Identifier: MIT */
#include "json_values.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define PLACE_SIZE 160

/* -- faults -- */

static size_t print_place(char *text, const struct plen_json_place *place)
{
	size_t used = place->outer != NULL ? print_place(text, place->outer) : 0;
	int more = 0;

	if (place->name != NULL) {
		more = snprintf(text + used, PLACE_SIZE - used, "%s%s", used > 0 ? "." : "",
				place->name);
	} else {
		more = snprintf(text + used, PLACE_SIZE - used, "[%zu]", place->index);
	}
	used += more > 0 ? (size_t)more : 0;
	return used < PLACE_SIZE ? used : PLACE_SIZE - 1;
}

void plen_json_fault(struct plen_json_reader *reader, const struct plen_json_place *place,
		     const char *what)
{
	char text[PLACE_SIZE] = "";

	if (reader->fault != 0) {
		return;
	}
	print_place(text, place);
	reader->fault = plen_report_fail(reader->report, -EBADMSG, "%s: %s", text, what);
}

/* -- values -- */

int64_t plen_json_int(struct plen_json_reader *reader, const struct plen_json_place *place,
		      const json_t *value, int64_t min, int64_t max)
{
	char what[96];

	if (json_is_integer(value) && json_integer_value(value) >= min &&
	    json_integer_value(value) <= max) {
		return json_integer_value(value);
	}
	snprintf(what, sizeof(what), "must be a whole number from %" PRId64 " to %" PRId64, min,
		 max);
	plen_json_fault(reader, place, what);
	return min;
}

int64_t plen_json_member_int(struct plen_json_reader *reader, const struct plen_json_place *outer,
			     const json_t *object, const char *name, int64_t min, int64_t max)
{
	const struct plen_json_place place = {outer, name, 0};

	return plen_json_int(reader, &place, json_object_get(object, name), min, max);
}

uint8_t plen_json_member_word(struct plen_json_reader *reader, const struct plen_json_place *outer,
			      const json_t *object, const char *name,
			      const struct plen_json_words *words)
{
	const struct plen_json_place place = {outer, name, 0};
	const char *word = json_string_value(json_object_get(object, name));

	for (size_t i = 0; word != NULL && i < words->count; i++) {
		if (strcmp(word, words->list[i]) == 0) {
			return (uint8_t)i;
		}
	}
	plen_json_fault(reader, &place,
			word != NULL ? "is a word that is not known" : "must be a word");
	return 0;
}

uint8_t plen_json_member_bool(struct plen_json_reader *reader, const struct plen_json_place *outer,
			      const json_t *object, const char *name)
{
	const struct plen_json_place place = {outer, name, 0};
	const json_t *value = json_object_get(object, name);

	if (!json_is_boolean(value)) {
		plen_json_fault(reader, &place, "must be true or false");
	}
	return json_is_true(value);
}

const json_t *plen_json_list(struct plen_json_reader *reader, const struct plen_json_place *place,
			     const json_t *value, size_t min, size_t max)
{
	char what[96];

	if (json_is_array(value) && json_array_size(value) >= min &&
	    json_array_size(value) <= max) {
		return value;
	}
	snprintf(what, sizeof(what), "must be a list of %zu to %zu", min, max);
	plen_json_fault(reader, place, what);
	return NULL;
}

void plen_json_expect_object(struct plen_json_reader *reader, const struct plen_json_place *place,
			     const json_t *value, size_t members)
{
	if (!json_is_object(value)) {
		plen_json_fault(reader, place, "must be an object");
	} else if (json_object_size(value) != members) {
		plen_json_fault(reader, place, "has a member too many or too few");
	}
}

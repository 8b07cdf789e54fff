/* SPDX-License-Identifier: MIT
 *
 * What can be imported, by suffix: what plenary-import reads itself, and what formats/ reads.
 */
#include "importer/job.h"

#include <string.h>
#include <strings.h>

#include "formats/formats.h"

/* Drawings; the readers are in plenary-import. */
static const char *const drawings[] = {"pdf", "png", "jpg", "jpeg", "webp", "svg"};

#define DRAWING_COUNT (sizeof(drawings) / sizeof(drawings[0]))

const char *plen_import_suffix_at(size_t index)
{
	if (index < DRAWING_COUNT) {
		return drawings[index];
	}
	index -= DRAWING_COUNT;
	for (size_t i = 0; plen_format_at(i) != NULL; i++) {
		if (plen_format_at(i)->read == NULL) {
			continue;
		}
		if (index == 0) {
			return plen_format_at(i)->suffix;
		}
		index--;
	}
	return NULL;
}

bool plen_import_knows(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash != NULL ? slash : path, '.');

	for (size_t i = 0; dot != NULL && plen_import_suffix_at(i) != NULL; i++) {
		if (strcasecmp(plen_import_suffix_at(i), dot + 1) == 0) {
			return true;
		}
	}
	return false;
}

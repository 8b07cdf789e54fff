/* SPDX-License-Identifier: MIT
 *
 * What can be imported, by suffix. A list of names only: whoever links the readers themselves,
 * which the board must not, has what they decode with.
 */
#include "importer/job.h"

#include <string.h>
#include <strings.h>

static const char *const suffixes[] = {
	"pdf",  "png", "jpg", "jpeg",     "webp",  "svg",        /* read by plenary-import itself */
	"xopp", "ubz", "iwb", "notebook", "inkml", "xoj", "xbk", /* and by formats/ */
};

const char *plen_import_suffix_at(size_t index)
{
	return index < sizeof(suffixes) / sizeof(suffixes[0]) ? suffixes[index] : NULL;
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

/* SPDX-License-Identifier: MIT
 *
 * What can be imported, by suffix. A list of names only: whoever links the readers themselves,
 * which the board must not, has what they decode with.
 */
#include "importer/job.h"

#include "common/suffix.h"

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
	for (size_t i = 0; plen_import_suffix_at(i) != NULL; i++) {
		if (plen_suffix_is(path, plen_import_suffix_at(i))) {
			return true;
		}
	}
	return false;
}

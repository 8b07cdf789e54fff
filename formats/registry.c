/* SPDX-License-Identifier: MIT
 *
 * The formats, in the order in which they are offered.
 */
#include "formats/formats.h"

#include <strings.h>

static const struct plen_format formats[] = {
	{"xopp", "Xournal++", plen_xopp_read, plen_xopp_write},
	{"ubz", "OpenBoard", plen_ubz_read, plen_ubz_write},
	{"inkml", "InkML", plen_inkml_read, plen_inkml_write},
	{"iwb", "IWB common file format", plen_iwb_read, plen_iwb_write},
	{"notebook", "SMART Notebook", plen_notebook_read, NULL},
	{"xoj", "Xournal", plen_xopp_read, NULL},
	{"xbk", "SMART Notebook", plen_notebook_read, NULL},
	{NULL, NULL, NULL, NULL},
};

const struct plen_format *plen_format_at(size_t index)
{
	const size_t count = sizeof(formats) / sizeof(formats[0]) - 1;

	return index < count ? &formats[index] : NULL;
}

const struct plen_format *plen_format_by_suffix(const char *suffix)
{
	for (size_t i = 0; plen_format_at(i) != NULL; i++) {
		if (strcasecmp(formats[i].suffix, suffix) == 0) {
			return &formats[i];
		}
	}
	return NULL;
}

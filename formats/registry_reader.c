/* SPDX-License-Identifier: MIT
 *
 * What is read, in the order in which it is offered. Whoever links this has what decodes.
 */
#include "formats/formats.h"

#include <strings.h>

static const struct plen_format_reader readers[] = {
	{"xopp", "Xournal++", plen_xopp_read},
	{"ubz", "OpenBoard", plen_ubz_read},
	{"inkml", "InkML", plen_inkml_read},
	{"iwb", "IWB common file format", plen_iwb_read},
	{"notebook", "SMART Notebook", plen_notebook_read},
	{"xoj", "Xournal", plen_xopp_read},
	{"xbk", "SMART Notebook", plen_notebook_read},
};
#define COUNT (sizeof(readers) / sizeof(readers[0]))

const struct plen_format_reader *plen_format_reader_at(size_t index)
{
	return index < COUNT ? &readers[index] : NULL;
}

const struct plen_format_reader *plen_format_reader_by_suffix(const char *suffix)
{
	for (size_t i = 0; i < COUNT; i++) {
		if (strcasecmp(readers[i].suffix, suffix) == 0) {
			return &readers[i];
		}
	}
	return NULL;
}

/* SPDX-License-Identifier: MIT
 *
 * What is written, in the order in which it is offered. It decodes nothing.
 */
#include "formats/formats.h"

#include <strings.h>

static const struct plen_format_writer writers[] = {
	{"xopp", "Xournal++", plen_xopp_write},
	{"ubz", "OpenBoard", plen_ubz_write},
	{"inkml", "InkML", plen_inkml_write},
	{"iwb", "IWB common file format", plen_iwb_write},
};
#define COUNT (sizeof(writers) / sizeof(writers[0]))

const struct plen_format_writer *plen_format_writer_at(size_t index)
{
	return index < COUNT ? &writers[index] : NULL;
}

const struct plen_format_writer *plen_format_writer_by_suffix(const char *suffix)
{
	for (size_t i = 0; i < COUNT; i++) {
		if (strcasecmp(writers[i].suffix, suffix) == 0) {
			return &writers[i];
		}
	}
	return NULL;
}

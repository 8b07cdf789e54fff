/* SPDX-License-Identifier: MIT */
#include "readers.h"

#include <strings.h>

static const struct {
	const char *suffix;
	plen_format_read read;
} rows[] = {
	{"pdf", plen_pdf_read},   {"svg", plen_svg_read},    {"png", plen_image_read},
	{"jpg", plen_image_read}, {"jpeg", plen_image_read}, {"webp", plen_image_read},
};

plen_format_read plen_readers_find(const char *suffix)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (strcasecmp(rows[i].suffix, suffix) == 0) {
			return rows[i].read;
		}
	}

	const struct plen_format_reader *format = plen_format_reader_by_suffix(suffix);
	return format != NULL ? format->read : NULL;
}

int plen_readers_sheet(const struct plen_sink *sink, const struct plen_op_picture *picture)
{
	struct plen_op edit = {
		.kind = PLEN_OP_EDIT,
		.u.edit = {.page = 1, .picture_count = 1, .pictures = picture},
	};
	int status = sink->page(sink->data, PLEN_GROUP_CLASS, PLEN_BACKGROUND_PLAIN);

	return status < 0 ? status : sink->edit(sink->data, &edit);
}

bool plen_readers_shows(const struct plen_sink *sink, const struct plen_op_asset *asset)
{
	return sink->shows == NULL || sink->shows(sink->data, asset);
}

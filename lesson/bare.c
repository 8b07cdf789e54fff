/* SPDX-License-Identifier: MIT */
#include "lesson/bare.h"

#include <stdlib.h>
#include <string.h>

#include "bare_kinds.h"
#include "common/mem.h"
#include "lesson/op.h"

void plen_bare_put(struct plen_bare_out *out, const void *bytes, size_t size)
{
	memcpy(out->bytes + out->size, bytes, size);
	out->size += size;
}

uint8_t *plen_bare_picture(uint8_t media, const uint8_t *bytes, size_t size, size_t *bare_size)
{
	static bool (*const kinds[PLEN_MEDIA_COUNT])(const uint8_t *, size_t,
						     struct plen_bare_out *) = {
		[PLEN_MEDIA_PNG] = plen_bare_png,
		[PLEN_MEDIA_JPEG] = plen_bare_jpeg,
		[PLEN_MEDIA_WEBP] = plen_bare_webp,
	};
	struct plen_bare_out out = {0};

	if (media >= PLEN_MEDIA_COUNT || kinds[media] == NULL || size == 0) {
		return NULL;
	}
	out.bytes = plen_realloc(NULL, size, 1);
	if (!kinds[media](bytes, size, &out)) {
		free(out.bytes);
		return NULL;
	}
	*bare_size = out.size;
	return out.bytes;
}

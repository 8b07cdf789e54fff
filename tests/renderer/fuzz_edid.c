/* SPDX-License-Identifier: MIT */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "edid.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct plen_edid edid;

	if (plen_edid_parse(data, size, &edid) && edid.size.w_mm > 0) {
		assert(plen_edid_is_plausible(edid.size, edid.width_px, edid.height_px));
	}
	return 0;
}

/* SPDX-License-Identifier: MIT */
#include "decoder_out.h"

#include "common/mem.h"

uint32_t plen_decoder_out_next_id(struct plen_decoder_out *out)
{
	return ++out->last_id;
}

void plen_decoder_out_add(struct plen_decoder_out *out, const struct plen_panel_contact *contact)
{
	out->contacts =
		plen_grow(out->contacts, out->count, &out->capacity, sizeof(*out->contacts));
	out->contacts[out->count++] = *contact;
}

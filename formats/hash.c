/* SPDX-License-Identifier: MIT */
#include "hash.h"

#include <stdint.h>

/* Fowler, Noll and Vo's, the upper half folded into the lower, which tables look at. */
size_t plen_hash_text(const char *text)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (; *text != '\0'; text++) {
		hash = (hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
	}
	return (size_t)(hash ^ hash >> 32);
}

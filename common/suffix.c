/* SPDX-License-Identifier: MIT */
#include "common/suffix.h"

#include <string.h>
#include <strings.h>

const char *plen_suffix(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash != NULL ? slash : path, '.');

	return dot != NULL ? dot + 1 : "";
}

bool plen_suffix_is(const char *path, const char *suffix)
{
	return strcasecmp(plen_suffix(path), suffix) == 0;
}

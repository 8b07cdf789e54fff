/* SPDX-License-Identifier: MIT */
#include "group_name.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "common/ink.h"

static const char *const names[PLEN_GROUP_COUNT] = {
	"Class", "Group 1", "Group 2", "Group 3", "Group 4", "Group 5", "Group 6",
};

const char *plen_group_name(uint8_t group)
{
	assert(group < PLEN_GROUP_COUNT);

	return names[group];
}

int plen_group_name_find(const char *name)
{
	for (int i = 0; i < PLEN_GROUP_COUNT && name != NULL; i++) {
		if (strcmp(names[i], name) == 0) {
			return i;
		}
	}
	return -1;
}

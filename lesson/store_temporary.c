/* SPDX-License-Identifier: MIT */
#include "store_temporary.h"

#include <stdlib.h>
#include <unistd.h>

#include "common/mem.h"
#include "common/temporary.h"

char *plen_store_temporary_name(const char *path)
{
	return plen_temporary_name(path, PLEN_TEMPORARY_LESSON);
}

void plen_store_temporary_remove(const char *name)
{
	static const char *const journals[] = {"", "-wal", "-journal", "-shm"};

	for (size_t i = 0; i < sizeof(journals) / sizeof(journals[0]); i++) {
		char *path = plen_asprintf("%s%s", name, journals[i]);
		unlink(path);
		free(path);
	}
}

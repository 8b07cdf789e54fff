/* SPDX-License-Identifier: MIT
 *
 * Names and folders: what is given a name is on the disk, and so is the name.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* `path` with links followed, for the folder at least; NULL and errno if there is no such folder.
 * The caller frees it. */
char *plen_store_path_resolve(const char *path);

/* All of these bytes, at the descriptor's place. 0 or a negative errno. */
int plen_store_path_put(int fd, const uint8_t *data, size_t size);
/* A new file with these bytes, synced. 0 or a negative errno. */
int plen_store_path_write(const char *path, const uint8_t *data, size_t size);

/* Give a finished file its name, durably; with the first, -EEXIST if `path` is there. */
int plen_store_path_publish(const char *finished, const char *path);
int plen_store_path_replace(const char *finished, const char *path);

int plen_store_path_sync_folder(const char *path); /* the one that `path` is in */

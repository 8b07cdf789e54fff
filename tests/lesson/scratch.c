/* SPDX-License-Identifier: MIT */
#include "scratch.h"

#include <assert.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/mem.h"

char *scratch_make(void)
{
	char *folder = plen_strdup("/dev/shm/plenary-test-XXXXXX");

	if (mkdtemp(folder) == NULL) {
		free(folder);
		folder = plen_strdup("/tmp/plenary-test-XXXXXX");
		assert(mkdtemp(folder) != NULL);
	}
	return folder;
}

static int is_entry(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

void scratch_remove(char *folder)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, is_entry, alphasort);

	for (int i = 0; i < count; i++) {
		char *path = scratch_path(folder, entries[i]->d_name);
		if (entries[i]->d_type == DT_DIR) {
			scratch_remove(path);
		} else {
			unlink(path);
			free(path);
		}
		free(entries[i]);
	}
	free(entries);
	rmdir(folder);
	free(folder);
}

void scratch_clear(const char *folder)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, is_entry, NULL);

	for (int i = 0; i < count; i++) {
		char *path = scratch_path(folder, entries[i]->d_name);
		unlink(path);
		free(path);
		free(entries[i]);
	}
	free(entries);
}

char *scratch_path(const char *folder, const char *name)
{
	return plen_asprintf("%s/%s", folder, name);
}

struct scratch_bytes scratch_read(const char *path)
{
	struct scratch_bytes bytes = {0};
	FILE *file = fopen(path, "rb");

	if (file == NULL) {
		return bytes;
	}
	fseek(file, 0, SEEK_END);
	bytes.size = (size_t)ftell(file);
	rewind(file);
	bytes.data = plen_calloc(bytes.size + 1, 1);
	assert(fread(bytes.data, 1, bytes.size, file) == bytes.size);
	fclose(file);
	return bytes;
}

void scratch_write(const char *path, const void *data, size_t size)
{
	FILE *file = fopen(path, "wb");

	assert(file != NULL);
	assert(size == 0 || fwrite(data, 1, size, file) == size);
	assert(fclose(file) == 0);
}

char *scratch_list(const char *folder)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, is_entry, alphasort);
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	for (int i = 0; i < count; i++) {
		char *path = scratch_path(folder, entries[i]->d_name);
		struct scratch_bytes bytes = {0};
		uint64_t sum = 0;
		if (entries[i]->d_type == DT_REG) {
			bytes = scratch_read(path);
		}
		for (size_t k = 0; k < bytes.size; k++) {
			sum = sum * 31 + bytes.data[k];
		}
		fprintf(out, "%s %zu %llx\n", entries[i]->d_name, bytes.size,
			(unsigned long long)sum);
		free(bytes.data);
		free(path);
		free(entries[i]);
	}
	free(entries);
	fclose(out);
	return text;
}

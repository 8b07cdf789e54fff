/* SPDX-License-Identifier: MIT
 *
 * Runs a fuzz target over files and folders of files, so that every build, with any compiler,
 * checks the corpus. libFuzzer brings its own main and this file is then not linked.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int run_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL) {
		perror(path);
		return 1;
	}
	fseek(file, 0, SEEK_END);
	long size = ftell(file);
	rewind(file);

	uint8_t *data = malloc(size > 0 ? (size_t)size : 1);
	size_t got = fread(data, 1, (size_t)size, file);
	fclose(file);
	LLVMFuzzerTestOneInput(data, got);
	free(data);
	return 0;
}

static int run_folder(const char *path, int *count)
{
	DIR *folder = opendir(path);
	struct dirent *entry = NULL;
	int failed = 0;

	if (folder == NULL) {
		perror(path);
		return 1;
	}
	while ((entry = readdir(folder)) != NULL) {
		char name[4096];
		if (entry->d_name[0] == '.') {
			continue;
		}
		snprintf(name, sizeof(name), "%s/%s", path, entry->d_name);
		failed |= run_file(name);
		(*count)++;
	}
	closedir(folder);
	return failed;
}

int main(int argc, char **argv)
{
	int count = 0;
	int failed = 0;

	for (int i = 1; i < argc; i++) {
		struct stat info;
		if (stat(argv[i], &info) == 0 && S_ISDIR(info.st_mode)) {
			failed |= run_folder(argv[i], &count);
		} else {
			failed |= run_file(argv[i]);
			count++;
		}
	}
	printf("%d inputs\n", count);
	return failed != 0 || count == 0;
}

/* SPDX-License-Identifier: MIT */
#include "screen_size.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "edid.h"

/* The base block is all we need; extensions follow it. */
#define EDID_READ_MAX 128
#define SHAPE_ERROR_MAX 0.02

static ssize_t read_file(const char *dir, const char *connector, const char *name, void *bytes,
			 size_t size)
{
	char path[PATH_MAX];
	int length = snprintf(path, sizeof(path), "%s/%s/%s", dir, connector, name);

	if (length < 0 || (size_t)length >= sizeof(path)) {
		return -1;
	}

	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0) {
		return -1;
	}
	ssize_t got = read(fd, bytes, size);
	close(fd);
	return got;
}

static bool is_connected(const char *dir, const char *connector)
{
	char status[16] = "";
	ssize_t got = read_file(dir, connector, "status", status, sizeof(status) - 1);

	/* "disconnected" and "unknown" are the others. */
	return got > 0 && strncmp(status, "connected", strlen("connected")) == 0;
}

static bool has_shape(const struct plen_edid *edid, int width_px, int height_px)
{
	double said = (double)edid->width_px / edid->height_px;
	double seen = (double)width_px / height_px;

	return fabs(said / seen - 1) <= SHAPE_ERROR_MAX;
}

struct plen_board_size plen_screen_size_of(const char *dir, const char *connector, int width_px,
					   int height_px)
{
	uint8_t bytes[EDID_READ_MAX];
	struct plen_edid edid;
	ssize_t got = read_file(dir, connector, "edid", bytes, sizeof(bytes));

	if (got > 0 && plen_edid_parse(bytes, (size_t)got, &edid) && edid.size.w_mm > 0 &&
	    has_shape(&edid, width_px, height_px)) {
		return edid.size;
	}
	return (struct plen_board_size){0};
}

struct plen_board_size plen_screen_size_read(const char *dir, int width_px, int height_px)
{
	struct plen_board_size found = {0};
	int connected = 0;
	DIR *entries = opendir(dir);

	if (entries == NULL) {
		return found;
	}
	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		if (is_connected(dir, entry->d_name)) {
			connected++;
			found = plen_screen_size_of(dir, entry->d_name, width_px, height_px);
		}
	}
	closedir(entries);
	return connected == 1 ? found : (struct plen_board_size){0};
}

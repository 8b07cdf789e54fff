/* SPDX-License-Identifier: MIT
 *
 * What the KMS presenter asks of the system: the few calls of libdrm and of the kernel that it
 * uses, as a table, so that a test can be the kernel and let each call fail in turn.
 *
 * All of them set errno when they fail, by a negative number, NULL, or MAP_FAILED. What the getters
 * of libdrm return is freed by libdrm's own functions, in tests too.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <xf86drmMode.h>

struct plen_kms_calls {
	int (*open)(const char *path); /* for reading and writing, without ever blocking */
	int (*close)(int fd);
	int (*stat)(int fd, struct stat *file);
	ssize_t (*read)(int fd, void *bytes, size_t size);
	/* For what libdrm has no function for, or one that allocates: dumb buffers, atomic commits,
	 * the terminal. Never interrupted. */
	int (*ioctl)(int fd, unsigned long request, void *argument);
	void *(*map)(int fd, size_t size, uint64_t offset);
	int (*unmap)(void *pixels, size_t size);

	int (*get_cap)(int fd, uint64_t capability, uint64_t *value);
	int (*set_client_cap)(int fd, uint64_t capability, uint64_t value);
	int (*is_master)(int fd);
	int (*set_master)(int fd);
	int (*drop_master)(int fd);

	drmModeResPtr (*get_resources)(int fd);
	drmModeConnectorPtr (*get_connector)(int fd, uint32_t id); /* asks the display: slow */
	drmModeConnectorPtr (*get_connector_current)(int fd, uint32_t id); /* what is known */
	drmModeEncoderPtr (*get_encoder)(int fd, uint32_t id);
	drmModePlaneResPtr (*get_planes)(int fd);
	drmModePlanePtr (*get_plane)(int fd, uint32_t id);
	drmModeObjectPropertiesPtr (*get_properties)(int fd, uint32_t object, uint32_t type);
	drmModePropertyPtr (*get_property)(int fd, uint32_t id);

	int (*create_blob)(int fd, const void *data, size_t size, uint32_t *id);
	int (*destroy_blob)(int fd, uint32_t id);
	int (*add_fb)(int fd, uint32_t width, uint32_t height, uint8_t depth, uint8_t bpp,
		      uint32_t pitch, uint32_t handle, uint32_t *id);
	int (*remove_fb)(int fd, uint32_t id);
	int (*set_crtc)(int fd, uint32_t crtc, uint32_t fb, uint32_t x, uint32_t y,
			uint32_t *connectors, int count, drmModeModeInfoPtr mode);
	int (*page_flip)(int fd, uint32_t crtc, uint32_t fb, uint32_t flags, void *data);
	int (*dirty_fb)(int fd, uint32_t fb, drmModeClipPtr clips, uint32_t count);
};

/* The real ones. */
const struct plen_kms_calls *plen_kms_calls_system(void);

/* A number for a call that hands pointers on without looking at them. */
void *plen_kms_calls_number(uintptr_t number);

/* For a call that has returned `result`: 0, or its errno as a negative number. */
int plen_kms_calls_status(int result);

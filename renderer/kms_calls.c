/* SPDX-License-Identifier: MIT */
#include "kms_calls.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xf86drm.h>

static int call_open(const char *path)
{
	return open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
}

static void *call_map(int fd, size_t size, uint64_t offset)
{
	return mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, (off_t)offset);
}

const struct plen_kms_calls *plen_kms_calls_system(void)
{
	static const struct plen_kms_calls calls = {
		.open = call_open,
		.close = close,
		.stat = fstat,
		.read = read,
		.ioctl = drmIoctl,
		.map = call_map,
		.unmap = munmap,
		.get_cap = drmGetCap,
		.set_client_cap = drmSetClientCap,
		.is_master = drmIsMaster,
		.set_master = drmSetMaster,
		.drop_master = drmDropMaster,
		.get_resources = drmModeGetResources,
		.get_connector = drmModeGetConnector,
		.get_connector_current = drmModeGetConnectorCurrent,
		.get_encoder = drmModeGetEncoder,
		.get_planes = drmModeGetPlaneResources,
		.get_plane = drmModeGetPlane,
		.get_properties = drmModeObjectGetProperties,
		.get_property = drmModeGetProperty,
		.create_blob = drmModeCreatePropertyBlob,
		.destroy_blob = drmModeDestroyPropertyBlob,
		.add_fb = drmModeAddFB,
		.remove_fb = drmModeRmFB,
		.set_crtc = drmModeSetCrtc,
		.page_flip = drmModePageFlip,
		.dirty_fb = drmModeDirtyFB,
	};

	return &calls;
}

int plen_kms_calls_status(int result)
{
	if (result >= 0) {
		return 0;
	}
	return errno > 0 ? -errno : -EIO;
}

void *plen_kms_calls_number(uintptr_t number)
{
	void *pointer = NULL;

	memcpy(&pointer, &number, sizeof(pointer));
	return pointer;
}

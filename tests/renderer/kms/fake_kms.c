/* SPDX-License-Identifier: MIT */
#include "fake_kms.h"

#include <assert.h>
#include <drm.h>
#include <errno.h>
#include <linux/kd.h>
#include <linux/major.h>
#include <linux/vt.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/sysmacros.h>
#include <unistd.h>
#include <xf86drm.h>

#include "fake_kms_private.h"

#define BUFFERS_MAX 8
#define BLOBS_MAX 8
#define BLOB_FIRST 900

struct buffer {
	bool is_used, is_mapped;
	uint32_t fb;
	int width_px, height_px;
	uint32_t pitch;
	size_t size;
	uint8_t *pixels, *copy; /* what the card has of it */
	uint8_t *as_sent;       /* while it is shown or about to be */
};

struct blob {
	uint32_t id;
	void *data;
	size_t size;
};

static struct {
	struct fake_kms face;
	int fds[FAKE_KMS_CARDS];
	bool is_open[FAKE_KMS_CARDS], is_master;
	struct buffer buffers[BUFFERS_MAX];
	struct blob blobs[BLOBS_MAX];
	uint32_t next_fb, next_blob;
	int shown, pending; /* buffers; -1 = none */
	uint64_t pending_number, event_number;
	bool has_event;
	drmModeModeInfo mode;
} fake;

struct fake_kms *fake_kms_now(void)
{
	return &fake.face;
}

bool fake_kms_fails(void)
{
	fake.face.calls++;
	if (fake.face.calls == fake.face.fail_at) {
		errno = fake.face.fail_with;
		return true;
	}
	return false;
}

static int fail(int code)
{
	errno = code;
	return -1;
}

struct fake_kms_card *fake_kms_card_of(int fd)
{
	for (int i = 0; i < FAKE_KMS_CARDS; i++) {
		if (fake.is_open[i] && fake.fds[i] == fd) {
			return &fake.face.cards[i];
		}
	}
	assert(!"a descriptor that is not open");
	return NULL;
}

bool fake_kms_is_gone(int fd)
{
	if (fake_kms_card_of(fd)->is_there) {
		return false;
	}
	errno = ENODEV;
	return true;
}

/* Two buffers: what is shown, or was promised, must be as it was sent. */
static void check_shown(void)
{
	for (int i = 0; i < BUFFERS_MAX; i++) {
		const struct buffer *buffer = &fake.buffers[i];

		if (buffer->as_sent != NULL) {
			assert(memcmp(buffer->pixels, buffer->as_sent, buffer->size) == 0);
		}
	}
}

static void keep_sent(int index)
{
	struct buffer *buffer = &fake.buffers[index];

	free(buffer->as_sent);
	buffer->as_sent = malloc(buffer->size);
	memcpy(buffer->as_sent, buffer->pixels, buffer->size);
}

static void forget_sent(int index)
{
	if (index >= 0) {
		free(fake.buffers[index].as_sent);
		fake.buffers[index].as_sent = NULL;
	}
}

static int call_open(const char *path)
{
	int index = path[strlen("/dev/dri/card")] - '0';

	if (fake_kms_fails()) {
		return -1;
	}
	if (index >= FAKE_KMS_CARDS || path[strlen("/dev/dri/card") + 1] != '\0' ||
	    !fake.face.cards[index].is_there) {
		return fail(ENOENT);
	}
	fake.fds[index] = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	fake.is_open[index] = true;
	fake.is_master = fake.is_master || !fake.face.is_elsewhere;
	return fake.fds[index];
}

static int call_close(int fd)
{
	fake_kms_fails();
	fake.is_open[fake_kms_card_of(fd) - fake.face.cards] = false;
	return close(fd);
}

static int call_stat(int fd, struct stat *file)
{
	(void)fd;
	*file = (struct stat){
		.st_mode = S_IFCHR,
		.st_rdev = makedev(TTY_MAJOR, FAKE_KMS_TERMINAL),
	};
	return fake_kms_fails() ? -1 : 0;
}

static ssize_t call_read(int fd, void *bytes, size_t size)
{
	const struct drm_event_vblank event = {
		.base = {.type = DRM_EVENT_FLIP_COMPLETE, .length = sizeof(event)},
		.user_data = fake.event_number,
	};
	eventfd_t ignored = 0;

	eventfd_read(fd, &ignored);
	if (fake_kms_fails()) {
		return -1;
	}
	if (!fake.has_event || size < sizeof(event)) {
		return fail(EAGAIN);
	}
	fake.has_event = false;
	memcpy(bytes, &event, sizeof(event));
	return (ssize_t)sizeof(event);
}

static struct buffer *buffer_of(uint32_t handle)
{
	assert(handle >= 1 && handle <= BUFFERS_MAX && fake.buffers[handle - 1].is_used);
	return &fake.buffers[handle - 1];
}

static int index_of_fb(uint32_t fb)
{
	for (int i = 0; i < BUFFERS_MAX; i++) {
		if (fb != 0 && fake.buffers[i].fb == fb) {
			return i;
		}
	}
	return -1;
}

static int create_dumb(struct drm_mode_create_dumb *ask)
{
	for (uint32_t i = 0; i < BUFFERS_MAX; i++) {
		struct buffer *buffer = &fake.buffers[i];

		if (buffer->is_used) {
			continue;
		}
		*buffer = (struct buffer){
			.is_used = true,
			.width_px = (int)ask->width,
			.height_px = (int)ask->height,
			.pitch = ask->width * 4 + 64, /* no card has rows as tight as ours */
		};
		buffer->size = (size_t)buffer->pitch * ask->height;
		buffer->pixels = calloc(1, buffer->size);
		buffer->copy = calloc(1, buffer->size);
		ask->handle = i + 1;
		ask->pitch = buffer->pitch;
		ask->size = buffer->size;
		return 0;
	}
	return fail(ENOMEM);
}

static void destroy_dumb(uint32_t handle)
{
	struct buffer *buffer = buffer_of(handle);

	assert(buffer->fb == 0 && !buffer->is_mapped);
	free(buffer->pixels);
	free(buffer->copy);
	free(buffer->as_sent);
	*buffer = (struct buffer){0};
}

static void *call_map(int fd, size_t size, uint64_t offset)
{
	struct buffer *buffer = buffer_of((uint32_t)offset);

	(void)fd;
	if (fake_kms_fails()) {
		return MAP_FAILED;
	}
	assert(!buffer->is_mapped && size == buffer->size);
	buffer->is_mapped = true;
	return buffer->pixels;
}

static int call_unmap(void *pixels, size_t size)
{
	fake_kms_fails();
	for (int i = 0; i < BUFFERS_MAX; i++) {
		struct buffer *buffer = &fake.buffers[i];

		if (buffer->is_mapped && buffer->pixels == pixels) {
			assert(size == buffer->size);
			buffer->is_mapped = false;
			return 0;
		}
	}
	assert(!"unmapped twice");
	return -1;
}

static const struct blob *find_blob(uint32_t id)
{
	for (int i = 0; i < BLOBS_MAX; i++) {
		if (id != 0 && fake.blobs[i].id == id) {
			return &fake.blobs[i];
		}
	}
	return NULL;
}

static int call_create_blob(int fd, const void *data, size_t size, uint32_t *id)
{
	(void)fake_kms_card_of(fd);
	if (fake_kms_fails()) {
		return -1;
	}
	for (int i = 0; i < BLOBS_MAX; i++) {
		struct blob *blob = &fake.blobs[i];

		if (blob->id == 0) {
			*blob = (struct blob){++fake.next_blob, malloc(size), size};
			memcpy(blob->data, data, size);
			*id = blob->id;
			return 0;
		}
	}
	return fail(ENOMEM);
}

static int call_destroy_blob(int fd, uint32_t id)
{
	(void)fake_kms_card_of(fd);
	fake_kms_fails();
	for (int i = 0; i < BLOBS_MAX; i++) {
		if (fake.blobs[i].id == id) {
			free(fake.blobs[i].data);
			fake.blobs[i] = (struct blob){0};
			return 0;
		}
	}
	assert(!"a blob that is not there");
	return -1;
}

/* What the card takes over of a buffer's rectangle. */
static void upload(struct buffer *buffer, int x0, int y0, int x1, int y1)
{
	assert(x0 >= 0 && y0 >= 0 && x0 < x1 && y0 < y1);
	assert(x1 <= buffer->width_px && y1 <= buffer->height_px);
	for (int y = y0; y < y1; y++) {
		size_t at = (size_t)y * buffer->pitch + (size_t)x0 * 4;

		memcpy(buffer->copy + at, buffer->pixels + at, (size_t)(x1 - x0) * 4);
	}
}

static void upload_clips(struct buffer *buffer, const struct blob *clips)
{
	const struct drm_mode_rect *rects = clips != NULL ? clips->data : NULL;

	if (rects == NULL) {
		upload(buffer, 0, 0, buffer->width_px, buffer->height_px);
		return;
	}
	for (size_t i = 0; i < clips->size / sizeof(rects[0]); i++) {
		upload(buffer, rects[i].x1, rects[i].y1, rects[i].x2, rects[i].y2);
	}
}

static void turn_dark(void)
{
	forget_sent(fake.shown);
	forget_sent(fake.pending);
	fake.shown = -1;
	fake.pending = -1;
}

static int turn_light(uint32_t fb, const drmModeModeInfo *mode)
{
	int index = index_of_fb(fb);

	if (index < 0 || fake.buffers[index].width_px != mode->hdisplay ||
	    fake.buffers[index].height_px != mode->vdisplay) {
		return fail(EINVAL);
	}
	if ((fake.face.refuses_over != 0 && mode->hdisplay > fake.face.refuses_over) ||
	    (fake.face.fastest != 0 && mode->clock > fake.face.fastest)) {
		return fail(ENOSPC);
	}
	turn_dark();
	fake.mode = *mode;
	fake.shown = index;
	fake.face.lit++;
	upload_clips(&fake.buffers[index], NULL);
	return 0;
}

static int start_flip(uint32_t fb, const struct blob *clips, uint64_t number)
{
	int index = index_of_fb(fb);

	if (fake.pending >= 0) {
		return fail(EBUSY);
	}
	if (index < 0 || fake.shown < 0) {
		return fail(EINVAL);
	}
	fake.face.flips++;
	fake.pending = index;
	fake.pending_number = number;
	upload_clips(&fake.buffers[index], clips);
	if (index != fake.shown) {
		keep_sent(index);
		if (fake.buffers[fake.shown].as_sent == NULL) {
			keep_sent(fake.shown);
		}
	}
	return 0;
}

/* What is another display's is not for a commit that does not name that display. */
static bool is_another_s(const struct drm_mode_atomic *atomic, const uint32_t *properties,
			 const uint64_t *values, uint32_t count)
{
	const uint32_t *objects = (const uint32_t *)(uintptr_t)atomic->objs_ptr;

	for (uint32_t i = 0; i < atomic->count_objs; i++) {
		if (objects[i] == PLANE_OTHER) {
			return true;
		}
	}
	for (uint32_t i = 0; i < count; i++) {
		if (properties[i] == P_CONNECTOR_CRTC && values[i] == CRTC_OTHER) {
			return true;
		}
	}
	return false;
}

static int commit(const struct drm_mode_atomic *atomic)
{
	const uint32_t *properties = (const uint32_t *)(uintptr_t)atomic->props_ptr;
	const uint64_t *values = (const uint64_t *)(uintptr_t)atomic->prop_values_ptr;
	const uint32_t *counts = (const uint32_t *)(uintptr_t)atomic->count_props_ptr;
	const struct blob *clips = NULL;
	const struct blob *mode = NULL;
	uint32_t fb = 0;
	uint32_t count = 0;
	bool is_off = false;

	for (uint32_t i = 0; i < atomic->count_objs; i++) {
		count += counts[i];
	}
	if (is_another_s(atomic, properties, values, count)) {
		return fail(EINVAL);
	}
	for (uint32_t i = 0; i < count; i++) {
		switch ((enum property)properties[i]) {
		case P_FB:
			fb = (uint32_t)values[i];
			break;
		case P_DAMAGE:
			clips = find_blob((uint32_t)values[i]);
			assert(clips != NULL || values[i] == 0);
			break;
		case P_MODE:
			mode = find_blob((uint32_t)values[i]);
			break;
		case P_ACTIVE:
			is_off = values[i] == 0;
			break;
		default:
			break;
		}
	}
	if (is_off) {
		turn_dark();
		return 0;
	}
	return mode != NULL ? turn_light(fb, mode->data) : start_flip(fb, clips, atomic->user_data);
}

static bool is_console(unsigned long request)
{
	return request == KDSKBMODE || request == KDGKBMODE || request == KDSETMODE ||
	       request == VT_SETMODE || request == VT_RELDISP || request == VT_GETSTATE;
}

static int console_ioctl(unsigned long request, void *argument)
{
	if (request == KDSETMODE) {
		fake.face.is_text = (long)argument == KD_TEXT;
	} else if (request == VT_GETSTATE) {
		struct vt_stat *state = argument;

		*state = (struct vt_stat){.v_active = (unsigned short)fake.face.front};
	}
	return 0;
}

static int call_ioctl(int fd, unsigned long request, void *argument)
{
	bool failing = fake_kms_fails();

	if (is_console(request)) {
		return failing ? -1 : console_ioctl(request, argument);
	}
	check_shown();
	if (request == DRM_IOCTL_MODE_DESTROY_DUMB) {
		destroy_dumb(((const struct drm_mode_destroy_dumb *)argument)->handle);
		return failing ? -1 : 0;
	}
	if (failing || fake_kms_is_gone(fd)) {
		return -1;
	}
	if (request == DRM_IOCTL_MODE_CREATE_DUMB) {
		return create_dumb(argument);
	}
	if (request == DRM_IOCTL_MODE_MAP_DUMB) {
		struct drm_mode_map_dumb *ask = argument;

		ask->offset = ask->handle;
		return 0;
	}
	assert(request == DRM_IOCTL_MODE_ATOMIC && fake.face.has_atomic);
	if (!fake.is_master || fake.face.is_elsewhere) {
		return fail(EACCES);
	}
	return commit(argument);
}

static int call_get_cap(int fd, uint64_t capability, uint64_t *value)
{
	assert(capability == DRM_CAP_DUMB_BUFFER);
	*value = fake_kms_card_of(fd)->has_dumb;
	return fake_kms_fails() ? -1 : 0;
}

static int call_set_client_cap(int fd, uint64_t capability, uint64_t value)
{
	(void)fake_kms_card_of(fd);
	(void)value;
	if (fake_kms_fails()) {
		return -1;
	}
	return capability == DRM_CLIENT_CAP_ATOMIC && !fake.face.has_atomic ? fail(EOPNOTSUPP) : 0;
}

static int call_is_master(int fd)
{
	(void)fake_kms_card_of(fd);
	return fake.is_master && !fake.face.is_elsewhere;
}

static int call_set_master(int fd)
{
	(void)fake_kms_card_of(fd);
	if (fake_kms_fails()) {
		return -1;
	}
	if (fake.face.is_elsewhere) {
		return fail(EBUSY);
	}
	fake.is_master = true;
	return 0;
}

static int call_drop_master(int fd)
{
	(void)fake_kms_card_of(fd);
	fake.is_master = false;
	return fake_kms_fails() ? -1 : 0;
}

static int call_add_fb(int fd, uint32_t width, uint32_t height, uint8_t depth, uint8_t bpp,
		       uint32_t pitch, uint32_t handle, uint32_t *id)
{
	struct buffer *buffer = buffer_of(handle);

	assert(depth == 24 && bpp == 32 && pitch == buffer->pitch);
	assert((int)width == buffer->width_px && (int)height == buffer->height_px);
	if (fake_kms_fails() || fake_kms_is_gone(fd)) {
		return -1;
	}
	buffer->fb = ++fake.next_fb;
	*id = buffer->fb;
	return 0;
}

static int call_remove_fb(int fd, uint32_t id)
{
	int index = index_of_fb(id);

	(void)fake_kms_card_of(fd);
	fake_kms_fails();
	assert(index >= 0);
	if (index == fake.shown || index == fake.pending) {
		turn_dark();
	}
	fake.buffers[index].fb = 0;
	return 0;
}

static int call_set_crtc(int fd, uint32_t crtc, uint32_t fb, uint32_t x, uint32_t y,
			 uint32_t *connectors, int count, drmModeModeInfoPtr mode)
{
	assert((crtc == CRTC || crtc == CRTC_OTHER) && x == 0 && y == 0);
	if (fake_kms_fails() || fake_kms_is_gone(fd)) {
		return -1;
	}
	if (!fake.is_master || fake.face.is_elsewhere) {
		return fail(EACCES);
	}
	if (fb == 0) {
		turn_dark();
		return 0;
	}
	assert(count == 1 && connectors[0] == CONNECTOR);
	fake.face.has_taken = fake.face.has_taken || crtc == CRTC_OTHER;
	return turn_light(fb, mode);
}

static int call_page_flip(int fd, uint32_t crtc, uint32_t fb, uint32_t flags, void *data)
{
	assert((crtc == CRTC || fake.face.has_taken) && flags == DRM_MODE_PAGE_FLIP_EVENT);
	check_shown();
	if (fake_kms_fails() || fake_kms_is_gone(fd)) {
		return -1;
	}
	if (!fake.is_master || fake.face.is_elsewhere) {
		return fail(EACCES);
	}
	return start_flip(fb, NULL, (uint64_t)(uintptr_t)data);
}

static int call_dirty_fb(int fd, uint32_t fb, drmModeClipPtr clips, uint32_t count)
{
	int index = index_of_fb(fb);

	assert(index >= 0);
	if (fake_kms_fails() || fake_kms_is_gone(fd)) {
		return -1;
	}
	if (!fake.face.has_dirty) { /* because the display reads the buffer itself */
		upload_clips(&fake.buffers[index], NULL);
		return fail(ENOSYS);
	}
	for (uint32_t i = 0; i < count; i++) {
		upload(&fake.buffers[index], clips[i].x1, clips[i].y1, clips[i].x2, clips[i].y2);
	}
	return 0;
}

const struct plen_kms_calls *fake_kms_calls(void)
{
	static const struct plen_kms_calls calls = {
		.open = call_open,
		.close = call_close,
		.stat = call_stat,
		.read = call_read,
		.ioctl = call_ioctl,
		.map = call_map,
		.unmap = call_unmap,
		.get_cap = call_get_cap,
		.set_client_cap = call_set_client_cap,
		.is_master = call_is_master,
		.set_master = call_set_master,
		.drop_master = call_drop_master,
		.get_resources = fake_kms_get_resources,
		.get_connector = fake_kms_get_connector,
		.get_connector_current = fake_kms_get_connector,
		.get_encoder = fake_kms_get_encoder,
		.get_planes = fake_kms_get_planes,
		.get_plane = fake_kms_get_plane,
		.get_properties = fake_kms_get_properties,
		.get_property = fake_kms_get_property,
		.create_blob = call_create_blob,
		.destroy_blob = call_destroy_blob,
		.add_fb = call_add_fb,
		.remove_fb = call_remove_fb,
		.set_crtc = call_set_crtc,
		.page_flip = call_page_flip,
		.dirty_fb = call_dirty_fb,
	};

	return &calls;
}

struct fake_kms *fake_kms_begin(void)
{
	memset(&fake, 0, sizeof(fake));
	fake.shown = -1;
	fake.pending = -1;
	fake.next_blob = BLOB_FIRST;
	fake.face = (struct fake_kms){
		.cards = {{
			.is_there = true,
			.has_dumb = true,
			.has_connector = true,
			.is_plugged = true,
			.width_px = 64,
			.height_px = 48,
			.has_edid = true,
		}},
		.front = FAKE_KMS_TERMINAL,
		.has_atomic = true,
		.has_damage = true,
		.has_dirty = true,
		.fail_with = EIO,
		.is_text = true,
	};
	return &fake.face;
}

void fake_kms_end(void)
{
	for (int i = 0; i < BUFFERS_MAX; i++) {
		assert(!fake.buffers[i].is_used);
	}
	for (int i = 0; i < BLOBS_MAX; i++) {
		assert(fake.blobs[i].id == 0);
	}
	for (int i = 0; i < FAKE_KMS_CARDS; i++) {
		assert(!fake.is_open[i]);
	}
}

static void send_event(void)
{
	fake.has_event = true;
	for (int i = 0; i < FAKE_KMS_CARDS; i++) {
		if (fake.is_open[i]) {
			eventfd_write(fake.fds[i], 1);
		}
	}
}

bool fake_kms_refresh(void)
{
	check_shown();
	if (fake.pending < 0) {
		return false;
	}
	if (fake.pending != fake.shown) {
		forget_sent(fake.shown);
	}
	fake.shown = fake.pending;
	fake.pending = -1;
	fake.event_number = fake.pending_number;
	send_event();
	return true;
}

void fake_kms_repeat_event(void)
{
	send_event();
}

bool fake_kms_is_lit(void)
{
	return fake.shown >= 0;
}

bool fake_kms_is_master(void)
{
	return fake.is_master;
}

bool fake_kms_shows(const struct plen_frame *frame)
{
	const struct buffer *buffer = &fake.buffers[fake.shown];

	assert(fake.shown >= 0);
	if (buffer->width_px != frame->width_px || buffer->height_px != frame->height_px) {
		return false;
	}
	for (int y = 0; y < frame->height_px; y++) {
		if (memcmp(buffer->copy + (size_t)y * buffer->pitch,
			   frame->pixels + (size_t)y * (size_t)frame->stride,
			   (size_t)frame->width_px * 4) != 0) {
			return false;
		}
	}
	return true;
}

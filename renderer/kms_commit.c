/* SPDX-License-Identifier: MIT */
#include "kms_commit.h"

#include <assert.h>
#include <drm.h>
#include <errno.h>
#include <stddef.h>
#include <xf86drm.h>

#define OBJECTS_MAX 3
#define VALUES_MAX 16

/* An atomic commit as the kernel wants it: objects, how many properties of each, and these in the
 * same order. libdrm's builder allocates; this goes out with every frame. */
struct commit {
	uint32_t objects[OBJECTS_MAX], counts[OBJECTS_MAX], object_count;
	uint32_t properties[VALUES_MAX];
	uint64_t values[VALUES_MAX];
	uint32_t value_count;
};

static void begin_object(struct commit *commit, uint32_t object)
{
	assert(commit->object_count < OBJECTS_MAX);
	commit->objects[commit->object_count++] = object;
}

/* Property 0 is one that this driver does not have. */
static void set(struct commit *commit, uint32_t property, uint64_t value)
{
	if (property == 0) {
		return;
	}
	assert(commit->value_count < VALUES_MAX && commit->object_count > 0);
	commit->properties[commit->value_count] = property;
	commit->values[commit->value_count++] = value;
	commit->counts[commit->object_count - 1]++;
}

static int send(struct commit *commit, const struct plen_kms_calls *calls, int card, uint32_t flags,
		uint64_t number)
{
	struct drm_mode_atomic atomic = {
		.flags = flags,
		.count_objs = commit->object_count,
		.objs_ptr = (uint64_t)(uintptr_t)commit->objects,
		.count_props_ptr = (uint64_t)(uintptr_t)commit->counts,
		.props_ptr = (uint64_t)(uintptr_t)commit->properties,
		.prop_values_ptr = (uint64_t)(uintptr_t)commit->values,
		.user_data = number,
	};

	return plen_kms_calls_status(calls->ioctl(card, DRM_IOCTL_MODE_ATOMIC, &atomic));
}

static void fill_screen(struct commit *commit, const struct plen_kms_properties *ids,
			const drmModeModeInfo *mode)
{
	const uint64_t sides[4] = {0, 0, mode->hdisplay, mode->vdisplay};

	for (int i = 0; i < 4; i++) {
		set(commit, ids->plane_from[i], sides[i] << 16);
		set(commit, ids->plane_to[i], sides[i]);
	}
}

static int light_atomic(const struct plen_kms_output *output, const struct plen_kms_calls *calls,
			int card, const drmModeModeInfo *mode, uint32_t fb)
{
	const struct plen_kms_properties *ids = &output->properties;
	struct commit commit = {0};
	uint32_t blob = 0;
	int status = plen_kms_calls_status(calls->create_blob(card, mode, sizeof(*mode), &blob));

	if (status < 0) {
		return status;
	}
	begin_object(&commit, output->connector);
	set(&commit, ids->connector_crtc, output->crtc);
	set(&commit, ids->link_status, DRM_MODE_LINK_STATUS_GOOD);
	begin_object(&commit, output->crtc);
	set(&commit, ids->crtc_mode, blob);
	set(&commit, ids->crtc_active, 1);
	begin_object(&commit, output->plane);
	set(&commit, ids->plane_fb, fb);
	set(&commit, ids->plane_crtc, output->crtc);
	fill_screen(&commit, ids, mode);
	status = send(&commit, calls, card, DRM_MODE_ATOMIC_ALLOW_MODESET, 0);
	calls->destroy_blob(card, blob);
	return status;
}

int plen_kms_commit_light(const struct plen_kms_output *output, const struct plen_kms_calls *calls,
			  int card, drmModeModeInfo *mode, uint32_t fb)
{
	uint32_t connector = output->connector;

	if (output->plane != 0) {
		return light_atomic(output, calls, card, mode, fb);
	}
	return plen_kms_calls_status(
		calls->set_crtc(card, output->crtc, fb, 0, 0, &connector, 1, mode));
}

int plen_kms_commit_dark(const struct plen_kms_output *output, const struct plen_kms_calls *calls,
			 int card)
{
	const struct plen_kms_properties *ids = &output->properties;
	struct commit commit = {0};

	if (output->plane == 0) {
		return plen_kms_calls_status(
			calls->set_crtc(card, output->crtc, 0, 0, 0, NULL, 0, NULL));
	}
	begin_object(&commit, output->connector);
	set(&commit, ids->connector_crtc, 0);
	begin_object(&commit, output->crtc);
	set(&commit, ids->crtc_mode, 0);
	set(&commit, ids->crtc_active, 0);
	begin_object(&commit, output->plane);
	set(&commit, ids->plane_fb, 0);
	set(&commit, ids->plane_crtc, 0);
	return send(&commit, calls, card, DRM_MODE_ATOMIC_ALLOW_MODESET, 0);
}

/* Without a blob the kernel takes the whole buffer for new: slower, and as right. */
static uint32_t create_clips(const struct plen_kms_output *output,
			     const struct plen_kms_calls *calls, int card,
			     const struct plen_px_rect *rects, uint32_t count)
{
	struct drm_mode_rect clips[PLEN_KMS_CLIPS_MAX];
	uint32_t blob = 0;

	assert(count > 0 && count <= PLEN_KMS_CLIPS_MAX);
	if (output->properties.plane_damage == 0) {
		return 0;
	}
	for (uint32_t i = 0; i < count; i++) {
		clips[i] = (struct drm_mode_rect){rects[i].x, rects[i].y, rects[i].x + rects[i].w,
						  rects[i].y + rects[i].h};
	}
	return calls->create_blob(card, clips, count * sizeof(clips[0]), &blob) == 0 ? blob : 0;
}

static int flip_atomic(const struct plen_kms_output *output, const struct plen_kms_calls *calls,
		       int card, uint32_t fb, const struct plen_px_rect *rects, uint32_t count,
		       uint64_t number)
{
	struct commit commit = {0};
	uint32_t clips = create_clips(output, calls, card, rects, count);

	begin_object(&commit, output->plane);
	set(&commit, output->properties.plane_fb, fb);
	set(&commit, output->properties.plane_damage, clips);
	int status = send(&commit, calls, card, DRM_MODE_ATOMIC_NONBLOCK | DRM_MODE_PAGE_FLIP_EVENT,
			  number);
	if (clips != 0) {
		calls->destroy_blob(card, clips);
	}
	return status;
}

int plen_kms_commit_flip(const struct plen_kms_output *output, const struct plen_kms_calls *calls,
			 int card, uint32_t fb, const struct plen_px_rect *rects, uint32_t count,
			 uint64_t number)
{
	if (output->plane != 0) {
		return flip_atomic(output, calls, card, fb, rects, count, number);
	}
	return plen_kms_calls_status(calls->page_flip(
		card, output->crtc, fb, DRM_MODE_PAGE_FLIP_EVENT, plen_kms_calls_number(number)));
}

int plen_kms_commit_dirty(const struct plen_kms_calls *calls, int card, uint32_t fb,
			  const struct plen_px_rect *rects, uint32_t count)
{
	drmModeClip clips[PLEN_KMS_CLIPS_MAX];

	assert(count > 0 && count <= PLEN_KMS_CLIPS_MAX);
	for (uint32_t i = 0; i < count; i++) {
		clips[i] = (drmModeClip){
			(unsigned short)rects[i].x,
			(unsigned short)rects[i].y,
			(unsigned short)(rects[i].x + rects[i].w),
			(unsigned short)(rects[i].y + rects[i].h),
		};
	}

	int status = plen_kms_calls_status(calls->dirty_fb(card, fb, clips, count));
	/* A driver that scans out of this very memory needs not be told. */
	return status == -ENOSYS ? 0 : status;
}

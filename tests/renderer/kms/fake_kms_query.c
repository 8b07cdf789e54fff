/* SPDX-License-Identifier: MIT
 *
 * What the cards answer to those who ask what there is.
 */
#include <assert.h>
#include <drm_fourcc.h>
#include <stdlib.h>
#include <string.h>
#include <xf86drm.h>

#include "fake_kms_private.h"

#define MODES_MAX 24

static const char *const property_names[] = {
	"",      "CRTC_ID", "link-status",     "MODE_ID", "ACTIVE", "type",
	"FB_ID", "CRTC_ID", "FB_DAMAGE_CLIPS", "SRC_X",   "SRC_Y",  "SRC_W",
	"SRC_H", "CRTC_X",  "CRTC_Y",          "CRTC_W",  "CRTC_H",
};

static uint32_t *numbers(uint32_t count, const uint32_t *from)
{
	uint32_t *copy = calloc(count, sizeof(*copy));

	memcpy(copy, from, count * sizeof(*copy));
	return copy;
}

drmModeResPtr fake_kms_get_resources(int fd)
{
	static const uint32_t crtcs[] = {CRTC_OTHER, CRTC};
	static const uint32_t connectors[] = {CONNECTOR};
	static const uint32_t encoders[] = {ENCODER_OTHER, ENCODER};
	drmModeResPtr resources = NULL;

	if (fake_kms_fails() || fake_kms_is_gone(fd)) {
		return NULL;
	}
	resources = calloc(1, sizeof(*resources));
	resources->count_crtcs = 2;
	resources->crtcs = numbers(2, crtcs);
	resources->count_encoders = 2;
	resources->encoders = numbers(2, encoders);
	resources->count_connectors = fake_kms_card_of(fd)->has_connector ? 1 : 0;
	resources->connectors = numbers(1, connectors);
	return resources;
}

static void set_mode(drmModeModeInfo *mode, int width_px, int height_px, bool is_preferred)
{
	*mode = (drmModeModeInfo){
		.clock = (uint32_t)(width_px * height_px),
		.hdisplay = (uint16_t)width_px,
		.vdisplay = (uint16_t)height_px,
		.vrefresh = 60,
		.type = DRM_MODE_TYPE_DRIVER | (is_preferred ? DRM_MODE_TYPE_PREFERRED : 0),
	};
}

/* As a kernel lists them: what is preferred, then by size, then by rate. The small ones last. */
static int set_television_modes(drmModeModeInfo *modes, const struct fake_kms_card *card)
{
	static const uint32_t rates[] = {60, 59, 50, 48, 30, 29, 25, 24};
	const int widths_px[] = {card->width_px + 8, card->width_px};
	int count = 0;

	set_mode(&modes[count++], card->width_px, card->height_px, true);
	for (int w = 0; w < 2; w++) {
		for (int r = 0; r < 8; r++) {
			drmModeModeInfo *mode = &modes[count++];

			set_mode(mode, widths_px[w], card->height_px, false);
			mode->vrefresh = rates[r];
			mode->clock = r < 4 ? mode->clock : mode->clock / 2;
		}
	}
	set_mode(&modes[count++], 32, 24, false);
	return count;
}

drmModeConnectorPtr fake_kms_get_connector(int fd, uint32_t id)
{
	static const uint32_t encoders[] = {ENCODER};
	const struct fake_kms_card *card = fake_kms_card_of(fd);
	drmModeConnectorPtr connector = NULL;

	assert(id == CONNECTOR);
	if (fake_kms_fails() || fake_kms_is_gone(fd)) {
		return NULL;
	}
	connector = calloc(1, sizeof(*connector));
	connector->connector_id = id;
	connector->connector_type =
		card->is_built_in ? DRM_MODE_CONNECTOR_eDP : DRM_MODE_CONNECTOR_HDMIA;
	connector->connector_type_id = 1;
	connector->connection = card->is_plugged ? DRM_MODE_CONNECTED : DRM_MODE_DISCONNECTED;
	connector->mmWidth = 640;
	connector->mmHeight = 480;
	connector->count_encoders = 1;
	connector->encoders = numbers(1, encoders);
	connector->modes = calloc(MODES_MAX, sizeof(*connector->modes));
	if (card->is_plugged && card->is_television) {
		connector->count_modes = set_television_modes(connector->modes, card);
	} else if (card->is_plugged) {
		/* Interlaced, and so of no use, though it is preferred. */
		set_mode(&connector->modes[0], 128, 96, true);
		connector->modes[0].flags = DRM_MODE_FLAG_INTERLACE;
		set_mode(&connector->modes[1], 32, 24, false);
		set_mode(&connector->modes[2], card->width_px, card->height_px, true);
		connector->count_modes = card->has_edid ? 3 : 2;
	}
	return connector;
}

/* Without another display only the second CRTC will do. */
static uint32_t possible_crtcs(int fd)
{
	const struct fake_kms_card *card = fake_kms_card_of(fd);

	return card->is_confined ? 1 : card->has_other ? 3 : 2;
}

drmModeEncoderPtr fake_kms_get_encoder(int fd, uint32_t id)
{
	drmModeEncoderPtr encoder = NULL;

	assert(id == ENCODER || id == ENCODER_OTHER);
	if (fake_kms_fails() || fake_kms_is_gone(fd)) {
		return NULL;
	}
	encoder = calloc(1, sizeof(*encoder));
	encoder->encoder_id = id;
	encoder->possible_crtcs = possible_crtcs(fd);
	if (id == ENCODER_OTHER && fake_kms_card_of(fd)->has_other) {
		encoder->crtc_id = CRTC_OTHER;
	}
	return encoder;
}

drmModePlaneResPtr fake_kms_get_planes(int fd)
{
	static const uint32_t ids[] = {PLANE_CURSOR, PLANE_OTHER, PLANE};
	drmModePlaneResPtr planes = NULL;

	if (fake_kms_fails() || fake_kms_is_gone(fd)) {
		return NULL;
	}
	planes = calloc(1, sizeof(*planes));
	planes->count_planes = 3;
	planes->planes = numbers(3, ids);
	return planes;
}

drmModePlanePtr fake_kms_get_plane(int fd, uint32_t id)
{
	static const uint32_t formats[] = {DRM_FORMAT_ARGB8888, DRM_FORMAT_XRGB8888};
	drmModePlanePtr plane = NULL;

	if (fake_kms_fails() || fake_kms_is_gone(fd)) {
		return NULL;
	}
	plane = calloc(1, sizeof(*plane));
	plane->plane_id = id;
	plane->possible_crtcs = possible_crtcs(fd);
	if (id == PLANE_OTHER) {
		plane->crtc_id = CRTC_OTHER;
	}
	plane->count_formats = 2;
	plane->formats = numbers(2, formats);
	return plane;
}

drmModeObjectPropertiesPtr fake_kms_get_properties(int fd, uint32_t object, uint32_t type)
{
	static const uint32_t of_connector[] = {P_CONNECTOR_CRTC, P_LINK};
	static const uint32_t of_crtc[] = {P_MODE, P_ACTIVE};
	static const uint32_t of_plane[] = {P_TYPE,   P_FB,     P_PLANE_CRTC, P_FROM_X,
					    P_FROM_Y, P_FROM_W, P_FROM_H,     P_TO_X,
					    P_TO_Y,   P_TO_W,   P_TO_H,       P_DAMAGE};
	const uint32_t *ids = of_plane;
	uint32_t count = fake_kms_now()->has_damage ? 12 : 11;
	drmModeObjectPropertiesPtr all = NULL;

	if (fake_kms_fails() || fake_kms_is_gone(fd)) {
		return NULL;
	}
	if (type != DRM_MODE_OBJECT_PLANE) {
		ids = type == DRM_MODE_OBJECT_CONNECTOR ? of_connector : of_crtc;
		count = 2;
	}
	all = calloc(1, sizeof(*all));
	all->count_props = count;
	all->props = numbers(count, ids);
	all->prop_values = calloc(count, sizeof(*all->prop_values));
	if (object == CONNECTOR) {
		all->prop_values[1] = fake_kms_card_of(fd)->is_link_bad;
	} else if (type == DRM_MODE_OBJECT_PLANE) {
		all->prop_values[0] =
			object == PLANE_CURSOR ? DRM_PLANE_TYPE_CURSOR : DRM_PLANE_TYPE_PRIMARY;
	}
	return all;
}

drmModePropertyPtr fake_kms_get_property(int fd, uint32_t id)
{
	drmModePropertyPtr property = NULL;

	if (fake_kms_fails() || fake_kms_is_gone(fd)) {
		return NULL;
	}
	assert(id < sizeof(property_names) / sizeof(property_names[0]));
	property = calloc(1, sizeof(*property));
	property->prop_id = id;
	strcpy(property->name, property_names[id]);
	return property;
}

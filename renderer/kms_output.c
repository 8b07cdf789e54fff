/* SPDX-License-Identifier: MIT */
#include "kms_output.h"

#include <drm.h>
#include <drm_fourcc.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <xf86drm.h>

struct property_row {
	const char *name;
	uint32_t *id;
};

/* The id and the value of each property in the table that the object has. */
static int read_properties(const struct plen_kms_calls *calls, int card, uint32_t object,
			   uint32_t type, const struct property_row *rows, size_t row_count,
			   uint64_t *values)
{
	drmModeObjectPropertiesPtr all = calls->get_properties(card, object, type);
	int status = 0;

	if (all == NULL) {
		return plen_kms_calls_status(-1);
	}
	for (uint32_t i = 0; i < all->count_props && status == 0; i++) {
		drmModePropertyPtr property = calls->get_property(card, all->props[i]);
		if (property == NULL) {
			status = plen_kms_calls_status(-1);
			break;
		}
		for (size_t r = 0; r < row_count; r++) {
			if (strcmp(property->name, rows[r].name) == 0) {
				*rows[r].id = property->prop_id;
				values[r] = all->prop_values[i];
			}
		}
		drmModeFreeProperty(property);
	}
	drmModeFreeObjectProperties(all);
	return status;
}

static int read_connector_properties(struct plen_kms_output *output,
				     const struct plen_kms_calls *calls, int card, bool *is_broken)
{
	struct plen_kms_properties *ids = &output->properties;
	const struct property_row rows[] = {
		{"link-status", &ids->link_status},
		{"CRTC_ID", &ids->connector_crtc},
	};
	uint64_t values[2] = {DRM_MODE_LINK_STATUS_GOOD, 0};
	int status = read_properties(calls, card, output->connector, DRM_MODE_OBJECT_CONNECTOR,
				     rows, 2, values);

	*is_broken = values[0] == DRM_MODE_LINK_STATUS_BAD;
	return status;
}

static int read_crtc_properties(struct plen_kms_output *output, const struct plen_kms_calls *calls,
				int card)
{
	struct plen_kms_properties *ids = &output->properties;
	const struct property_row rows[] = {
		{"MODE_ID", &ids->crtc_mode},
		{"ACTIVE", &ids->crtc_active},
	};
	uint64_t unused[2];

	return read_properties(calls, card, output->crtc, DRM_MODE_OBJECT_CRTC, rows, 2, unused);
}

static int read_plane_properties(struct plen_kms_output *output, const struct plen_kms_calls *calls,
				 int card, uint32_t plane, uint64_t *type)
{
	struct plen_kms_properties *ids = &output->properties;
	const struct property_row rows[] = {
		{"type", &ids->plane_type},     {"FB_ID", &ids->plane_fb},
		{"CRTC_ID", &ids->plane_crtc},  {"FB_DAMAGE_CLIPS", &ids->plane_damage},
		{"SRC_X", &ids->plane_from[0]}, {"SRC_Y", &ids->plane_from[1]},
		{"SRC_W", &ids->plane_from[2]}, {"SRC_H", &ids->plane_from[3]},
		{"CRTC_X", &ids->plane_to[0]},  {"CRTC_Y", &ids->plane_to[1]},
		{"CRTC_W", &ids->plane_to[2]},  {"CRTC_H", &ids->plane_to[3]},
	};
	uint64_t values[sizeof(rows) / sizeof(rows[0])] = {DRM_PLANE_TYPE_OVERLAY};
	int status = read_properties(calls, card, plane, DRM_MODE_OBJECT_PLANE, rows,
				     sizeof(rows) / sizeof(rows[0]), values);

	*type = values[0];
	return status;
}

static bool takes_our_pixels(const drmModePlane *plane)
{
	for (uint32_t i = 0; i < plane->count_formats; i++) {
		if (plane->formats[i] == DRM_FORMAT_XRGB8888) {
			return true;
		}
	}
	return false;
}

/* Whether this is the CRTC's own plane, the one that fills the screen, and which is on `now`. */
static int try_plane(struct plen_kms_output *output, const struct plen_kms_calls *calls, int card,
		     uint32_t id, uint32_t crtc_bit, uint32_t now)
{
	drmModePlanePtr plane = calls->get_plane(card, id);
	uint64_t type = DRM_PLANE_TYPE_OVERLAY;

	if (plane == NULL) {
		return plen_kms_calls_status(-1);
	}
	bool fits = (plane->possible_crtcs & crtc_bit) != 0 && plane->crtc_id == now &&
		    takes_our_pixels(plane);
	drmModeFreePlane(plane);

	int status = fits ? read_plane_properties(output, calls, card, id, &type) : 0;
	if (status == 0 && type == DRM_PLANE_TYPE_PRIMARY) {
		output->plane = id;
	}
	return status;
}

/* The one that the CRTC shows now, or it would go on showing that; else one that is free: the
 * kernel takes no plane from one CRTC to another. */
static int find_plane(struct plen_kms_output *output, const struct plen_kms_calls *calls, int card,
		      uint32_t crtc_bit)
{
	const uint32_t places[] = {output->crtc, 0};
	drmModePlaneResPtr planes = calls->get_planes(card);
	int status = 0;

	if (planes == NULL) {
		return plen_kms_calls_status(-1);
	}
	for (uint32_t p = 0; p < 2; p++) {
		for (uint32_t i = 0; i < planes->count_planes && output->plane == 0 && status == 0;
		     i++) {
			status = try_plane(output, calls, card, planes->planes[i], crtc_bit,
					   places[p]);
		}
	}
	drmModeFreePlaneResources(planes);
	return status;
}

/* Atomic commits if the driver has all that they need; else the output stays without a plane. */
static int prepare_atomic(struct plen_kms_output *output, const struct plen_kms_calls *calls,
			  int card, uint32_t crtc_bit)
{
	const struct plen_kms_properties *ids = &output->properties;

	if (calls->set_client_cap(card, DRM_CLIENT_CAP_UNIVERSAL_PLANES, 1) < 0 ||
	    calls->set_client_cap(card, DRM_CLIENT_CAP_ATOMIC, 1) < 0) {
		return 0;
	}

	bool is_broken = false;
	int status = read_connector_properties(output, calls, card, &is_broken);
	if (status == 0) {
		status = read_crtc_properties(output, calls, card);
	}
	if (status == 0) {
		status = find_plane(output, calls, card, crtc_bit);
	}
	if (ids->connector_crtc == 0 || ids->crtc_mode == 0 || ids->crtc_active == 0 ||
	    ids->plane_fb == 0 || ids->plane_crtc == 0) {
		output->plane = 0;
	}
	return status;
}

static bool is_usable(const drmModeModeInfo *mode)
{
	return (mode->flags & (DRM_MODE_FLAG_INTERLACE | DRM_MODE_FLAG_DBLSCAN)) == 0 &&
	       mode->hdisplay > 0 && mode->vdisplay > 0;
}

static bool is_same_size(const drmModeModeInfo *a, const drmModeModeInfo *b)
{
	return a->hdisplay == b->hdisplay && a->vdisplay == b->vdisplay;
}

/* Where a mode is refused, one of its size that asks hardly less of card and cable is too: a
 * television has eight rates of each size, and small ones must be tried as well. */
static bool is_worth_trying(const struct plen_kms_output *output, const drmModeModeInfo *mode)
{
	for (uint32_t i = 0; i < output->mode_count; i++) {
		const drmModeModeInfo *other = &output->modes[i];

		if (is_same_size(mode, other) &&
		    (uint64_t)mode->clock * 100 > (uint64_t)other->clock * 95) {
			return false;
		}
	}
	return true;
}

static void add_mode(struct plen_kms_output *output, const drmModeModeInfo *mode)
{
	if (output->mode_count < PLEN_KMS_MODES_MAX && is_worth_trying(output, mode)) {
		output->modes[output->mode_count++] = *mode;
	}
}

static const drmModeModeInfo *find_preferred(const drmModeConnector *connector)
{
	for (int i = 0; i < connector->count_modes; i++) {
		if (is_usable(&connector->modes[i]) &&
		    (connector->modes[i].type & DRM_MODE_TYPE_PREFERRED) != 0) {
			return &connector->modes[i];
		}
	}
	return NULL;
}

/* What the display prefers, then others of that size, then the rest as the kernel lists them: the
 * largest first. */
static void take_modes(struct plen_kms_output *output, const drmModeConnector *connector)
{
	const drmModeModeInfo *preferred = find_preferred(connector);

	output->mode_count = 0;
	output->has_preferred = preferred != NULL;
	if (preferred != NULL) {
		add_mode(output, preferred);
	}
	for (int i = 0; i < connector->count_modes && preferred != NULL; i++) {
		if (is_usable(&connector->modes[i]) &&
		    is_same_size(&connector->modes[i], preferred)) {
			add_mode(output, &connector->modes[i]);
		}
	}
	for (int i = 0; i < connector->count_modes; i++) {
		if (is_usable(&connector->modes[i])) {
			add_mode(output, &connector->modes[i]);
		}
	}
}

static bool take_display(struct plen_kms_output *output, const drmModeConnector *connector)
{
	const char *type = drmModeGetConnectorTypeName(connector->connector_type);

	take_modes(output, connector);
	if (connector->connection != DRM_MODE_CONNECTED || output->mode_count == 0) {
		return false;
	}
	output->connector = connector->connector_id;
	output->claimed = (struct plen_board_size){connector->mmWidth, connector->mmHeight};
	snprintf(output->name, sizeof(output->name), "%s-%u", type != NULL ? type : "Unknown",
		 connector->connector_type_id);
	return true;
}

/* The CRTCs, one bit each, that other connectors than this one have. */
static uint32_t find_taken(const struct plen_kms_calls *calls, int card,
			   const drmModeRes *resources, const drmModeConnector *connector)
{
	uint32_t taken = 0;

	for (int i = 0; i < resources->count_encoders; i++) {
		drmModeEncoderPtr encoder = calls->get_encoder(card, resources->encoders[i]);

		if (encoder == NULL) { /* it may go as we look */
			continue;
		}
		for (int c = 0; c < resources->count_crtcs && c < 32; c++) {
			if (encoder->encoder_id != connector->encoder_id &&
			    encoder->crtc_id == resources->crtcs[c]) {
				taken |= 1U << c;
			}
		}
		drmModeFreeEncoder(encoder);
	}
	return taken;
}

/* The CRTCs that fit the connector, one bit each, and the one that it has *now, 0 = none. */
static int find_possible(const struct plen_kms_calls *calls, int card,
			 const drmModeConnector *connector, uint32_t *possible, uint32_t *now)
{
	*possible = 0;
	*now = 0;
	for (int i = 0; i < connector->count_encoders; i++) {
		drmModeEncoderPtr encoder = calls->get_encoder(card, connector->encoders[i]);

		if (encoder == NULL) {
			return plen_kms_calls_status(-1);
		}
		*possible |= encoder->possible_crtcs;
		if (encoder->encoder_id == connector->encoder_id) {
			*now = encoder->crtc_id;
		}
		drmModeFreeEncoder(encoder);
	}
	return 0;
}

/* The CRTC that the connector has now, if any, so that nothing moves; else one that is free; else
 * one of another connector, which *is_shared tells. */
static int find_crtc(struct plen_kms_output *output, const struct plen_kms_calls *calls, int card,
		     const drmModeRes *resources, const drmModeConnector *connector, uint32_t *bit,
		     bool *is_shared)
{
	uint32_t taken = find_taken(calls, card, resources, connector);
	uint32_t possible = 0;
	uint32_t now = 0;
	int status = find_possible(calls, card, connector, &possible, &now);
	int best = 0;

	output->crtc = 0;
	for (int i = 0; i < resources->count_crtcs && i < 32 && status == 0; i++) {
		bool is_taken = (taken & (1U << i)) != 0;
		int merit = resources->crtcs[i] == now ? 3 : is_taken ? 1 : 2;

		if ((possible & (1U << i)) != 0 && merit > best) {
			best = merit;
			output->crtc = resources->crtcs[i];
			*bit = 1U << i;
			*is_shared = is_taken;
		}
	}
	return status == 0 && output->crtc == 0 ? -ENODEV : status;
}

static bool is_built_in(uint32_t connector_type)
{
	return connector_type == DRM_MODE_CONNECTOR_eDP ||
	       connector_type == DRM_MODE_CONNECTOR_LVDS ||
	       connector_type == DRM_MODE_CONNECTOR_DSI;
}

static int try_connector(struct plen_kms_output *output, const struct plen_kms_calls *calls,
			 int card, const drmModeRes *resources, const drmModeConnector *connector)
{
	uint32_t crtc_bit = 0;
	bool is_shared = false;

	*output = (struct plen_kms_output){0};
	if (!take_display(output, connector)) {
		return -ENODEV;
	}
	int status = find_crtc(output, calls, card, resources, connector, &crtc_bit, &is_shared);
	/* A commit is refused what another display has; the old call turns that one off. */
	if (status < 0 || is_shared) {
		return status;
	}
	return prepare_atomic(output, calls, card, crtc_bit);
}

int plen_kms_output_find(struct plen_kms_output *output, const struct plen_kms_calls *calls,
			 int card, const char *wanted, bool asks)
{
	drmModeResPtr resources = calls->get_resources(card);
	int status = -ENODEV;

	if (resources == NULL) {
		return -EIO;
	}
	for (int i = 0; i < resources->count_connectors; i++) {
		uint32_t id = resources->connectors[i];
		drmModeConnectorPtr connector = asks ? calls->get_connector(card, id)
						     : calls->get_connector_current(card, id);
		struct plen_kms_output found;

		if (connector == NULL) { /* it may go as we look */
			continue;
		}
		int tried = try_connector(&found, calls, card, resources, connector);
		found.is_last_choice = wanted[0] == '\0' && is_built_in(connector->connector_type);
		drmModeFreeConnector(connector);
		if (wanted[0] != '\0' && strcmp(wanted, found.name) != 0) {
			continue;
		}
		if (tried == 0 && (status != 0 || !found.is_last_choice)) {
			*output = found;
			status = 0;
		} else if (tried != -ENODEV && status != 0) {
			status = tried;
		}
		if (status == 0 && !output->is_last_choice) {
			break;
		}
	}
	drmModeFreeResources(resources);
	return status;
}

int plen_kms_output_ask(const struct plen_kms_output *output, const struct plen_kms_calls *calls,
			int card, struct plen_kms_output *fresh, bool *is_broken)
{
	drmModeConnectorPtr connector = calls->get_connector(card, output->connector);

	if (connector == NULL) {
		return plen_kms_calls_status(-1);
	}
	*fresh = *output;
	bool is_there = take_display(fresh, connector);
	drmModeFreeConnector(connector);
	return is_there ? read_connector_properties(fresh, calls, card, is_broken) : -ENODEV;
}

/* SPDX-License-Identifier: MIT
 *
 * What the parts of the fake kernel share.
 */
#pragma once

#include "fake_kms.h"

#define CONNECTOR 10
#define ENCODER 20
#define ENCODER_OTHER 21
#define CRTC_OTHER 30
#define CRTC 31
#define PLANE_CURSOR 40
#define PLANE 41
#define PLANE_OTHER 42

enum property {
	P_NONE,
	P_CONNECTOR_CRTC,
	P_LINK,
	P_MODE,
	P_ACTIVE,
	P_TYPE,
	P_FB,
	P_PLANE_CRTC,
	P_DAMAGE,
	P_FROM_X,
	P_FROM_Y,
	P_FROM_W,
	P_FROM_H,
	P_TO_X,
	P_TO_Y,
	P_TO_W,
	P_TO_H,
};

struct fake_kms *fake_kms_now(void);
/* Every call begins with this. */
bool fake_kms_fails(void);
struct fake_kms_card *fake_kms_card_of(int fd);
/* A card that was taken out answers nothing any more. */
bool fake_kms_is_gone(int fd);

drmModeResPtr fake_kms_get_resources(int fd);
drmModeConnectorPtr fake_kms_get_connector(int fd, uint32_t id);
drmModeEncoderPtr fake_kms_get_encoder(int fd, uint32_t id);
drmModePlaneResPtr fake_kms_get_planes(int fd);
drmModePlanePtr fake_kms_get_plane(int fd, uint32_t id);
drmModeObjectPropertiesPtr fake_kms_get_properties(int fd, uint32_t object, uint32_t type);
drmModePropertyPtr fake_kms_get_property(int fd, uint32_t id);

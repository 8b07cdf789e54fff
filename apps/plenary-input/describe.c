/* SPDX-License-Identifier: MIT */
#include "describe.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "panel_names.h"

const char *plen_describe_kind(enum plen_inventory_kind kind)
{
	static const char *const kinds[] = {
		[PLEN_INVENTORY_PANEL] = "panel",
		[PLEN_INVENTORY_PEN] = "pen",
		[PLEN_INVENTORY_POINTER] = "pointer",
		[PLEN_INVENTORY_PRESENTER] = "clicker",
	};

	return kinds[kind];
}

static const struct plen_panel_name *find_name(const struct plen_inventory_device *device)
{
	return plen_panel_name_find(device->bus, device->vendor, device->product);
}

char *plen_describe_make(const struct plen_inventory_device *device)
{
	const struct plen_panel_name *name = find_name(device);

	return name != NULL ? plen_asprintf("%s %s", name->make, name->model) : plen_strdup("");
}

struct plen_board_size plen_describe_board(const struct plen_inventory_device *device,
					   enum plen_size_origin *origin)
{
	const struct plen_panel_name *name = find_name(device);
	struct plen_board_size none = {0, 0};

	if (device->table_mm.w_mm > 0) {
		*origin = PLEN_SIZE_BY_HWDB;
		return device->table_mm;
	}
	if (name != NULL && name->width_mm > 0) {
		*origin = PLEN_SIZE_BY_ID;
		return (struct plen_board_size){name->width_mm, name->height_mm};
	}

	struct plen_board_size claimed =
		device->open_error == 0 ? plen_panel_claimed_size(&device->axes) : none;
	*origin = claimed.w_mm > 0 ? PLEN_SIZE_BY_PANEL : PLEN_SIZE_BY_NOBODY;
	return claimed;
}

const char *plen_describe_origin(enum plen_size_origin origin)
{
	static const char *const origins[] = {
		[PLEN_SIZE_BY_NOBODY] = "nobody says it",
		[PLEN_SIZE_BY_HWDB] = "hardware database",
		[PLEN_SIZE_BY_ID] = "known by its id",
		[PLEN_SIZE_BY_PANEL] = "it says so itself",
	};

	return origins[origin];
}

char *plen_describe_size(const struct plen_inventory_device *device)
{
	enum plen_size_origin origin = PLEN_SIZE_BY_NOBODY;
	struct plen_board_size size = plen_describe_board(device, &origin);

	if (origin != PLEN_SIZE_BY_NOBODY) {
		return plen_asprintf("%.0f x %.0f mm (%s)", size.w_mm, size.h_mm,
				     plen_describe_origin(origin));
	}
	if (device->axes.x.per_mm > 0) {
		return plen_strdup("unknown (what it claims no board could have)");
	}
	return plen_strdup("unknown (it does not say)");
}

char *plen_describe_axes(const struct plen_inventory_device *device)
{
	const struct {
		bool has;
		const char *name;
	} axes[] = {
		{device->reports_size, "size"},
		{device->reports_pressure, "pressure"},
		{device->reports_tool, "tool"},
		{device->reports_hover, "hover"},
	};
	char text[64] = "";
	size_t length = 0;

	for (size_t i = 0; i < sizeof(axes) / sizeof(axes[0]); i++) {
		if (axes[i].has) {
			length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%s",
						   length > 0 ? ", " : "", axes[i].name);
		}
	}
	return plen_strdup(text[0] != '\0' ? text : "position only");
}

char *plen_describe_holders(const struct plen_inventory_device *device)
{
	char *names = plen_strdup("");

	for (size_t i = 0; i < device->holder_count; i++) {
		char *longer = plen_asprintf("%s%s%s (%d)", names, i > 0 ? ", " : "",
					     device->holders[i].name, device->holders[i].pid);
		free(names);
		names = longer;
	}
	return names;
}

static char *describe_grab(const struct plen_inventory_device *device)
{
	char *holders = plen_describe_holders(device);
	char *text = plen_asprintf("another program keeps it to itself%s%s",
				   holders[0] != '\0' ? "; open in: " : "", holders);

	free(holders);
	return text;
}

char *plen_describe_access(const struct plen_inventory_device *device)
{
	if (device->open_error == -EACCES || device->open_error == -EPERM) {
		return plen_strdup("no permission");
	}
	if (device->open_error < 0) {
		return plen_asprintf("cannot be opened: %s", strerror(-device->open_error));
	}
	if (device->grabbed) {
		return describe_grab(device);
	}
	return plen_strdup("readable");
}

void plen_describe_contact(const struct plen_contact *contact, char *text, size_t size)
{
	static const char *const tools[] = {"finger", "pen", "eraser", "palm", "mouse"};
	char extent[48] = "", pressure[24] = "";

	if (contact->width_mm > 0) {
		snprintf(extent, sizeof(extent), " size %.0f x %.0f mm", contact->width_mm,
			 contact->height_mm);
	}
	if (contact->pressure >= 0) {
		snprintf(pressure, sizeof(pressure), " pressure %.2f", contact->pressure);
	}
	snprintf(text, size, "%s at %.1f %.1f mm%s%s%s", tools[contact->tool], contact->at.x_mm,
		 contact->at.y_mm, extent, pressure,
		 (contact->flags & PLEN_CONTACT_HOVER) != 0 ? " hover" : "");
}

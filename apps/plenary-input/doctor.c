/* SPDX-License-Identifier: MIT
 *
 * plenary-input doctor: one screen. What is good, what is wrong, and after each wrong thing the
 * command that mends it.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "describe.h"
#include "no_devices.h"
#include "panel_names.h"

struct doctor {
	int problems;
	const char *rules; /* where the permission rules are, NULL if they are not installed */
};

static void good(const char *what)
{
	printf("  good   %s\n", what);
}

static void note(const char *what)
{
	printf("  note   %s\n", what);
}

static void wrong(struct doctor *doctor, const char *what, const char *mend)
{
	printf("  WRONG  %s\n", what);
	if (mend != NULL) {
		printf("         mend: %s\n", mend);
	}
	doctor->problems++;
}

/* Prints a line "what: text" and frees the text. */
static void tell(const char *what, char *text)
{
	printf("  %-8s %s\n", what, text);
	free(text);
}

static void check_access(struct doctor *doctor, const struct plen_inventory_device *device)
{
	char *access_text = plen_describe_access(device);

	if (device->open_error == -EACCES || device->open_error == -EPERM) {
		wrong(doctor, "you may not read it",
		      doctor->rules == NULL ? PLEN_MEND_ACCESS : PLEN_MEND_LOGIN);
	} else if (device->open_error < 0) {
		wrong(doctor, access_text, "unplug it and plug it in again");
	} else if (device->grabbed) {
		wrong(doctor, access_text,
		      "end that program, or the vendor's driver, and try again");
	} else {
		good("you may read it, and nobody keeps it to himself");
	}
	free(access_text);
}

static void check_size(const struct plen_inventory_device *device)
{
	struct plen_board_size size = plen_describe_board(device);

	if (!(size.w_mm > 0)) {
		note("its size is unknown; say it: width-mm and height-mm under [board] in "
		     "/etc/plenary/plenary.conf");
	}
	if (device->open_error == 0 && !device->reports_size) {
		note("no contact size: palms are told by other signs, less surely");
	}
	if (device->contacts_max == 1) {
		note("one contact only: one pupil at a time, no two-finger gestures");
	}
}

static void check_panel(struct doctor *doctor, const struct plen_inventory_device *device)
{
	const struct plen_panel_name *name =
		plen_panel_name_find(device->bus, device->vendor, device->product);

	printf("\n%s: %s (%04x:%04x)\n", device->node, device->name, device->vendor,
	       device->product);
	if (name != NULL) {
		tell("known as", plen_describe_make(device));
	}
	if (device->open_error == 0) {
		if (device->contacts_max > 0) {
			printf("  %-8s %u\n", "contacts", device->contacts_max);
		}
		tell("size", plen_describe_size(device));
		tell("reports", plen_describe_axes(device));
	}
	check_access(doctor, device);
	if (device->open_error == 0 && !device->mappable) {
		wrong(doctor, "its axes have no extent, positions mean nothing",
		      "unplug it and plug it in again; then update its firmware");
		return;
	}
	check_size(device);
	if (name != NULL && name->remarks[0] != '\0') {
		note(name->remarks);
	}
}

static bool has_module(const char *name)
{
	char path[128];

	snprintf(path, sizeof(path), "/sys/module/%s", name);
	return access(path, F_OK) == 0;
}

/* Built-in modules show up only if they have parameters, so that absence alone is no fault. */
static void check_modules(struct doctor *doctor, bool has_panel)
{
	printf("\nKernel\n");
	if (has_module("hid_multitouch")) {
		good("hid-multitouch is loaded");
	} else if (has_panel) {
		note("hid-multitouch is not loaded; this panel does without");
	} else {
		wrong(doctor, "hid-multitouch is not loaded", "sudo modprobe hid-multitouch");
	}
}

static const char *find_rules(void)
{
	static const char *const paths[] = {
		"/etc/udev/rules.d/70-plenary.rules",
		"/run/udev/rules.d/70-plenary.rules",
		"/usr/lib/udev/rules.d/70-plenary.rules",
		"/lib/udev/rules.d/70-plenary.rules",
	};

	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		if (access(paths[i], F_OK) == 0) {
			return paths[i];
		}
	}
	return NULL;
}

static void check_rules(struct doctor *doctor)
{
	printf("\nPermission rules\n");
	if (doctor->rules != NULL) {
		good(doctor->rules);
	} else {
		wrong(doctor, "70-plenary.rules is not installed", PLEN_MEND_ACCESS);
	}
}

static bool check_panels(struct doctor *doctor, const struct plen_inventory *inventory)
{
	bool found = false;

	for (size_t i = 0; i < inventory->count; i++) {
		if (inventory->devices[i].kind == PLEN_INVENTORY_PANEL) {
			check_panel(doctor, &inventory->devices[i]);
			found = true;
		} else if (inventory->devices[i].kind == PLEN_INVENTORY_PEN) {
			printf("\n%s: %s (pen)\n", inventory->devices[i].node,
			       inventory->devices[i].name);
			check_access(doctor, &inventory->devices[i]);
		}
	}
	return found;
}

int plen_input_doctor(int argc, char **argv)
{
	struct doctor doctor = {.rules = find_rules()};
	struct plen_inventory inventory;

	(void)argv;
	if (argc != 1) {
		return plen_input_usage("doctor");
	}
	printf("plenary-input %s\n", PLEN_VERSION);

	int result = plen_inventory_take(&inventory);
	if (result < 0) {
		wrong(&doctor, strerror(-result), NULL);
		return PLEN_INPUT_PROBLEM;
	}

	bool found = check_panels(&doctor, &inventory);
	plen_inventory_finish(&inventory);
	if (!found) {
		printf("\nPanels\n");
		wrong(&doctor, "no touch panel found", NULL);
		plen_input_say_no_devices(stdout);
	}
	if (found || plen_input_has_nodes()) {
		check_modules(&doctor, found);
		check_rules(&doctor);
	}
	printf("\n%s\n",
	       doctor.problems == 0 ? "All is well." : "Something is wrong; see WRONG above.");
	return doctor.problems == 0 ? PLEN_INPUT_GOOD : PLEN_INPUT_PROBLEM;
}

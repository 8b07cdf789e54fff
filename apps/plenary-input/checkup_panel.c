/* SPDX-License-Identifier: MIT
 *
 * One device: who it is, what it says of itself, whether that can be believed, and who may read it.
 */
#include "checkup_panel.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "describe.h"
#include "panel_names.h"

static bool is_denied(const struct plen_inventory_device *device)
{
	return device->open_error == -EACCES || device->open_error == -EPERM;
}

static bool is_named(const struct plen_inventory_holder *holder, const char *name)
{
	return strcmp(holder->name, name) == 0;
}

/* logind opens devices for desktops, and keeps none to itself. */
static bool is_suspect(const struct plen_inventory_holder *holder)
{
	return !is_named(holder, "systemd-logind");
}

static const struct plen_inventory_holder *find_board(const struct plen_inventory_device *device)
{
	for (size_t i = 0; i < device->holder_count; i++) {
		if (is_named(&device->holders[i], "plenary")) {
			return &device->holders[i];
		}
	}
	return NULL;
}

/* How many; the last of them is left in *last. */
static size_t count_suspects(const struct plen_inventory_device *device,
			     const struct plen_inventory_holder **last)
{
	size_t count = 0;

	for (size_t i = 0; i < device->holder_count; i++) {
		if (is_suspect(&device->holders[i])) {
			*last = &device->holders[i];
			count++;
		}
	}
	return count;
}

/* Whom to end is said only where nobody can be missing: who is seen alone may be the desktop. */
static char *mend_grab(const struct plen_checkup *checkup,
		       const struct plen_inventory_device *device)
{
	const struct plen_inventory_holder *last = NULL;
	size_t suspects = count_suspects(device, &last);

	if (!checkup->sees_all) {
		return plen_strdup("sudo plenary-input doctor names the program: end it");
	}
	if (suspects > 1) {
		return plen_strdup("end that one of them that is no desktop: sudo kill NUMBER");
	}
	return suspects == 1 ? plen_asprintf("sudo kill %d", last->pid)
			     : plen_strdup("unplug it and plug it in again");
}

/* The board's own way: "grab" in its settings. */
static void tell_board(struct plen_findings *findings, const struct plen_inventory_device *device,
		       const struct plen_inventory_holder *board)
{
	const struct plen_inventory_holder *last = NULL;

	plen_findings_good(findings, "the board has it to itself: %s (%d)", board->name,
			   board->pid);
	plen_findings_note(findings, "if touch lags: close the board, then plenary-input doctor",
			   "meanwhile nothing can be measured");
	if (count_suspects(device, &last) > 1) {
		char *holders = plen_describe_holders(device);
		plen_findings_note(
			findings,
			"if the board sees no touches, one of the others keeps it: end it",
			"also open in others: %s", holders);
		free(holders);
	}
}

static void check_grab(const struct plen_checkup *checkup, struct plen_findings *findings,
		       const struct plen_inventory_device *device)
{
	const struct plen_inventory_holder *board = find_board(device);

	if (board != NULL) {
		tell_board(findings, device, board);
	} else if (checkup->board_runs && !checkup->sees_all) {
		plen_findings_note(findings, "sudo plenary-input doctor says whether it is",
				   "another program keeps it to itself, likely the board, which "
				   "runs");
	} else {
		char *mend = mend_grab(checkup, device);
		char *access = plen_describe_access(device);
		plen_findings_wrong(findings, mend, "%s", access);
		free(access);
		free(mend);
	}
}

static void check_access(const struct plen_checkup *checkup, struct plen_findings *findings,
			 const struct plen_inventory_device *device)
{
	if (is_denied(device)) {
		plen_findings_wrong(findings,
				    checkup->rules == NULL ? PLEN_MEND_ACCESS : PLEN_MEND_LOGIN,
				    "you may not read it");
	} else if (device->open_error < 0) {
		plen_findings_wrong(findings, "unplug it and plug it in again",
				    "it cannot be opened: %s", strerror(-device->open_error));
	} else if (device->grabbed) {
		check_grab(checkup, findings, device);
	} else {
		plen_findings_good(findings, "you may read it, and nobody keeps it to himself");
	}
	if (!device->grabbed && device->holder_count > 0) {
		char *holders = plen_describe_holders(device);
		plen_findings_note(findings, NULL,
				   "open in: %s; they see what it sends, as the board does",
				   holders);
		free(holders);
	}
}

static bool has_size(struct plen_board_size size)
{
	return size.w_mm > 0 && size.h_mm > 0;
}

/* What it claims is told beside what is known, right or wrong. */
static void tell_size(struct plen_findings *findings, const struct plen_inventory_device *device)
{
	enum plen_size_origin origin = PLEN_SIZE_BY_NOBODY;
	struct plen_board_size size = plen_describe_board(device, &origin);
	struct plen_board_size claimed = device->claimed_mm;
	bool believable = has_size(plen_panel_claimed_size(&device->axes));

	if (origin == PLEN_SIZE_BY_HWDB || origin == PLEN_SIZE_BY_ID) {
		plen_findings_tell(findings, "size", "%.0f x %.0f mm (%s)", size.w_mm, size.h_mm,
				   plen_describe_origin(origin));
	}
	if (!has_size(claimed)) {
		plen_findings_tell(findings, "claims", "no size: its axes have no units");
	} else {
		plen_findings_tell(
			findings, "claims", "%.0f x %.0f mm%s", claimed.w_mm, claimed.h_mm,
			believable || has_size(device->table_mm) ? "" : ", which is not believed");
	}
}

static void tell_axes(struct plen_findings *findings, const struct plen_inventory_device *device)
{
	const struct plen_panel_axes *axes = &device->axes;
	char *reports = plen_describe_axes(device);

	plen_findings_tell(findings, "units", "%.0f to %.0f across, %.0f to %.0f down", axes->x.min,
			   axes->x.max, axes->y.min, axes->y.max);
	if (device->contacts_max > 0) {
		plen_findings_tell(findings, "contacts", "%u at once", device->contacts_max);
	} else {
		plen_findings_tell(findings, "contacts", "it does not say how many");
	}
	plen_findings_tell(findings, "reports", "%s", reports);
	free(reports);
}

static void check_database(struct plen_findings *findings,
			   const struct plen_inventory_device *device,
			   const struct plen_panel_name *name)
{
	if (device->hwdb_error[0] != '\0') {
		plen_findings_wrong(findings, "the line in /etc/udev/hwdb.d, then: " PLEN_MEND_HWDB,
				    "%s", device->hwdb_error);
	}
	if (name != NULL && !device->is_known) {
		plen_findings_note(findings, PLEN_MEND_HWDB,
				   "the hardware database does not know it, so that nothing is put "
				   "right for it");
	}
}

static void check_traits(struct plen_findings *findings, const struct plen_inventory_device *device,
			 const struct plen_panel_name *name)
{
	if (!device->reports_size) {
		plen_findings_note(findings, NULL,
				   "no contact size: palms are told by other signs, less surely");
	}
	if (device->contacts_max == 1) {
		plen_findings_note(findings, NULL,
				   "one contact only: one pupil at a time, no two-finger gestures");
	}
	if (name != NULL && name->remarks[0] != '\0') {
		plen_findings_note(findings, NULL, "%s", name->remarks);
	}
}

/* What is kept goes before what the hardware database says. */
static const struct plen_calibration *find_map(const struct plen_checkup *checkup,
					       const struct plen_inventory_device *device,
					       const char **from)
{
	const struct plen_calibration *kept =
		plen_calibration_table_map(checkup->calibrations, &device->calibration.id);

	*from = kept != NULL ? "plenary-input calibrate --show" : "the hardware database";
	return kept != NULL ? kept : device->calibration.has_map ? &device->calibration.map : NULL;
}

/* Onto all of the board, or where somebody has measured; what desktops do does not count here. */
static void check_mapping(const struct plen_checkup *checkup, struct plen_findings *findings,
			  const struct plen_inventory_device *device)
{
	const char *from = NULL;
	const struct plen_calibration *map = find_map(checkup, device, &from);

	if (map == NULL) {
		plen_findings_tell(findings, "mapped", "edge to edge onto all of the board");
	} else {
		plen_findings_tell(findings, "mapped",
				   "as calibrated (%s): %s, turned by %.1f degrees%s", from,
				   plen_calibration_is_affine(map) ? "level" : "askew",
				   plen_calibration_turned_deg(map),
				   plen_calibration_is_mirrored(map) ? ", mirrored" : "");
	}
	if (device->output[0] != '\0') {
		plen_findings_note(findings, NULL,
				   "a desktop maps it onto the screen %s; the board does not ask",
				   device->output);
	}
	if (device->matrix[0] != '\0') {
		plen_findings_note(findings,
				   "plenary-input calibrate, if strokes land beside the finger",
				   "libinput's calibration \"%s\" is for desktops; the board does "
				   "not use it",
				   device->matrix);
	}
}

static void check_panel(const struct plen_checkup *checkup, struct plen_findings *findings,
			const struct plen_inventory_device *device)
{
	const struct plen_panel_name *name =
		plen_panel_name_find(device->bus, device->vendor, device->product);

	if (name != NULL) {
		plen_findings_tell(findings, "known as", "%s %s", name->make, name->model);
	}
	if (device->open_error == 0) {
		tell_size(findings, device);
		tell_axes(findings, device);
		check_mapping(checkup, findings, device);
	}
	check_access(checkup, findings, device);
	check_database(findings, device, name);
	if (device->open_error == 0 && !device->mappable) {
		plen_findings_wrong(findings,
				    "unplug it and plug it in again; then update its firmware",
				    "its axes have no extent, positions mean nothing");
	} else if (device->open_error == 0) {
		check_traits(findings, device, name);
	}
}

void plen_checkup_device(const struct plen_checkup *checkup, struct plen_findings *findings,
			 const struct plen_inventory_device *device)
{
	plen_findings_tell(findings, "what", "%s, %04x:%04x", plen_describe_kind(device->kind),
			   device->vendor, device->product);
	if (device->kind == PLEN_INVENTORY_PANEL) {
		check_panel(checkup, findings, device);
	} else {
		check_access(checkup, findings, device);
		check_database(findings, device, NULL);
	}
}

/* SPDX-License-Identifier: MIT */
#include "checkup.h"

#include <math.h>
#include <string.h>

#include "checkup_panel.h"
#include "common/log.h"
#include "findings.h"
#include "no_devices.h"
#include "size.h"

/* A hand that writes fast goes 2 m in a second: from here on, 40 mm from point to point, */
#define REPORTS_GOOD_S 50
/* and below this, lines are corners at any speed. */
#define REPORTS_MIN_S 25
#define SIZE_ERROR_MAX 0.1
#define MEND_TOUCH "move a finger about on it for two seconds meanwhile"

static void print_heading(struct plen_findings *findings, const char *name)
{
	fprintf(findings->out, "\n%s\n", name);
}

static double turn_ms(const struct plen_rhythm_result *result)
{
	return 1000 / result->reports_s;
}

/* With the limits, so that nobody has to look them up. */
static void tell_rhythm(struct plen_findings *findings, const struct plen_rhythm_result *result)
{
	plen_findings_tell(findings, "rate", "%.0f reports a second (good from %d, poor below %d)",
			   result->reports_s, REPORTS_GOOD_S, REPORTS_MIN_S);
	plen_findings_tell(findings, "jitter",
			   "%.1f ms (good up to %.1f ms, which is from one report to the next)",
			   result->jitter_ms, turn_ms(result));
	if (result->silences > 0) {
		plen_findings_tell(findings, "silence",
				   "%zu times, up to %.0f ms with a contact down: no fault if it "
				   "was still",
				   result->silences, result->silence_ms);
	} else {
		plen_findings_tell(findings, "silence", "none");
	}
}

static void judge_rhythm(struct plen_findings *findings, const struct plen_rhythm_result *result)
{
	if (result->reports_s < REPORTS_MIN_S) {
		plen_findings_wrong(findings,
				    "another USB port of the machine itself, without hub or long "
				    "cable; then update the panel's firmware",
				    "too slow: lines get corners");
		return;
	}

	bool is_uneven = result->jitter_ms > turn_ms(result);
	if (is_uneven) {
		plen_findings_note(findings,
				   "another USB port of the machine itself, without hub or long "
				   "cable",
				   "uneven: some reports come a whole turn late");
	}
	if (result->reports_s < REPORTS_GOOD_S) {
		plen_findings_note(findings, NULL,
				   "rather slow: what is written fast gets corners");
	} else if (!is_uneven) {
		plen_findings_good(findings, "fast and even enough");
	}
}

static void check_rhythm(struct plen_findings *findings, const struct plen_rhythm_panel *panel)
{
	struct plen_rhythm_result result = plen_rhythm_result(panel);

	print_heading(findings, panel->name[0] != '\0' ? panel->name : "Panel");
	if (!(result.reports_s > 0)) {
		plen_findings_note(findings, MEND_TOUCH, "too few reports to measure");
		return;
	}
	tell_rhythm(findings, &result);
	plen_findings_tell(findings, "contacts", "%u at once, at most", panel->contacts_most);
	judge_rhythm(findings, &result);
}

/* Who sent nothing at all is not told of: it may be a mouse, or the panel beside. */
int plen_checkup_rhythm(const struct plen_rhythm *rhythm, FILE *out)
{
	struct plen_findings findings = {.out = out};
	bool touched = false;

	for (size_t i = 0; i < rhythm->count; i++) {
		if (rhythm->panels[i].count > 0) {
			check_rhythm(&findings, &rhythm->panels[i]);
			touched = true;
		}
	}
	if (!touched) {
		print_heading(&findings, "Reports");
		plen_findings_note(&findings, MEND_TOUCH, "nothing came, so nothing is measured");
	}
	return findings.wrong;
}

/* The one screen that says its size; 0 x 0 if there is none such, or more than one screen. */
static struct plen_board_size only_screen(const struct plen_screens *screens)
{
	struct plen_board_size none = {0, 0};

	return screens->count == 1 && screens->screens[0].tells ? screens->screens[0].size : none;
}

static void tell_screens(struct plen_findings *findings, const struct plen_screens *screens)
{
	for (size_t i = 0; i < screens->count; i++) {
		const struct plen_screen *screen = &screens->screens[i];
		if (!screen->tells) {
			plen_findings_tell(findings, "screen", "%s, which says nothing of itself",
					   screen->name);
		} else if (screen->size.w_mm > 0) {
			plen_findings_tell(findings, "screen", "%s, %d x %d pixels, %.0f x %.0f mm",
					   screen->name, screen->width_px, screen->height_px,
					   screen->size.w_mm, screen->size.h_mm);
		} else {
			plen_findings_tell(findings, "screen",
					   "%s, %d x %d pixels, no size that could be true",
					   screen->name, screen->width_px, screen->height_px);
		}
	}
	if (screens->count > 1) {
		plen_findings_note(findings, "show the same picture on both, or unplug one",
				   "%zu screens: touches land right only on the one with the board",
				   screens->count);
	}
}

static bool has_kiosk(const struct plen_checkup *checkup)
{
	return checkup->kiosk != NULL && checkup->kiosk[0] != '\0';
}

static void tell_way(struct plen_findings *findings, const struct plen_checkup *checkup)
{
	if (has_kiosk(checkup)) {
		plen_findings_tell(findings, "kiosk", "%s", checkup->kiosk);
	} else {
		plen_findings_tell(findings, "shown by", "%s, if it is opened from here",
				   checkup->way == PLEN_DISPLAY_KMS ? "KMS" : "a window");
	}
	if (checkup->screens->count == 0 &&
	    (has_kiosk(checkup) || checkup->way == PLEN_DISPLAY_KMS)) {
		plen_findings_note(findings, "switch the screen on, and look at its cable",
				   "no screen is plugged in: the board waits for one");
	}
}

/* As the board itself will choose. */
static struct plen_board_size tell_board(struct plen_findings *findings,
					 const struct plen_checkup *checkup)
{
	struct plen_size_claims claims = {.config = checkup->settings,
					  .screen = only_screen(checkup->screens)};
	const struct plen_screen *screen = &checkup->screens->screens[0];
	bool shaped = checkup->screens->count == 1 && screen->tells;
	struct plen_board_size size = plen_size_choose(&claims, shaped ? screen->width_px : 16,
						       shaped ? screen->height_px : 9);
	bool set = checkup->settings.w_mm > 0 || checkup->settings.h_mm > 0;
	bool by_screen = !set && claims.screen.w_mm == size.w_mm;

	plen_findings_tell(findings, "size", "%.0f x %.0f mm (%s)", size.w_mm, size.h_mm,
			   set         ? "by the settings"
			   : by_screen ? "by the screen"
				       : "an 86-inch board is taken");
	if (!set && !by_screen) {
		plen_findings_note(findings,
				   "width-mm and height-mm under [board] in "
				   "/etc/plenary/plenary.conf",
				   "nobody says how large the board is");
	}
	return size;
}

static bool differs(double a, double b)
{
	return fabs(a / b - 1) > SIZE_ERROR_MAX;
}

/* What the panel believes of itself against what it is spread over. */
static void compare_panel(struct plen_findings *findings,
			  const struct plen_inventory_device *device, struct plen_board_size board)
{
	struct plen_board_size size = plen_panel_claimed_size(&device->axes);

	if (device->kind != PLEN_INVENTORY_PANEL || device->open_error != 0 || !(size.w_mm > 0)) {
		return;
	}
	if ((size.w_mm > size.h_mm) != (board.w_mm > board.h_mm)) {
		plen_findings_wrong(findings,
				    "turn the picture: video=CONNECTOR:rotate=90 on the kernel's "
				    "command line, or the desktop's display settings",
				    "%s is %s, the board is not: one of them is turned",
				    device->node, size.w_mm > size.h_mm ? "wide" : "upright");
	} else if (differs(size.w_mm, board.w_mm) || differs(size.h_mm, board.h_mm)) {
		plen_findings_note(findings,
				   "if buttons look too small or too large: width-mm and height-mm "
				   "under [board] in /etc/plenary/plenary.conf",
				   "%s says %.0f x %.0f mm: one of the two is wrong, or the "
				   "panel is not the whole board",
				   device->node, size.w_mm, size.h_mm);
	}
}

/* What the board cannot read, whether a panel is here or not. */
static void check_files(struct plen_findings *findings, const struct plen_checkup *checkup)
{
	if (checkup->settings_error[0] != '\0') {
		plen_findings_wrong(findings, "that line; plenary --check-config says when it is",
				    "%s", checkup->settings_error);
	}
	for (const char *line = checkup->calibration_errors; *line != '\0';) {
		size_t length = strcspn(line, "\n");
		plen_findings_wrong(findings, NULL, "%.*s", (int)length, line);
		line += length + (line[length] == '\n');
	}
}

static bool has_bad_files(const struct plen_checkup *checkup)
{
	return checkup->settings_error[0] != '\0' || checkup->calibration_errors[0] != '\0';
}

static void check_board(struct plen_findings *findings, const struct plen_checkup *checkup)
{
	print_heading(findings, "Board");
	check_files(findings, checkup);
	tell_screens(findings, checkup->screens);
	tell_way(findings, checkup);

	struct plen_board_size board = tell_board(findings, checkup);
	for (size_t i = 0; i < checkup->inventory->count; i++) {
		compare_panel(findings, &checkup->inventory->devices[i], board);
	}
}

/* Built-in modules show up only if they have parameters, so that absence alone is no fault. */
static void check_system(struct plen_findings *findings, const struct plen_checkup *checkup,
			 bool has_panel)
{
	print_heading(findings, "System");
	if (checkup->has_module) {
		plen_findings_good(findings, "hid-multitouch is loaded");
	} else if (has_panel) {
		plen_findings_note(findings, NULL,
				   "hid-multitouch is not loaded; this panel does without");
	} else {
		plen_findings_wrong(findings, "sudo modprobe hid-multitouch",
				    "hid-multitouch is not loaded");
	}
	if (checkup->rules != NULL) {
		plen_findings_good(findings, "%s", checkup->rules);
	} else {
		plen_findings_wrong(findings, PLEN_MEND_ACCESS,
				    "70-plenary.rules is not installed");
	}
}

static bool check_devices(struct plen_findings *findings, const struct plen_checkup *checkup)
{
	bool found = false;

	for (size_t i = 0; i < checkup->inventory->count; i++) {
		const struct plen_inventory_device *device = &checkup->inventory->devices[i];
		if (device->kind == PLEN_INVENTORY_POINTER) {
			continue;
		}
		char heading[256];
		snprintf(heading, sizeof(heading), "%s: %s", device->node, device->name);
		plen_log_clean(heading);
		print_heading(findings, heading);
		plen_checkup_device(checkup, findings, device);
		found = found || device->kind == PLEN_INVENTORY_PANEL;
	}
	return found;
}

int plen_checkup_print(const struct plen_checkup *checkup, FILE *out)
{
	struct plen_findings findings = {.out = out};
	bool found = check_devices(&findings, checkup);

	if (!found) {
		print_heading(&findings, "Panels");
		plen_findings_wrong(&findings, NULL, "no touch panel found");
		plen_input_say_no_devices(out);
	}
	if (found) {
		check_board(&findings, checkup);
	} else if (has_bad_files(checkup) || has_kiosk(checkup)) {
		print_heading(&findings, "Board");
		check_files(&findings, checkup);
		tell_screens(&findings, checkup->screens);
		tell_way(&findings, checkup);
	}
	if (found || checkup->has_nodes) {
		check_system(&findings, checkup, found);
	}
	if (checkup->rhythm != NULL) {
		findings.wrong += plen_checkup_rhythm(checkup->rhythm, out);
	}
	fprintf(out, "\n%s\n",
		findings.wrong == 0 ? "All is well." : "Something is wrong; see WRONG above.");
	return findings.wrong;
}

/* SPDX-License-Identifier: MIT
 *
 * What doctor makes of a machine: pure, so that every fault can be tried without having it. Prints
 * what is good and what is wrong, and after each wrong thing the command that mends it.
 */
#pragma once

#include <stdio.h>

#include "display_way.h"
#include "driver/inventory.h"
#include "rhythm.h"
#include "screens.h"

/* The command that gives the user at the seat access to panels. */
#define PLEN_MEND_ACCESS                                                                           \
	"sudo apt install plenary-driver && sudo udevadm trigger --subsystem-match=input"
/* What is left where the rules are installed: they give access to whoever sits at the machine. */
#define PLEN_MEND_LOGIN                                                                            \
	"log in at the machine itself, not from afar; if you are: sudo udevadm trigger "           \
	"--subsystem-match=input"
#define PLEN_MEND_HWDB "sudo systemd-hwdb update && sudo udevadm trigger --subsystem-match=input"

struct plen_checkup {
	const struct plen_inventory *inventory;
	const struct plen_screens *screens;
	const struct plen_rhythm *rhythm; /* NULL = nothing was measured */
	bool has_nodes;                   /* the machine can have input devices at all */
	bool has_module;                  /* hid-multitouch */
	bool sees_all;                    /* other users' programs, too */
	bool board_runs;                  /* be it another user's */
	enum plen_display_way way;        /* of a board that is opened from here */
	const char *kiosk;                /* what it says of itself; NULL or "" = none runs */
	const char *rules;                /* where the permission rules are; NULL = nowhere */
	const struct plen_calibration_table *calibrations;
	const char *calibration_errors;  /* a line each; "" = all can be used */
	const char *settings_error;      /* "" = the settings can be read */
	struct plen_board_size settings; /* 0 = not set */
};

/* How many things are wrong. */
int plen_checkup_print(const struct plen_checkup *checkup, FILE *out);

/* The part that tells of what was measured, for recordings too. */
int plen_checkup_rhythm(const struct plen_rhythm *rhythm, FILE *out);

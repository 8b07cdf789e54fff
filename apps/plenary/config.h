/* SPDX-License-Identifier: MIT
 *
 * The settings of a board, for IT: INI files, read in order, each key overriding the one before.
 *
 *   built in < /usr/share/plenary/plenary.conf < /etc/plenary/plenary.conf
 *            < /etc/plenary/conf.d/NAME.conf (sorted) < $XDG_CONFIG_HOME/plenary/plenary.conf
 *
 * A wrong line is an error with file and line; an unknown key too, because a misspelt setting that
 * is silently ignored is found by nobody. See plenary.conf(5).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/geometry.h"
#include "driver/engine.h"

enum plen_config_input {
	PLEN_CONFIG_INPUT_AUTO,   /* devices on a bare screen, the window's touches elsewhere */
	PLEN_CONFIG_INPUT_DEVICE, /* panels directly */
	PLEN_CONFIG_INPUT_WINDOW,
};

enum plen_config_screen {
	PLEN_CONFIG_SCREEN_AUTO, /* a window where there is a window system, else KMS */
	PLEN_CONFIG_SCREEN_WINDOW,
	PLEN_CONFIG_SCREEN_KMS,
};

struct plen_config {
	int theme; /* enum plen_theme */
	int teacher_left;
	int groups;
	double width_mm, height_mm; /* 0 = find out */
	double pen_width_mm;
	int overlay;
	int screen;         /* enum plen_config_screen */
	int front_buffer;   /* KMS only */
	char connector[32]; /* the same; "" = the first with a display */
	int input;          /* enum plen_config_input */
	int grab;
	char seat[64];
	char folder[192]; /* of lessons; "" = the usual place */
	int log_level;    /* enum plen_log_level */
	double hand_span_mm, hand_onset_ms, hold_ms, palm_mm, palm_short_mm;
};

/* Where each key's value is from; as many as plen_config has keys. */
#define PLEN_CONFIG_KEYS_MAX 32
#define PLEN_CONFIG_SOURCE_MAX 512

struct plen_config_sources {
	char of_key[PLEN_CONFIG_KEYS_MAX][PLEN_CONFIG_SOURCE_MAX];
};

void plen_config_init(struct plen_config *config);

/* Reads the usual places, or only `path` if it is not NULL. `sources` may be NULL. 0, or a negative
 * errno with one line "FILE:LINE: what" in `error`. */
int plen_config_load(struct plen_config *config, struct plen_config_sources *sources,
		     const char *path, char *error, size_t error_size);

/* Reads one file's text; the pure part, for tests. `name` is for messages. */
int plen_config_parse(struct plen_config *config, struct plen_config_sources *sources,
		      const char *name, const char *text, char *error, size_t error_size);

/* Prints each key with its value, its source and what it may be to standard output. */
void plen_config_print(const struct plen_config *config, const struct plen_config_sources *sources);

/* The engine's thresholds with what IT has set. */
struct plen_engine_config plen_config_engine(const struct plen_config *config);

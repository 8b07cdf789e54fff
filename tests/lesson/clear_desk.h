/* SPDX-License-Identifier: MIT
 *
 * A lesson with secrets in it, on a file system that is what the test says, and what of them is
 * left in its folder. The linker leads statfs here (--wrap).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/store.h"
#include "scratch.h"

#define CLEAR_WAIT_MS 20000

/* A place that nobody writes at: it is easily found in the bytes. */
#define CLEAR_SECRET_X_UM 1234567890
#define CLEAR_SECRET_Y_UM 1987654321

extern const uint8_t clear_desk_uuid[16];

struct clear_desk {
	char *folder, *path;
	struct plen_lesson *lesson;
	struct plen_store *store;
};

int clear_desk_setup(void **state);
int clear_desk_setup_on_network(void **state);
int clear_desk_teardown(void **state);

void clear_desk_open(struct clear_desk *desk);
void clear_desk_close(struct clear_desk *desk);

struct clear_secret {
	uint32_t x_um, y_um;
	bool is_gone; /* shall be */
};

/* As it is in a body; how many bytes. */
size_t clear_desk_put_zigzag(uint8_t *at, uint32_t value);
bool clear_desk_is_within(const struct scratch_bytes *bytes, const struct clear_secret *secret);
/* A stroke that is full of it; its id. */
uint64_t clear_desk_write_secret(struct plen_lesson *lesson, uint32_t page, uint32_t count,
				 const struct clear_secret *secret);

/* Strokes with the one secret, all of them rubbed out or taken back, among others; all are on disk
 * then. */
void clear_desk_make_secrets(struct clear_desk *desk, int count);
bool clear_desk_holds_secret(const char *path);
bool clear_desk_folder_holds_secret(const char *folder);

/* Clears, or waits until that is over: as plen_store_cleared says, and the lesson is the new one.
 */
int clear_desk_end_clear(struct clear_desk *desk);
int clear_desk_try_clear(struct clear_desk *desk);
void clear_desk_clear(struct clear_desk *desk);

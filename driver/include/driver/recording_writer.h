/* SPDX-License-Identifier: MIT
 *
 * Writes Plenary's own recording format (docs/recording.md): what the panels sent, in their own
 * units, with nothing left out but a 65th panel. What is written plays back to the same frames.
 */
#pragma once

#include <stdio.h>

#include "driver/panel.h"
#include "driver/source.h"

struct plen_recording_writer;

/* Never NULL. Writes to `file`, which stays the caller's; time stamps are written from the first
 * one on. */
struct plen_recording_writer *plen_recording_writer_create(FILE *file);
/* Describes a panel; once for each number, before its first frame. One that looks as another did
 * that has gone is taken for the same, and keeps its number in the file: a loose cable is one
 * panel. More panels than can be read back (64) are left out with a line in the log. */
void plen_recording_writer_came(struct plen_recording_writer *writer,
				const struct plen_source_device *device,
				const struct plen_panel_axes *axes);
void plen_recording_writer_frame(struct plen_recording_writer *writer, uint32_t device,
				 const struct plen_panel_frame *frame);
/* Lifts what is down on a panel that has vanished. */
void plen_recording_writer_went(struct plen_recording_writer *writer, uint32_t device,
				int64_t time_us);
/* Not written while no panel has been described. */
void plen_recording_writer_key(struct plen_recording_writer *writer, enum plen_key key,
			       int64_t time_us);
/* Writes the last line, flushes, destroys the writer. 0, or a negative errno if any of the writing
 * failed. */
int plen_recording_writer_finish(struct plen_recording_writer *writer);

/* SPDX-License-Identifier: MIT
 *
 * What a foreign file may hold at most. Checked on what is really there, never on what a header
 * claims; anything above ends the reading (-E2BIG) or is skipped and counted. What a lesson would
 * be filled with is checked again on the board's side of the stream, which believes no reader.
 */
#pragma once

#define PLEN_LIMIT_FILE_BYTES (256u << 20)
#define PLEN_LIMIT_ARCHIVE_ENTRIES 20000u
#define PLEN_LIMIT_ENTRY_BYTES (128u << 20)    /* unpacked */
#define PLEN_LIMIT_UNPACKED_BYTES (512u << 20) /* all together */
#define PLEN_LIMIT_XML_DEPTH 64u
#define PLEN_LIMIT_XML_NODES 4000000u
#define PLEN_LIMIT_XML_ATTRIBUTES 256u
#define PLEN_LIMIT_XML_TEXT_BYTES (128u << 20)
#define PLEN_LIMIT_XML_TAG_BYTES (64u << 20) /* an image may be in it */
#define PLEN_LIMIT_PAGES 2000u
#define PLEN_LIMIT_STROKES 1000000u
#define PLEN_LIMIT_POINTS 50000000u
#define PLEN_LIMIT_PICTURES 100000u
#define PLEN_LIMIT_IMAGE_SIDE_PX 20000u
#define PLEN_LIMIT_IMAGE_PX (100u << 20)
#define PLEN_LIMIT_COORDINATE_UM 1e9 /* further away nobody looks */

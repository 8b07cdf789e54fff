/* SPDX-License-Identifier: MIT
 *
 * What the reader makes of a document of Xournal++ that a test has written by hand, as text.
 */
#pragma once

/* One pixel. */
#define XOPP_TEXT_PNG                                                                              \
	"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5"  \
	"ErkJggg=="

/* What the document reads as, and what was lost; the caller frees both. */
char *xopp_text(const char *xml, char **lost);

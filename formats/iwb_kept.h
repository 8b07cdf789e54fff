/* SPDX-License-Identifier: MIT
 *
 * The file beside a common file format's content in which Plenary keeps what that has no words for:
 * the standard allows no attributes of others on its elements. One entry for each element, by id.
 */
#pragma once

#include "archive.h"
#include "xml_tree.h"

#define PLEN_IWB_KEPT_FILE "plenary.xml"

struct plen_iwb_kept;

/* NULL if there is none that can be read. */
struct plen_iwb_kept *plen_iwb_kept_read(struct plen_archive *archive);
void plen_iwb_kept_destroy(struct plen_iwb_kept *kept); /* NULL is fine */
/* The entry of an id (which may be NULL), or NULL. */
const struct plen_xml_node *plen_iwb_kept_of(const struct plen_iwb_kept *kept, const char *id);

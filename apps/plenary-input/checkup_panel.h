/* SPDX-License-Identifier: MIT */
#pragma once

#include "checkup.h"
#include "findings.h"

/* One panel, pen or clicker. */
void plen_checkup_device(const struct plen_checkup *checkup, struct plen_findings *findings,
			 const struct plen_inventory_device *device);

/* SPDX-License-Identifier: MIT
 *
 * One call after the other fails: the first of a script, the second ..., once or from then on, for
 * each kind of call and each reason. Nothing that was promised may be lost, nothing that was
 * written either once the trouble is over, and nobody may take trouble for damage. Then the same
 * while what a power cut has left is opened; and after the trouble the power fails too.
 */
#pragma once

#include <stdio.h>

#include "crash_vfs.h"

struct crash_trouble {
	const char *name;
	uint32_t on; /* enum crash_on, added */
	int error;   /* as in struct crash_fault */
};

/* All there are; ends with one without a name. */
extern const struct crash_trouble crash_troubles[];

struct crash_faults {
	uint32_t stride, first; /* as in struct crash_matrix */
	FILE *out;
};

struct crash_fault_verdict {
	uint64_t runs; /* of the script, or of opening, each with one fault */
	uint64_t cuts; /* disks of a power cut after it */
	uint64_t failures;
	char first[400];
};

/* Adds to the verdict. */
void crash_faults_in_script(const struct crash_faults *faults, const struct crash_trouble *trouble,
			    struct crash_fault_verdict *verdict);
void crash_faults_in_recovery(const struct crash_faults *faults,
			      const struct crash_trouble *trouble,
			      struct crash_fault_verdict *verdict);

/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a calibration file, and as a property. What is read is good to use, and what is
 * written of it is read again.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "driver/calibration_file.h"
#include "driver/calibration_print.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct plen_calibration_record *record)
{
	struct plen_calibration_table again = {0};
	char error[256];

	assert(!record->has_map || plen_calibration_fault(&record->map) == NULL);

	char *text = plen_calibration_print_file(record, 1);
	assert(plen_calibration_file_parse(&again, "again", text, strlen(text),
					   PLEN_CALIBRATION_OWN, error, sizeof(error)) == 0);
	assert(again.count == 1);
	free(text);
	plen_calibration_table_finish(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct plen_calibration_table table = {0};
	struct plen_calibration_record record = {0};
	char error[256];

	if (plen_calibration_file_parse(&table, "fuzz", (const char *)data, size,
					PLEN_CALIBRATION_OWN, error, sizeof(error)) == 0) {
		for (size_t i = 0; i < table.count; i++) {
			check(&table.records[i]);
		}
	}
	plen_calibration_table_finish(&table);

	char *value = strndup((const char *)data, size);
	if (value != NULL &&
	    plen_calibration_property_parse(&record, value, error, sizeof(error)) == 0) {
		check(&record);
	}
	free(value);
	return 0;
}

/* SPDX-License-Identifier: MIT
 *
 * Snapshots. What is accepted must be spelt as we would, and must be a lesson that can be asked.
 */
#include "lesson/lesson.h"

#include <stdlib.h>
#include <string.h>

#include "sample.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct plen_lesson *lesson = plen_lesson_create();

	if (plen_lesson_load(lesson, data, size) == 0) {
		size_t again_size = 0;
		uint8_t *again = plen_lesson_save(lesson, &again_size);
		if (again_size != size || memcmp(again, data, size) != 0) {
			abort();
		}
		free(again);
		for (uint8_t group = 0; group < PLEN_GROUP_COUNT; group++) {
			while (sample_commit_undo(lesson, group)) {
			}
			while (sample_commit_redo(lesson, group)) {
			}
		}
	}
	plen_lesson_destroy(lesson);
	return 0;
}

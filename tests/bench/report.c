/* SPDX-License-Identifier: MIT */
#include "report.h"

#include <assert.h>

void report_add(struct report *report, const char *name, const char *what, double value,
		const char *unit, double bar)
{
	assert(report->count < REPORT_LINES_MAX);
	report->lines[report->count++] = (struct report_line){name, what, value, bar, unit};
}

static bool is_missed(const struct report_line *line)
{
	return line->bar > 0 && line->value > line->bar;
}

void report_print_table(const struct report *report, FILE *out)
{
	fprintf(out, "M, one copy of a 4K frame: %.2f ms\n", report->m_us / 1e3);
	for (size_t i = 0; i < report->count; i++) {
		const struct report_line *line = &report->lines[i];

		fprintf(out, "%-56s %10.4f %-15s", line->what, line->value, line->unit);
		if (line->bar > 0) {
			fprintf(out, "  bar %g%s", line->bar, is_missed(line) ? "  MISSED" : "");
		}
		fprintf(out, "\n");
	}
}

void report_print_json(const struct report *report, FILE *out)
{
	fprintf(out, "{\"m_us\": %.1f", report->m_us);
	for (size_t i = 0; i < report->count; i++) {
		fprintf(out, ", \"%s\": %.5f", report->lines[i].name, report->lines[i].value);
	}
	fprintf(out, "}\n");
}

bool report_has_missed(const struct report *report)
{
	for (size_t i = 0; i < report->count; i++) {
		if (is_missed(&report->lines[i])) {
			return true;
		}
	}
	return false;
}

/* SPDX-License-Identifier: MIT */
#include "lesson_in.h"

#include <errno.h>
#include <stdio.h>

#include "common/log.h"
#include "formats/sink.h"
#include "lesson/store.h"

static void note(void *data, const struct plen_op *op)
{
	struct plen_lesson_in *in = data;

	in->time_us = op->time_us;
	plen_contributions_take(in->contributions, op);
}

static const uint32_t *pixels(void *data, const struct plen_picture_key *key, bool *failed)
{
	struct plen_lesson_in *in = data;
	struct plen_picture_source source = plen_rasters_source(in->rasters);
	const uint32_t *found = source.pixels(source.data, key, failed);

	/* An export gives a picture up with the first of its pieces. */
	in->missing += found == NULL && *failed;
	return found;
}

static void settle(void *data, bool wait)
{
	const struct plen_lesson_in *in = data;
	struct plen_picture_source source = plen_rasters_source(in->rasters);

	source.settle(source.data, wait);
}

static int find_group(const struct plen_lesson_in *in, const struct plen_convert_options *options,
		      char *error, size_t error_size)
{
	int group = options->group;

	if (group < 0 || plen_lesson_page_count(in->lesson, (uint8_t)group) > 0) {
		return 0;
	}
	if (group == PLEN_GROUP_CLASS) {
		snprintf(error, error_size, "%s: there are no pages of the class", options->out);
	} else {
		snprintf(error, error_size, "%s: there are no pages of group %d", options->out,
			 group);
	}
	return -ENOENT;
}

int plen_lesson_in_open(struct plen_lesson_in *in, const struct plen_convert_options *options,
			char *error, size_t error_size)
{
	*in = (struct plen_lesson_in){
		.lesson = plen_lesson_create(),
		.contributions = plen_contributions_create(),
	};

	int status = plen_store_read_each(options->in, options->until_us, in->lesson, note, in,
					  in->uuid, error, error_size);
	if (status == 0) {
		status = find_group(in, options, error, error_size);
	}
	if (status == 0) {
		const struct plen_rasters_options rasters = {.lesson = in->lesson};

		in->rasters = plen_rasters_create(&rasters);
		in->pictures = (struct plen_picture_source){pixels, settle, in};
	}
	return status;
}

void plen_lesson_in_close(struct plen_lesson_in *in)
{
	plen_rasters_destroy(in->rasters);
	plen_contributions_destroy(in->contributions);
	plen_lesson_destroy(in->lesson);
}

void plen_lesson_in_tell(const uint32_t losses[], const char *out)
{
	for (int loss = 0; loss < PLEN_LOSS_COUNT; loss++) {
		char sentence[128], line[1024];

		if (losses[loss] > 0) {
			plen_loss_sentence(loss, losses[loss], sentence, sizeof(sentence));
			snprintf(line, sizeof(line), "%s: %s", out, sentence);
			plen_log_clean(line);
			fprintf(stderr, "plenary-convert: %s\n", line);
		}
	}
}

void plen_lesson_in_tell_missing(const struct plen_lesson_in *in, const char *out)
{
	const uint32_t losses[PLEN_LOSS_COUNT] = {[PLEN_LOSS_IMAGE] = in->missing};

	plen_lesson_in_tell(losses, out);
}

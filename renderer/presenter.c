/* SPDX-License-Identifier: MIT */
#include "renderer/presenter.h"

int plen_presenter_frame(struct plen_presenter *presenter, struct plen_frame *frame)
{
	return presenter->impl->frame(presenter, frame);
}

int plen_presenter_present(struct plen_presenter *presenter, const struct plen_px_rect *rects,
			   uint32_t count)
{
	return presenter->impl->present(presenter, rects, count);
}

void plen_presenter_destroy(struct plen_presenter *presenter)
{
	if (presenter != NULL) {
		presenter->impl->destroy(presenter);
	}
}

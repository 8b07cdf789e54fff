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

int plen_presenter_fd(const struct plen_presenter *presenter)
{
	return presenter->impl->fd != NULL ? presenter->impl->fd(presenter) : -1;
}

bool plen_presenter_dispatch(struct plen_presenter *presenter)
{
	return presenter->impl->dispatch != NULL && presenter->impl->dispatch(presenter);
}

struct plen_board_size plen_presenter_size(const struct plen_presenter *presenter)
{
	struct plen_board_size unknown = {0};

	return presenter->impl->size != NULL ? presenter->impl->size(presenter) : unknown;
}

void plen_presenter_describe(const struct plen_presenter *presenter, char *text, size_t size)
{
	presenter->impl->describe(presenter, text, size);
}

void plen_presenter_destroy(struct plen_presenter *presenter)
{
	if (presenter != NULL) {
		presenter->impl->destroy(presenter);
	}
}

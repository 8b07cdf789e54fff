/* SPDX-License-Identifier: MIT
 *
 * Building blocks of the scene and its zones. A thing that can be pressed is drawn and made a zone
 * in one step, so that the picture and the touch cannot part.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/scene.h"
#include "common/zone.h"
#include "press.h"

struct plen_board_chrome {
	const struct plen_board_presses *presses;
	bool other_theme; /* what is added now has the tints of the theme that the wall has not */
	struct plen_scene scene;
	uint32_t zone_count;
	struct plen_zone zones[PLEN_ZONE_MAX];
	bool enabled[PLEN_ZONE_MAX];
};

void plen_board_chrome_begin(struct plen_board_chrome *chrome, struct plen_board_size size,
			     enum plen_theme theme, const struct plen_board_presses *presses);

void plen_board_chrome_pane(struct plen_board_chrome *chrome, struct plen_board_rect paper,
			    uint32_t page, const struct plen_view *view);
void plen_board_chrome_zone(struct plen_board_chrome *chrome, uint32_t id, enum plen_zone_kind kind,
			    struct plen_board_rect rect);

struct plen_board_box {
	enum plen_tint fill, line;
	double radius_mm, line_mm;
	bool shadow;
};
void plen_board_chrome_box(struct plen_board_chrome *chrome, struct plen_board_rect rect,
			   const struct plen_board_box *box);
/* A plain filled rectangle. */
void plen_board_chrome_fill(struct plen_board_chrome *chrome, struct plen_board_rect rect,
			    enum plen_tint fill);
/* A plain filled circle as wide as `rect`. */
void plen_board_chrome_disc(struct plen_board_chrome *chrome, struct plen_board_rect rect,
			    enum plen_tint fill);
/* One of several that fill one by one: a disc of `fill`, or the outline of one that is missing. */
void plen_board_chrome_pip(struct plen_board_chrome *chrome, struct plen_board_rect rect,
			   bool is_full, enum plen_tint fill);
/* A ring of them around the middle of `cell`, full from the top on. */
struct plen_board_pips {
	double radius_mm, pip_mm;
	int count, full;
};
void plen_board_chrome_pips(struct plen_board_chrome *chrome, struct plen_board_rect cell,
			    const struct plen_board_pips *pips);
/* A pen's dot in the middle of `cell`, with a ring if it is the chosen one. */
void plen_board_chrome_pen(struct plen_board_chrome *chrome, struct plen_board_rect cell,
			   enum plen_ink ink, bool is_chosen);
/* The ring alone, around a chosen tool that is no dot. */
/* The highlighter: a broad line where the pens have dots. */
void plen_board_chrome_marker(struct plen_board_chrome *chrome, struct plen_board_rect cell,
			      bool is_chosen);
void plen_board_chrome_ring(struct plen_board_chrome *chrome, struct plen_board_rect cell);
/* A floating white ground, which takes no ink. */
void plen_board_chrome_ground(struct plen_board_chrome *chrome, uint32_t zone,
			      struct plen_board_rect rect, double radius_mm);
void plen_board_chrome_icon(struct plen_board_chrome *chrome, struct plen_board_rect rect,
			    enum plen_icon icon, enum plen_tint tint);

/* One that fills the smaller side of `rect`. */
void plen_board_chrome_large_icon(struct plen_board_chrome *chrome, struct plen_board_rect rect,
				  enum plen_icon icon, enum plen_tint tint);

/* An icon with a word under it, together in the middle of `cell`. */
void plen_board_chrome_icon_word(struct plen_board_chrome *chrome, struct plen_board_rect cell,
				 enum plen_icon icon, const char *word, enum plen_tint tint);

struct plen_board_text {
	enum plen_tint tint;
	enum plen_align align;
	double size_mm;
	bool bold;
};
void plen_board_chrome_label(struct plen_board_chrome *chrome, struct plen_board_rect rect,
			     const char *text, const struct plen_board_text *style);
void plen_board_chrome_badge(struct plen_board_chrome *chrome, struct plen_board_rect cell,
			     uint8_t group);
/* The group's shape with an icon in place of its number. */
void plen_board_chrome_badge_icon(struct plen_board_chrome *chrome, struct plen_board_rect cell,
				  uint8_t group, enum plen_icon icon, double size_mm);

/* A control's ground and zone: tinted while pressed, `reach_mm` of touch below what is seen.
 * What lies on it is drawn after. Returns the tint for its icon. */
struct plen_board_control {
	uint32_t id;
	struct plen_board_rect rect;
	double radius_mm, reach_mm;
	bool is_disabled;
	bool is_on; /* a switch that is on: its ground stays tinted */
};
enum plen_tint plen_board_chrome_control(struct plen_board_chrome *chrome,
					 const struct plen_board_control *control);

/* Takes away what would be dragged beneath something that lies over it. */
void plen_board_chrome_drop_covered(struct plen_board_chrome *chrome);

/* Whether a tap on `zone` means something now. */
bool plen_board_chrome_takes_tap(const struct plen_board_chrome *chrome, uint32_t zone);
/* Whether `zone` is a canvas that takes ink now. */
bool plen_board_chrome_takes_ink(const struct plen_board_chrome *chrome, uint32_t zone);

bool plen_board_chrome_same_scene(const struct plen_board_chrome *a,
				  const struct plen_board_chrome *b);
bool plen_board_chrome_same_zones(const struct plen_board_chrome *a,
				  const struct plen_board_chrome *b);

/* A rectangle of w × h in the middle of `rect`. */
struct plen_board_rect plen_board_chrome_centred(struct plen_board_rect rect, double w_mm,
						 double h_mm);

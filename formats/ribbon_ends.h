/* SPDX-License-Identifier: MIT
 *
 * What a pen leaves and no other shape does: round ends. OpenBoard draws them as polygons whose
 * corners lie on the circle and whose edges are never far from it; a square has as much area
 * as a circle nearly has, but corners far outside.
 */
#pragma once

#include "ribbon.h"

/* Something round, or so short that its round ends are most of it: into one point, or two. False
 * if it is neither; then the ribbon is left as it is. */
bool plen_ribbon_fit_short(struct plen_ribbon *ribbon, const struct plen_svg_points *outline);
/* The same for a straight line, which has corners at its round ends only. */
bool plen_ribbon_fit_straight(struct plen_ribbon *ribbon, const struct plen_svg_points *outline);
/* Whether a ribbon that was found in an outline ends as a stroke does: one of its ends round, or
 * both at one place, or else long or thin, as what an eraser has cut. An end that is cut is drawn
 * back, so that round ends reach no further than the outline. */
bool plen_ribbon_check_ends(struct plen_ribbon *ribbon, const struct plen_svg_points *outline);

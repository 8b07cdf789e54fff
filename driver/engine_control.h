/* SPDX-License-Identifier: MIT
 *
 * Controls are pressed and tapped, drag zones dragged. A palm does neither: pupils lean on the
 * wall where the tools are.
 */
#pragma once

#include "engine_state.h"

void plen_engine_control_press(struct plen_engine *engine, struct plen_engine_contact *contact);
/* It has been pressed for long enough, and stays so. */
void plen_engine_control_hold(struct plen_engine *engine, struct plen_engine_contact *contact);
/* It has moved: what slides off is let go at once, and pressed anew if it comes back. */
void plen_engine_control_follow(struct plen_engine *engine, struct plen_engine_contact *contact);
void plen_engine_control_come_back(struct plen_engine *engine, struct plen_engine_contact *contact);
/* Whether a contact that has just landed is the bounce of one that has just lifted there. */
bool plen_engine_control_bounces(const struct plen_engine *engine,
				 const struct plen_engine_contact *newcomer);
/* A release, after a tap if it lifts on the control or near enough. */
void plen_engine_control_release(struct plen_engine *engine, struct plen_engine_contact *contact);

void plen_engine_control_drag(struct plen_engine *engine, struct plen_engine_contact *contact);
void plen_engine_control_drag_move(struct plen_engine *engine, struct plen_engine_contact *contact);
void plen_engine_control_drop(struct plen_engine *engine, struct plen_engine_contact *contact);

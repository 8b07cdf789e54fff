/* SPDX-License-Identifier: MIT */
#include "probe_display.h"

#include <stdio.h>
#include <stdlib.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>

#include "common/mem.h"
#include "framebuffer.h"

#define WINDOWS_MAX 64
/* Ink is looked for this far around its place: programs round corners differently. */
#define AROUND_PX 2

struct probe_display {
	Display *display;
	Window root;
	struct framebuffer shown;
	Window told[WINDOWS_MAX];
	int told_count;
};

/* A window may go between two questions about it. */
static int ignore(Display *display, XErrorEvent *error)
{
	(void)display;
	(void)error;
	return 0;
}

struct probe_display *probe_display_open(const char *framebuffer)
{
	struct probe_display *display = plen_calloc(1, sizeof(*display));
	int number = 0;

	display->display = XOpenDisplay(NULL);
	if (display->display == NULL ||
	    !XTestQueryExtension(display->display, &number, &number, &number, &number)) {
		fprintf(stderr, "no X display with XTEST\n");
		probe_display_close(display);
		return NULL;
	}
	if (!framebuffer_open(&display->shown, framebuffer)) {
		probe_display_close(display);
		return NULL;
	}
	XSetErrorHandler(ignore);
	display->root = DefaultRootWindow(display->display);
	return display;
}

void probe_display_close(struct probe_display *display)
{
	if (display == NULL) {
		return;
	}
	if (display->display != NULL) {
		XCloseDisplay(display->display);
	}
	framebuffer_close(&display->shown);
	free(display);
}

static void tell(struct probe_display *display, Window window, const XWindowAttributes *is)
{
	char *name = NULL;

	for (int i = 0; i < display->told_count; i++) {
		if (display->told[i] == window) {
			return;
		}
	}
	if (display->told_count < WINDOWS_MAX) {
		display->told[display->told_count++] = window;
	}
	XFetchName(display->display, window, &name);
	fprintf(stderr, "window \"%s\", %d x %d at %d, %d\n", name != NULL ? name : "", is->width,
		is->height, is->x, is->y);
	XFree(name);
}

static Window find_largest(struct probe_display *display, XWindowAttributes *largest)
{
	Window root, parent, *children = NULL, found = None;
	unsigned count = 0;
	long area = 0;

	XQueryTree(display->display, display->root, &root, &parent, &children, &count);
	for (unsigned i = 0; i < count; i++) {
		XWindowAttributes is;
		if (XGetWindowAttributes(display->display, children[i], &is) == 0 ||
		    is.map_state != IsViewable) {
			continue;
		}
		tell(display, children[i], &is);
		if ((long)is.width * is.height > area) {
			area = (long)is.width * is.height;
			found = children[i];
			*largest = is;
		}
	}
	if (children != NULL) {
		XFree(children);
	}
	return found;
}

bool probe_display_grow_window(struct probe_display *display)
{
	const struct framebuffer *screen = &display->shown;
	XWindowAttributes is;
	Window window = find_largest(display, &is);

	if (window == None) {
		return false;
	}
	if (is.x != 0 || is.y != 0 || is.width != screen->width_px ||
	    is.height != screen->height_px) {
		XMoveResizeWindow(display->display, window, 0, 0, (unsigned)screen->width_px,
				  (unsigned)screen->height_px);
		XSetInputFocus(display->display, window, RevertToPointerRoot, CurrentTime);
		XSync(display->display, False);
	}
	return true;
}

void probe_display_move(struct probe_display *display, int x_px, int y_px)
{
	XTestFakeMotionEvent(display->display, -1, x_px, y_px, CurrentTime);
	XFlush(display->display);
}

void probe_display_button(struct probe_display *display, bool down)
{
	XTestFakeButtonEvent(display->display, 1, down, CurrentTime);
	XFlush(display->display);
}

static int darkest(uint32_t pixel)
{
	int red = pixel >> 16 & 0xff, green = pixel >> 8 & 0xff, blue = pixel & 0xff;
	int least = red < green ? red : green;

	return blue < least ? blue : least;
}

int probe_display_darkest(const struct probe_display *display, int x_px, int y_px)
{
	int least = 255;

	for (int y = y_px - AROUND_PX; y <= y_px + AROUND_PX; y += AROUND_PX) {
		for (int x = x_px - AROUND_PX; x <= x_px + AROUND_PX; x += AROUND_PX) {
			int found = darkest(framebuffer_pixel(&display->shown, x, y));
			least = found < least ? found : least;
		}
	}
	return least;
}

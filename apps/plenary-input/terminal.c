/* SPDX-License-Identifier: MIT
 *
 * A handler of signals has no argument of its own, so what it must restore is static.
 */
#include "terminal.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* Another page, without cursor; and back. */
static const char enter[] = "\033[?1049h\033[?25l\033[2J";
static const char leave[] = "\033[?25h\033[?1049l";

static volatile sig_atomic_t entered;
static bool has_input;
static struct termios before;

bool plen_terminal_can_draw(void)
{
	const char *kind = getenv("TERM");

	return isatty(STDOUT_FILENO) && kind != NULL && kind[0] != '\0' &&
	       strcmp(kind, "dumb") != 0;
}

void plen_terminal_leave(void)
{
	if (entered) {
		entered = 0;
		(void)!write(STDOUT_FILENO, leave, sizeof(leave) - 1);
		if (has_input) {
			tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
		}
	}
}

static void crashed(int signal)
{
	plen_terminal_leave();
	raise(signal);
}

static void leave_on_crash(void)
{
	static const int signals[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};
	struct sigaction action = {.sa_handler = crashed, .sa_flags = (int)SA_RESETHAND};

	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		sigaction(signals[i], &action, NULL);
	}
}

/* What is typed is not shown, and Ctrl-Z does not stop us on a page that is not the shell's. */
static void quiet_input(void)
{
	has_input = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &before) == 0;
	if (has_input) {
		struct termios quiet = before;
		quiet.c_lflag &= ~(tcflag_t)(ECHO | ICANON);
		quiet.c_cc[VSUSP] = _POSIX_VDISABLE;
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
	}
}

void plen_terminal_enter(void)
{
	leave_on_crash();
	quiet_input();
	entered = 1;
	(void)!write(STDOUT_FILENO, enter, sizeof(enter) - 1);
}

void plen_terminal_size(int *rows, int *columns)
{
	struct winsize size = {0};

	*rows = 24;
	*columns = 80;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
		*rows = size.ws_row;
		*columns = size.ws_col;
	}
}

/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "console"
#include "kms_console.h"

#include <assert.h>
#include <linux/kd.h>
#include <linux/major.h>
#include <linux/vt.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "common/log.h"

#define LEAVE_SIGNAL SIGUSR1
#define RETURN_SIGNAL SIGUSR2
#define TERMINALS_MAX 63

/* What the handler of a fatal signal puts back. A handler is given nothing, so this is the one
 * place of the renderer that is not in anybody's hands. */
static struct {
	volatile sig_atomic_t tty; /* + 1; 0 = nothing to put back */
	volatile sig_atomic_t keyboard;
} taken;

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGQUIT};

/* System calls and nothing else. */
static void put_back(int tty)
{
	struct vt_mode mode = {.mode = VT_AUTO};

	ioctl(tty, VT_SETMODE, &mode);
	ioctl(tty, KDSKBMODE, (long)taken.keyboard);
	ioctl(tty, KDSETMODE, (long)KD_TEXT);
}

static void on_fatal_signal(int number)
{
	if (taken.tty > 0) {
		put_back(taken.tty - 1);
	}
	/* Handled once: the default that is in place again ends the program as it should. */
	raise(number);
}

static void handle_fatal_signals(void (*handler)(int))
{
	struct sigaction action = {
		.sa_handler = handler,
		.sa_flags = handler == SIG_DFL ? 0 : (int)SA_RESETHAND,
	};

	for (size_t i = 0; i < sizeof(fatal_signals) / sizeof(fatal_signals[0]); i++) {
		sigaction(fatal_signals[i], &action, NULL);
	}
}

static bool is_terminal(const struct stat *file)
{
	return S_ISCHR(file->st_mode) && major(file->st_rdev) == TTY_MAJOR &&
	       minor(file->st_rdev) >= 1 && minor(file->st_rdev) <= TERMINALS_MAX;
}

int plen_kms_console_find(void)
{
	for (int fd = 0; fd < 3; fd++) {
		struct stat file;

		if (fstat(fd, &file) == 0 && is_terminal(&file)) {
			return fd;
		}
	}
	return -1;
}

static bool set(const struct plen_kms_console *console, unsigned long request, long value)
{
	/* These take a number where others take a pointer. */
	return console->calls->ioctl(console->tty, request,
				     plen_kms_calls_number((uintptr_t)value)) == 0;
}

static bool take_terminal(const struct plen_kms_console *console)
{
	struct vt_mode mode = {.mode = VT_PROCESS, .relsig = LEAVE_SIGNAL, .acqsig = RETURN_SIGNAL};
	int keyboard = K_UNICODE;

	console->calls->ioctl(console->tty, KDGKBMODE, &keyboard);
	/* Whoever was killed has left it off, and never meant that for a shell. */
	taken.keyboard = keyboard == K_OFF ? K_UNICODE : keyboard;
	taken.tty = console->tty + 1;
	handle_fatal_signals(on_fatal_signal);
	return set(console, KDSKBMODE, K_OFF) && set(console, KDSETMODE, KD_GRAPHICS) &&
	       console->calls->ioctl(console->tty, VT_SETMODE, &mode) == 0;
}

static int open_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, LEAVE_SIGNAL);
	sigaddset(&set, RETURN_SIGNAL);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static bool is_in_front(const struct plen_kms_console *console)
{
	struct vt_stat state = {0};
	struct stat file;

	if (console->calls->stat(console->tty, &file) < 0 || !is_terminal(&file) ||
	    console->calls->ioctl(console->tty, VT_GETSTATE, &state) < 0) {
		return true;
	}
	return state.v_active == minor(file.st_rdev);
}

void plen_kms_console_init(struct plen_kms_console *console, const struct plen_kms_calls *calls,
			   int tty)
{
	*console = (struct plen_kms_console){
		.calls = calls,
		.tty = tty,
		.signal_fd = -1,
		.is_shown = true,
	};
	if (tty < 0) {
		plen_info("not on a virtual terminal: its keyboard stays as it is");
		return;
	}

	assert(taken.tty == 0);
	console->signal_fd = open_signals();
	if (console->signal_fd < 0 || !take_terminal(console)) {
		plen_warn("the terminal refuses: what is typed may reach it, and nobody should "
			  "switch to another one");
	}
	console->is_shown = is_in_front(console);
}

void plen_kms_console_finish(struct plen_kms_console *console)
{
	if (console->tty >= 0) {
		struct vt_mode mode = {.mode = VT_AUTO};

		handle_fatal_signals(SIG_DFL);
		console->calls->ioctl(console->tty, VT_SETMODE, &mode);
		set(console, KDSKBMODE, taken.keyboard);
		set(console, KDSETMODE, KD_TEXT);
		taken.tty = 0;
	}
	if (console->signal_fd >= 0) {
		close(console->signal_fd);
	}
}

static int take_signal(const struct plen_kms_console *console)
{
	struct signalfd_siginfo info;

	if (console->signal_fd < 0 ||
	    read(console->signal_fd, &info, sizeof(info)) != (ssize_t)sizeof(info)) {
		return 0;
	}
	return (int)info.ssi_signo;
}

enum plen_kms_console_event plen_kms_console_take(struct plen_kms_console *console)
{
	switch (take_signal(console)) {
	case LEAVE_SIGNAL:
		return PLEN_KMS_CONSOLE_LEAVE;
	case RETURN_SIGNAL:
		set(console, VT_RELDISP, VT_ACKACQ);
		/* It may have gone again: of two signals that wait, the lower number comes first,
		 * whichever was sent first. */
		console->is_shown = is_in_front(console);
		return console->is_shown ? PLEN_KMS_CONSOLE_RETURN : PLEN_KMS_CONSOLE_NOTHING;
	default:
		return PLEN_KMS_CONSOLE_NOTHING;
	}
}

void plen_kms_console_leave(struct plen_kms_console *console)
{
	console->is_shown = false;
	set(console, VT_RELDISP, 1);
}

# SPDX-License-Identifier: MIT
"""The board draws on the screen itself: the same picture as in memory, whatever displays do.

The display's cable is QEMU's: the guest's card sees it pulled and plugged as a real one would.
"""

import vm
from board import UNIT
from expectations import expect, see_lines, wall_points
from panel import HEIGHT_MM, WIDTH_MM, Hand, line
from picture import Picture

RECORDING = "class.plrec"
FOLDER = "/run/screens"
ALONE = f"plenary --panel-mm {WIDTH_MM:.0f}x{HEIGHT_MM:.0f}"
HEADLESS = f"--headless {vm.SCREEN[0]}x{vm.SCREEN[1]}"
STATUS = f"systemctl show --value --property=StatusText {UNIT}"
CONNECTOR = "/sys/class/drm/card0-Virtual-1/status"
SAY_SO = "udevadm trigger --action=change --sysname-match=card0"
SMALLER = (1024, 600)
SEEN = ((200, 100), (500, 130))  # a stroke that the screen shows again after each of its journeys
IDLE_SECONDS = 20

# What the kernel says of a terminal: KDGETMODE and KDGKBMODE.
TERMINAL = """perl -e 'open(T, "<", "/dev/tty2") or die; my ($mode, $keys) = ("\\0" x 8, "\\0" x 8);
    ioctl(T, 0x4b3b, $mode) or die; ioctl(T, 0x4b44, $keys) or die;
    print unpack("i", $mode), " ", unpack("i", $keys)'"""
IS_TEXT, IS_OURS = "0", "1 4"  # KD_TEXT; KD_GRAPHICS and K_OFF


def switch_to(board, terminal):
    """VT_ACTIVATE and VT_WAITACTIVE: as chvt does, which the machine does not have."""
    board.machine.check(f"perl -e 'open(T, \"<\", \"/dev/tty0\") or die; "
                        f"ioctl(T, 0x5606, {terminal}) or die; ioctl(T, 0x5607, {terminal}) or die'")


def write(board, start, end):
    """A stroke that is kept, seen or not."""
    count = len(board.lesson().strokes(0)) + 1
    board.panel.move(Hand(0, line(start, end, 25)))
    board.wait_lesson(lambda lesson: len(lesson.strokes(0)) == count, "a stroke more")


def wait_status(board, words):
    board.machine.until(lambda: words in board.machine.check(STATUS), 60,
                        f"the unit's status to say {words!r}")


def begin_alone(board, words):
    """A board of our own on the screen, as root and without a terminal."""
    board.machine.check(f"cd {FOLDER}; {ALONE} --kiosk {words} >alone.log 2>&1 & "
                        f"echo $! >{FOLDER}/pid")


def end_alone(board, signal):
    board.machine.check(f"cd {FOLDER}; kill -{signal} $(cat pid); "
                        "while [ -d /proc/$(cat pid) ]; do sleep 0.1; done")


def png(board, name):
    board.machine.fetch(f"{FOLDER}/{name}", board.evidence / name)
    return Picture.read_png(board.evidence / name)


def picture_is_that_of_memory(board):
    """A lesson that was made in virtual time, opened once in memory and once on the screen."""
    machine = board.machine
    machine.check(f"systemctl stop {UNIT}; mkdir -p {FOLDER} && cd {FOLDER} && "
                  f"tar -xf /dev/vdb {RECORDING} && "
                  f"{ALONE} {HEADLESS} --fast --play {RECORDING} made.plenary && "
                  "cp made.plenary copy.plenary && "
                  f"{ALONE} {HEADLESS} --screenshot memory.png copy.plenary")
    memory = png(board, "memory.png")
    begin_alone(board, "made.plenary")
    board.see(lambda picture: picture.rgb == memory.rgb, 60, "what memory has, to the last bit")
    end_alone(board, "TERM")


def picture_is_what_was_drawn(board):
    """A recording in real time, damage by damage: at its end the screen has what the renderer has.
    With two buffers that take turns, and with the one that is shown."""
    for settings, buffers in (("", "two buffers"),
                              ("[screen]\\nfront-buffer = yes\\n", "one buffer")):
        board.machine.check(f"cd {FOLDER}; printf '{settings}' >alone.conf; rm -f drawn*")
        begin_alone(board, f"--config alone.conf --play {RECORDING} --screenshot drawn.png "
                    "drawn.plenary")
        board.machine.until(lambda: board.machine.succeeds(f"grep 'device 1 went' {FOLDER}/alone.log"),
                            180, "the recording to end")
        seen = [board.look()]
        board.machine.until(lambda: seen.append(board.look()) or seen[-1].rgb == seen[-2].rgb, 60,
                            "a screen that has come to rest")
        end_alone(board, "TERM")
        expect(f"atomic, {buffers}" in board.machine.check(f"cat {FOLDER}/alone.log"),
               f"not {buffers}")
        expect(png(board, "drawn.png").rgb == seen[-1].rgb, f"not what was drawn: {buffers}")
        expect(seen[-1].ink(board.box_px((0, 0, WIDTH_MM - 60, HEIGHT_MM - 60))) > 1000, "no ink")


def terminal_is_given_back(board):
    """By a board that ends, and by one that dies; neither has systemd to clean up behind it."""
    machine = board.machine
    for signal in ("TERM", "ABRT", "SEGV"):
        machine.check(f"cd {FOLDER}; ulimit -c 0; setsid {ALONE} --kiosk </dev/tty2 >dies.log 2>&1 & "
                      f"echo $! >{FOLDER}/pid")
        machine.until(lambda: machine.check(TERMINAL) == IS_OURS, 60, "the terminal to be ours")
        end_alone(board, signal)
        after = machine.check(TERMINAL).split()
        expect(after[0] == IS_TEXT and after[1] != "4", f"after SIG{signal}: {after}")
    machine.check(f"systemctl start {UNIT}")
    board.wait_open()


def idle_board_sleeps(board):
    """A watchdog wants an answer every ten seconds; nothing else does."""
    process = board.main_process()
    count = f"sed -n 's/^voluntary_ctxt_switches:[^0-9]*//p' /proc/{process}/status"
    if not board.panel.is_plugged:
        board.plug()
    before, after = board.machine.check(f"{count}; sleep {IDLE_SECONDS}; {count}").split()
    expect(int(after) - int(before) <= 1 + IDLE_SECONDS / 10 + 2,
           f"{int(after) - int(before)} wake-ups within {IDLE_SECONDS} s")


def display_wants_another_mode(board):
    """Smaller, with the same hands on the same wall; and back."""
    process = board.main_process()
    write(board, *SEEN)
    see_lines(board, SEEN)
    board.machine.display().resize(*SMALLER)
    wait_status(board, "1024x600")
    board.see(lambda picture: (picture.width, picture.height) == SMALLER, 60, "a smaller picture")
    start, end = (200, 220), (500, 250)
    write(board, start, end)
    points = wall_points(board.lesson(), board.lesson().strokes(0)[-1])
    expect(abs(points[0][0] - start[0]) < 4 and abs(points[-1][1] - end[1]) < 4,
           f"the stroke goes from {points[0]} to {points[-1]}")
    board.keep("smaller")
    board.machine.display().resize(*vm.SCREEN)
    wait_status(board, f"{vm.SCREEN[0]}x{vm.SCREEN[1]}")
    see_lines(board, SEEN, (start, end))
    expect(board.main_process() == process, "the board is another one")


def display_goes_and_comes_back(board):
    """Pulled, as a screen does that is switched off: who writes meanwhile loses nothing. To be
    pulled is news to QEMU only of a display that has wanted a mode before; and the guest's driver
    may lose one of two pieces of news that come at once, so each is waited for."""
    process = board.main_process()
    blind = ((200, 160), (500, 190))
    board.machine.display().unplug()
    wait_status(board, "no display")
    write(board, *blind)
    board.machine.display().resize(*vm.SCREEN)
    wait_status(board, "KMS, card0")
    see_lines(board, SEEN, blind)
    board.keep("display-back")
    expect(board.main_process() == process, "the board is another one")


def kernel_is_told_of_no_display(board):
    """By force, as if the EDID had gone. Such a card does not say so by itself."""
    board.machine.check(f"echo off >{CONNECTOR}; {SAY_SO}")
    wait_status(board, "no display")
    board.machine.check(f"echo detect >{CONNECTOR}; {SAY_SO}")
    wait_status(board, "KMS, card0")
    see_lines(board, SEEN)


def another_terminal_has_the_screen(board):
    switch_to(board, 2)
    board.see(lambda picture: picture.light_on_black() > 50, 60, "a terminal's text")
    board.keep("terminal")
    blind = ((200, 280), (500, 310))
    write(board, *blind)
    switch_to(board, 1)
    see_lines(board, SEEN, blind)
    board.keep("terminal-left")


CHECKS = (
    picture_is_that_of_memory,
    picture_is_what_was_drawn,
    terminal_is_given_back,
    idle_board_sleeps,
    display_wants_another_mode,
    display_goes_and_comes_back,
    kernel_is_told_of_no_display,
    another_terminal_has_the_screen,
)

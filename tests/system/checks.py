# SPDX-License-Identifier: MIT
"""What must be true of a board, each check in the state that the one before has left.

A check raises Failed, or any other exception, when it is not; it leaves pictures and lessons as
evidence.
"""

import calibrations
import imports
import lessons
import panels
import screens
import sticks
import storms
from board import (CLASS_BUTTON_MM, FAILED_UNIT, GROUPS_BUTTON_MM, PACKAGES, PANEL_NAME, PANES_MM,
                   SETTINGS, UNIT)
from expectations import expect, expect_line, expect_near, see_lines, wall_points
from panel import PALM, Hand, line

FIRST_STROKE_MM = ((200, 200), (600, 320))


# Before the first start of the kiosk

def packages_install_and_purge(board):
    machine = board.machine
    machine.check("mkdir /run/payload && tar -C /run/payload -xf /dev/vdb")
    install = "dpkg --install /run/payload/*.deb"
    machine.check(install)
    owned = machine.check(f"dpkg --listfiles {' '.join(PACKAGES)} | sort -u | xargs -d '\\n' "
                          "sh -c 'for f; do [ -d \"$f\" ] || echo \"$f\"; done' sh").split()
    expect(any(path.endswith("/plenary") for path in owned), "no program in the packages")
    machine.check(f"dpkg --purge {' '.join(PACKAGES)}")
    left = machine.check("ls -d " + " ".join(owned) + " /etc/plenary 2>/dev/null || true").split()
    expect(not left, f"purge left behind: {left}")
    machine.check(install)
    expect(machine.check(f"systemctl is-enabled {UNIT}").strip() == "enabled", "not enabled")


def settings_are_checked(board):
    board.machine.check(f"cat >/etc/plenary/conf.d/wall.conf <<'END'\n{SETTINGS}END\n")
    board.machine.check("plenary --check-config")
    printed = board.machine.check("plenary --print-config")
    expect("/etc/plenary/conf.d/wall.conf" in printed, "--print-config does not name the file")


def restart_into_the_kiosk(board):
    board.machine.check("install -m 755 /run/payload/uhid_panel /usr/local/lib/plenary-test/")
    board.machine.power_off()
    board.boot()
    board.keep("class-view")


# The kiosk and the panel

def kiosk_has_a_session_and_no_groups(board):
    groups = board.machine.check("id --groups --name plenary").split()
    expect(groups == ["plenary"], f"the kiosk's user is in {groups}")
    sessions = board.machine.check("loginctl list-sessions --no-legend")
    expect("plenary seat0 tty1" in " ".join(sessions.split()), f"no session on seat0: {sessions}")


def exposure_is_low(board):
    board.machine.check(f"systemd-analyze security --no-pager --threshold=20 {UNIT}")


def panel_is_given_to_the_kiosk_alone(board):
    board.plug()
    rights = board.machine.check(
        "for event in /dev/input/event*; do "
        "echo \"$event $(cat /sys/class/input/${event##*/}/device/name)\"; "
        "getfacl --omit-header --absolute-names $event; done")
    nodes = [(entry.splitlines()[0].split(" ", 1)[1], "user:plenary:rw-" in entry)
             for entry in rights.split("/dev/input/")[1:]]
    expect((PANEL_NAME, True) in nodes, f"the kiosk may not open the panel: {rights}")
    expect(("Power Button", False) in nodes, f"the kiosk may open the power button: {rights}")
    for name, is_ours in nodes:
        expect(not is_ours or name in (PANEL_NAME, f"{PANEL_NAME} Stylus"),
               f"the kiosk may open {name}: {rights}")
    seen = board.machine.check("libinput list-devices")
    expect(PANEL_NAME in seen, f"libinput does not see the panel: {seen}")


# Hands

def stroke_lands_where_the_hand_was(board):
    start, end = FIRST_STROKE_MM
    before = board.look()
    board.panel.move(Hand(0, line(start, end, 40)))
    lesson = board.wait_lesson(lambda lesson: len(lesson.strokes(0)) == 1, "one stroke")
    expect_line(wall_points(lesson, lesson.strokes(0)[0]), start, end, "the stroke")
    expect(before.ink(board.around_px(start, end)) == 0, "there was ink before")
    see_lines(board, FIRST_STROKE_MM)
    after = board.keep("stroke")
    expect(after.ink(board.box_px((200, 400, 600, 600))) == 0, "there is ink elsewhere")


def forty_contacts_write_at_once(board):
    lines = []
    for i in range(40):
        x, y = 60 + (i % 10) * 130, 380 + (i // 10) * 70
        lines.append(((x, y), (x + 60, y)))
    board.panel.move(*(Hand(i, line(*ends, 12)) for i, ends in enumerate(lines)))
    lesson = board.wait_lesson(lambda lesson: len(lesson.strokes(0)) == 41, "forty strokes more")
    found = sorted((wall_points(lesson, stroke) for stroke in lesson.strokes(0)[1:]),
                   key=lambda points: (round(points[0][1] / 70), points[0][0]))
    for points, (start, end) in zip(found, lines):
        expect_line(points, start, end, "a stroke of forty")
    see_lines(board, *lines)
    board.keep("forty-strokes")


def groups_by_touch(board):
    board.panel.tap(*GROUPS_BUTTON_MM)
    board.wait_lesson(lambda lesson: lesson.mode() == "groups", "the group view")
    divider = board.box_px((PANES_MM[1][2], 100, PANES_MM[2][0], 300))
    board.see(lambda picture: not picture.is_paper(divider), 60, "a divider")
    for group, (x0, y0, x1, y1) in PANES_MM.items():
        middle = board.box_px((x0 + 10, y0 + 10, x1 - 20, y1 - 10))
        board.see(lambda picture, middle=middle: picture.ink(middle) > 50, 60,
                  f"the class page behind pane {group}")
    board.keep("group-view")


def groups_do_not_disturb_each_other(board):
    """Group 1 writes and lifts, then zooms its pane; group 2 writes all the while."""
    first, second = ((100, 150), (300, 150)), ((800, 150), (1200, 250))
    before = board.lesson()
    path = line(*second, 80)
    board.panel.move(Hand(0, line(*first, 20)), Hand(1, path[:30], lifts=False))
    lesson = board.wait_lesson(lambda lesson: len(lesson.strokes(1)) == 1, "group 1's stroke")
    expect_line(wall_points(lesson, lesson.strokes(1)[0]), *first, "group 1's stroke")
    expect(not lesson.strokes(2), "group 2's stroke ended too early")
    rest = path[30:]
    board.panel.move(
        Hand(1, rest, begins=False),
        Hand(2, line((320, 450), (260, 450), len(rest) - 10)),
        Hand(3, line((380, 450), (440, 450), len(rest) - 10)))
    lesson = board.wait_lesson(
        lambda lesson: len(lesson.strokes(2)) == 1 and lesson.scale(1) != before.scale(1),
        "group 2's stroke and group 1's zoom")
    see_lines(board, second)
    board.keep("zoom-beside-a-writer")
    expect(len(lesson.strokes(1)) == 1, "the zoom left ink in pane 1")
    expect_line(wall_points(lesson, lesson.strokes(2)[0]), *second, "group 2's stroke")
    expect_near(lesson.scale(1) / before.scale(1), 180 / 60, 0.5, "zoom of pane 1")
    expect_near(lesson.scale(2), before.scale(2), 1e-6, "scale of pane 2")


def palm_rubs_out_in_its_pane_alone(board):
    """Each pane has a fresh stroke at the same height; a palm goes over pane 2's."""
    mine, theirs = ((150, 600), (450, 600)), ((850, 600), (1150, 600))
    board.panel.move(Hand(0, line(*mine, 30)), Hand(1, line(*theirs, 30)))
    before = board.wait_lesson(
        lambda lesson: len(lesson.strokes(1)) == 2 and len(lesson.strokes(2)) == 2,
        "a stroke in each pane")
    board.panel.move(Hand(5, line((830, 600), (1170, 600), 40), size=PALM))
    lesson = board.wait_lesson(lambda lesson: lesson.strokes(2)[-1].visible < 0.02,
                               "the stroke in pane 2 to go")
    expect(len(lesson.strokes(2)) == 2, "the palm left ink")
    expect(lesson.strokes(2)[0].visible == 1, "the palm rubbed out what it did not touch")
    expect([stroke.visible for stroke in lesson.strokes(1)] ==
           [stroke.visible for stroke in before.strokes(1)], "the palm rubbed out in pane 1 too")
    gone = board.around_px(*theirs)
    board.see(lambda picture: picture.ink(gone) == 0, 60, "nothing where the palm was")
    see_lines(board, mine)
    board.keep("palm")


def class_by_touch(board):
    before = board.lesson()
    board.panel.tap(*CLASS_BUTTON_MM)
    lesson = board.wait_lesson(lambda lesson: lesson.mode() == "class", "the class view")
    expect(lesson.begins_with(before), "something was lost on the way")
    see_lines(board, FIRST_STROKE_MM)
    board.keep("class-view-again")


def pen_writes_with_pressure_and_rubs(board):
    start, end = (750, 150), (1100, 150)
    count = len(board.lesson().strokes(0))
    board.panel.pen("pen", line(start, end, 30), [0.2 + 0.6 * i / 30 for i in range(31)])
    lesson = board.wait_lesson(lambda lesson: len(lesson.strokes(0)) == count + 1, "pen's stroke")
    stroke = lesson.strokes(0)[-1]
    expect_line(wall_points(lesson, stroke), start, end, "the pen's stroke")
    expect(stroke.pressures[-1] > 2 * stroke.pressures[0], "the pen's pressure is not kept")
    board.keep("pen")
    board.panel.pen("eraser", line((740, 150), (1110, 150), 40), [0.5] * 41)
    board.wait_lesson(lambda lesson: lesson.strokes(0)[-1].visible < 0.02,
                      "the pen's other end to rub out")


# What goes wrong in a classroom

def unplugging_ends_the_stroke(board):
    start, end = (750, 240), (1000, 240)
    count = len(board.lesson().strokes(0))
    board.panel.move(Hand(0, line(start, end, 25), lifts=False))
    board.panel.unplug()
    lesson = board.wait_lesson(lambda lesson: len(lesson.strokes(0)) == count + 1,
                               "the stroke to end")
    expect_line(wall_points(lesson, lesson.strokes(0)[-1]), start, end, "the stroke")
    board.plug()
    board.panel.move(Hand(0, line((750, 290), (1000, 290), 25)))
    board.wait_lesson(lambda lesson: len(lesson.strokes(0)) == count + 2, "a stroke after replug")
    see_lines(board, (start, end), ((750, 290), (1000, 290)))
    board.keep("replugged")


def killed_board_comes_back(board):
    before = board.lesson()
    process = board.main_process()
    board.machine.check(f"kill -KILL {process}")
    board.machine.until(lambda: board.main_process() not in ("0", process), 60,
                        "systemd to start it again")
    board.wait_open()
    expect(board.lesson().begins_with(before), "operations were lost")
    see_lines(board, FIRST_STROKE_MM)
    count = len(board.lesson().strokes(0))
    board.panel.move(Hand(0, line((750, 340), (1000, 340), 25)))
    board.wait_lesson(lambda lesson: len(lesson.strokes(0)) == count + 1, "a stroke after that")
    see_lines(board, ((750, 340), (1000, 340)))
    board.keep("after-kill")


def power_cut_loses_nothing(board):
    """Cut in the middle of a stroke: all that was on disk is there afterwards."""
    lines = (((100, 690), (400, 690)), ((450, 690), (700, 690)))
    count = len(board.lesson().strokes(0))
    for ends in lines:
        board.panel.move(Hand(0, line(*ends, 25)))
    before = board.wait_lesson(lambda lesson: len(lesson.strokes(0)) == count + 2, "two strokes")
    board.panel.move(Hand(0, line((760, 690), (1000, 690), 25), lifts=False))
    board.machine.cut()
    board.boot()
    expect(board.lesson().begins_with(before), "operations were lost")
    see_lines(board, FIRST_STROKE_MM, *lines)
    board.keep("after-power-cut")


def lesson_becomes_a_pdf(board):
    path = "/run/lesson.pdf"
    board.machine.check(f"plenary-convert {board.copy_lesson()} {path}")
    board.machine.fetch(path, board.evidence / "lesson.pdf")
    expect((board.evidence / "lesson.pdf").read_bytes().startswith(b"%PDF-"), "not a PDF")


def log_has_no_errors(board):
    errors = board.machine.check(
        "journalctl --identifier=plenary --priority=err --output=cat || true")
    expect(not errors.strip(), f"errors in the log: {errors}")


def board_that_cannot_start_says_so(board):
    """A wrong setting, again and again: the screen says what to do, and mending it is enough."""
    wrong = "/etc/plenary/conf.d/wrong.conf"
    board.machine.check(f"echo nonsense >{wrong}; systemctl restart --no-block {UNIT}")
    board.machine.until(lambda: board.machine.succeeds(f"systemctl is-active {FAILED_UNIT}"), 120,
                        "the unit to give up")
    board.see(lambda picture: picture.light_on_black() > 1000, 60, "a message")
    board.keep("given-up")
    board.machine.check(f"rm {wrong}; systemctl reset-failed {UNIT}; systemctl start {UNIT}")
    board.wait_open()


def way_out_for_it(board):
    """Both upper corners, held: the board ends, and stays down."""
    if board.panel.is_plugged:
        board.panel.unplug()
    board.plug()
    board.panel.perform(["down 0 15 15", "down 1 1413 15", "sync"])
    board.machine.until(
        lambda: board.machine.check(f"systemctl show --value -p ActiveState {UNIT}").strip() ==
        "inactive", 120, "the board to end")
    board.panel.lift(0, 1)
    status = board.machine.check(f"systemctl show --value -p ExecMainStatus {UNIT}").strip()
    expect(status == "10", f"exit status {status}")


CHECKS = (
    packages_install_and_purge,
    settings_are_checked,
    restart_into_the_kiosk,
    kiosk_has_a_session_and_no_groups,
    exposure_is_low,
    panel_is_given_to_the_kiosk_alone,
    stroke_lands_where_the_hand_was,
    forty_contacts_write_at_once,
    groups_by_touch,
    groups_do_not_disturb_each_other,
    palm_rubs_out_in_its_pane_alone,
    class_by_touch,
    pen_writes_with_pressure_and_rubs,
    unplugging_ends_the_stroke,
    calibrations.calibration_reaches_a_running_board,
    killed_board_comes_back,
    power_cut_loses_nothing,
    calibrations.calibration_outlives_the_board,
    calibrations.touch_is_aligned_at_the_board,
    lesson_becomes_a_pdf,
    *imports.CHECKS,
    *lessons.CHECKS,
    *sticks.CHECKS,
    *panels.CHECKS,
    *storms.CHECKS,
    *screens.CHECKS,
    log_has_no_errors,
    board_that_cannot_start_says_so,
    way_out_for_it,
)
# Without these, none of the later ones can say anything.
VITAL = {packages_install_and_purge, restart_into_the_kiosk, panel_is_given_to_the_kiosk_alone}

# SPDX-License-Identifier: MIT
"""A virtual machine under QEMU's own emulation: boot, look, command, cut the power.

Knows nothing of Plenary. A machine is its own copy of a disk: it may be booted and cut as often
as one likes. Waiting is always for a condition, with a deadline; see Machine.until.
"""

import base64
import json
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

from display import Display

BOOT_SECONDS = 240
ANSWER_SECONDS = 120
SCREEN = (1280, 720)


class MachineError(Exception):
    """The machine died, did not answer, or a condition did not come true in time."""


class Channel:
    """Lines over a unix socket, each read with a deadline."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(str(path))
        self.rest = b""

    def send(self, line):
        self.socket.sendall(line.encode() + b"\n")

    def receive(self, seconds):
        deadline = time.monotonic() + seconds
        while b"\n" not in self.rest:
            self.socket.settimeout(max(0.01, deadline - time.monotonic()))
            try:
                got = self.socket.recv(65536)
            except TimeoutError:
                raise MachineError(f"no answer within {seconds} s") from None
            if not got:
                raise MachineError("the machine closed the line")
            self.rest += got
        line, self.rest = self.rest.split(b"\n", 1)
        return line.decode(errors="replace")

    def close(self):
        self.socket.close()


class Machine:
    def __init__(self, base, directory, payload):
        """`payload` is a tar file: it becomes the second disk, /dev/vdb, as it is."""
        self.payload = payload
        self.base = pathlib.Path(base)
        self.directory = pathlib.Path(directory)
        self.disk = self.directory / "disk.img"
        # Unix sockets have short names; a build directory may have a long one.
        self.sockets = pathlib.Path(tempfile.mkdtemp(prefix="plenary-vm-"))
        self.boots = 0
        self.process = None
        self.channels = {}
        subprocess.run(["cp", "--reflink=auto", "--sparse=always",
                        self.base / "disk.img", self.disk], check=True)

    def boot(self):
        """Starts the machine; returns when it answers."""
        assert self.process is None
        self.boots += 1
        log = open(self.directory / f"qemu-{self.boots}.log", "wb")
        self.process = subprocess.Popen(
            self._command(), stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        log.close()
        for name in ("qmp", "agent", "panel", "display"):
            self.until(lambda: self._connect(name), 30, f"QEMU to offer {name}")
        self.channels["qmp"].receive(30)
        self._qmp("qmp_capabilities")
        if self.channels["agent"].receive(BOOT_SECONDS) != "ready":
            raise MachineError("the agent does not say ready")

    def _command(self):
        width, height = SCREEN
        command = [
            "qemu-system-x86_64", "-accel", "tcg,thread=multi", "-cpu", "max",
            "-smp", "2", "-m", "2048", "-nodefaults", "-display", "none", "-vga", "none",
            "-device", f"virtio-gpu-pci,xres={width},yres={height}",
            "-kernel", self.base / "vmlinuz", "-initrd", self.base / "initrd.img",
            "-append", "console=ttyS0 root=/dev/vda rw quiet mitigations=off",
            "-drive", f"file={self.disk},if=virtio,format=raw",
            "-drive", f"file={self.payload},if=virtio,format=raw,readonly=on",
            "-serial", f"file:{self.directory}/console-{self.boots}.log",
            "-device", "qemu-xhci", "-device", "virtio-rng-pci", "-device", "virtio-serial-pci", "-no-reboot",
        ]
        for name in ("agent", "panel"):
            path = self.sockets / name
            path.unlink(missing_ok=True)
            command += [
                "-chardev", f"socket,id={name},path={path},server=on,wait=off",
                "-device", f"virtserialport,chardev={name},name=org.plenary.{name}"]
        (self.sockets / "qmp").unlink(missing_ok=True)
        command += ["-qmp", f"unix:{self.sockets}/qmp,server=on,wait=off",
                    "-vnc", f"unix:{self.sockets}/display"]
        return command

    def _connect(self, name):
        try:
            kind = Display if name == "display" else Channel
            self.channels[name] = kind(self.sockets / name)
        except OSError:
            return False
        return True

    def _qmp(self, command, **arguments):
        self.channels["qmp"].send(json.dumps({"execute": command, "arguments": arguments}))
        while True:
            answer = json.loads(self.channels["qmp"].receive(ANSWER_SECONDS))
            if "error" in answer:
                raise MachineError(f"{command}: {answer['error']['desc']}")
            if "return" in answer:
                return answer["return"]

    def run(self, script):
        """Runs a shell script as root in the guest: (exit status, all it printed as bytes)."""
        self.channels["agent"].send(base64.b64encode(script.encode()).decode())
        status, _, output = self.channels["agent"].receive(ANSWER_SECONDS).partition(" ")
        return int(status), base64.b64decode(output)

    def check(self, script):
        """The same, for a script that must succeed: what it printed, as text."""
        status, output = self.run(script)
        text = output.decode(errors="replace")
        if status != 0:
            raise MachineError(f"exit status {status} of: {script.strip()}\n{text}")
        return text

    def succeeds(self, script):
        return self.run(script)[0] == 0

    def fetch(self, guest_path, host_path):
        status, output = self.run(f"cat '{guest_path}'")
        if status != 0:
            raise MachineError(f"{guest_path}: {output.decode(errors='replace')}")
        pathlib.Path(host_path).write_bytes(output)

    def until(self, condition, seconds, what):
        """Asks again and again until `condition()` is true; returns what it returned."""
        deadline = time.monotonic() + seconds
        while True:
            result = condition()
            if result:
                return result
            if time.monotonic() > deadline:
                raise MachineError(f"waited {seconds} s for {what}")
            self._pause()

    def _pause(self):
        """A short breath, or the end: a dead machine makes nothing come true."""
        try:
            status = self.process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            return
        raise MachineError(f"QEMU has ended with status {status}")

    def display(self):
        """The cable of the screen."""
        return self.channels["display"]

    def screen(self, path):
        """Writes what the screen shows as PPM."""
        self._qmp("screendump", filename=str(path))

    def plug_stick(self, path):
        """Plugs a USB stick in whose contents are that file."""
        self._qmp("blockdev-add", **{"driver": "raw", "node-name": "stick", "file": {
            "driver": "file", "filename": str(path)}})
        self._qmp("device_add", driver="usb-storage", drive="stick", id="plugged-stick",
                  removable=True)

    def pull_stick(self):
        """Pulls it out, whatever goes on; the file then holds what had been written."""
        self._qmp("device_del", id="plugged-stick")
        self.until(self._stick_is_free, 30, "QEMU to let go of the stick")

    def _stick_is_free(self):
        try:
            self._qmp("blockdev-del", **{"node-name": "stick"})
        except MachineError:
            return False
        return True

    def cut(self):
        """Pulls the plug."""
        if self.process is not None:
            self.process.kill()
            self._gone()

    def power_off(self):
        self.channels["agent"].send(base64.b64encode(b"systemctl poweroff").decode())
        self.process.wait(timeout=ANSWER_SECONDS)
        self._gone()

    def _gone(self):
        self.process.wait()
        self.process = None
        for channel in self.channels.values():
            channel.close()
        self.channels.clear()

    def discard(self):
        """Frees the disk; what the test kept beside it stays."""
        self.disk.unlink(missing_ok=True)
        shutil.rmtree(self.sockets, ignore_errors=True)

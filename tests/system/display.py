# SPDX-License-Identifier: MIT
"""The cable of the guest's display: another size, out, in. A client of QEMU's VNC server, which
hands on to the emulated card what a window that is resized or closed would say."""

import socket
import struct

DESKTOP_SIZE = -308  # the encoding by which a client says that it may resize
SET_DESKTOP_SIZE = 251


class Display:
    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(60)
        self.socket.connect(str(path))
        self._shake_hands()

    def _read(self, size):
        got = b""
        while len(got) < size:
            part = self.socket.recv(size - len(got))
            if not part:
                raise ConnectionError("the VNC server closed the line")
            got += part
        return got

    def _shake_hands(self):
        self._read(12)
        self.socket.sendall(b"RFB 003.008\n")
        self._read(self._read(1)[0])  # kinds of security; there is none on a unix socket
        self.socket.sendall(b"\x01")
        if self._read(4) != bytes(4):
            raise ConnectionError("the VNC server wants a password")
        self.socket.sendall(b"\x01")  # shared
        header = self._read(24)
        self._read(struct.unpack(">I", header[20:])[0])
        self.socket.sendall(struct.pack(">BxHi", 2, 1, DESKTOP_SIZE))

    def resize(self, width, height):
        """The display prefers this many pixels from now on; 0 x 0 pulls the cable."""
        self.socket.sendall(struct.pack(">BxHHBx", SET_DESKTOP_SIZE, width, height, 0))

    def unplug(self):
        self.resize(0, 0)

    def close(self):
        self.socket.close()

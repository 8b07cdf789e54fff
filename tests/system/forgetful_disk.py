# SPDX-License-Identifier: MIT
"""A disk that forgets: serves an image to QEMU over NBD, and keeps until the guest's next flush what
each sector was before. When the power is cut it takes back some of what was not flushed."""

import os
import socket
import struct
import threading

SECTOR = 512
BLOCK = 4096  # of a file system

# What a cut leaves of the sectors that were not flushed.
FATES = ("nothing", "some blocks", "some sectors", "everything")

_MAGIC = b"NBDMAGIC"
_OPTION = b"IHAVEOPT"
_OPTION_REPLY = 0x3E889045565A9
_REQUEST, _REPLY = 0x25609513, 0x67446698
_READ, _WRITE, _DISCONNECT, _FLUSH = range(4)
_FUA = 1
_HAS_FLAGS, _SEND_FLUSH, _SEND_FUA = 1, 4, 8
_EXPORT_NAME, _GO, _INFO = 1, 7, 6
_ACK, _INFO_REPLY, _UNSUPPORTED = 1, 3, (1 << 31) + 1


class ForgetfulDisk:
    """Serves `image`, one machine after the other, until it is closed."""

    def __init__(self, image, path):
        self.file = open(image, "r+b", buffering=0)
        self.size = os.fstat(self.file.fileno()).st_size
        self.before = {}  # sector number: what it held at the last flush
        self.writes_left = None  # until it stops by itself; None = it does not
        self.has_stopped = threading.Event()
        self.path = str(path)
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(self.path)
        self.socket.listen(1)
        self.thread = None

    def stop_after(self, writes):
        """From now on; the last of them is not answered any more, and has_stopped is set."""
        self.writes_left = writes

    def serve_one(self):
        """The next machine that comes, until it is gone: see wait()."""
        self.writes_left = None
        self.has_stopped.clear()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def wait(self):
        """The machine is dead; what it had said is done."""
        self.thread.join()

    def forget(self, fate, dice):
        """Cuts the power. Returns how many sectors were in danger, and how many are as before."""
        unit = 1 if fate == "some sectors" else BLOCK // SECTOR
        kept = {}
        lost = 0
        for sector, data in self.before.items():
            keep = fate == "everything" or (
                fate != "nothing" and kept.setdefault(sector // unit, dice.random() < 0.5))
            if not keep:
                os.pwrite(self.file.fileno(), data, sector * SECTOR)
                lost += 1
        count = len(self.before)
        self.before = {}
        return count, lost

    def close(self):
        self.socket.close()
        self.file.close()
        os.unlink(self.path)

    # -- the protocol, as far as QEMU uses it --

    def _serve(self):
        line, _ = self.socket.accept()
        try:
            with line:
                if self._agree(line):
                    while self._answer(line):
                        pass
        except (ConnectionError, EOFError):
            pass

    @staticmethod
    def _take(line, size):
        data = bytearray()
        while len(data) < size:
            part = line.recv(size - len(data))
            if not part:
                raise EOFError
            data += part
        return bytes(data)

    def _agree(self, line):
        flags = _HAS_FLAGS | _SEND_FLUSH | _SEND_FUA
        line.sendall(_MAGIC + _OPTION + struct.pack(">H", 3))
        self._take(line, 4)
        while True:
            _, option, size = struct.unpack(">8sII", self._take(line, 16))
            self._take(line, size)
            if option == _EXPORT_NAME:
                line.sendall(struct.pack(">QH", self.size, flags))
                return True
            if option in (_GO, _INFO):
                info = struct.pack(">HQH", 0, self.size, flags)
                self._tell(line, option, _INFO_REPLY, info)
                self._tell(line, option, _ACK, b"")
                if option == _GO:
                    return True
            else:
                self._tell(line, option, _UNSUPPORTED, b"")

    @staticmethod
    def _tell(line, option, kind, data):
        line.sendall(struct.pack(">QIII", _OPTION_REPLY, option, kind, len(data)) + data)

    def _answer(self, line):
        _, flags, kind, handle, offset, size = struct.unpack(">IHHQQI", self._take(line, 28))
        answer = b""
        if kind == _READ:
            answer = os.pread(self.file.fileno(), size, offset)
        elif kind == _WRITE:
            self._write(self._take(line, size), offset, flags & _FUA)
            if self._has_to_stop():
                while line.recv(BLOCK):
                    pass
                return False
        elif kind == _FLUSH:
            self.before = {}
        elif kind == _DISCONNECT:
            return False
        line.sendall(struct.pack(">IIQ", _REPLY, 0, handle) + answer)
        return True

    def _has_to_stop(self):
        if self.writes_left is None:
            return False
        self.writes_left -= 1
        if self.writes_left > 0:
            return False
        self.has_stopped.set()
        return True

    def _write(self, data, offset, is_durable):
        first, end = offset // SECTOR, (offset + len(data)) // SECTOR
        if is_durable:
            for sector in range(first, end):
                self.before.pop(sector, None)
        else:
            old = os.pread(self.file.fileno(), len(data), offset)
            for sector in range(first, end):
                at = (sector - first) * SECTOR
                self.before.setdefault(sector, old[at:at + SECTOR])
        os.pwrite(self.file.fileno(), data, offset)

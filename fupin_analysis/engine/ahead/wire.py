"""Messages on a pipe: a channel and frames of bytes, as both ends of a forked kernel's pipes write and read them."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence

#: Channels: requests and their replies; what is published; requests that will be made, in order, where nothing goes wrong;
#: the word to begin with them and then, one by one, to go on.
SHELL, IOPUB, AHEAD, GO = 0, 1, 2, 3

_HEAD = struct.Struct("<BI")


def pack(channel: int, frames: Sequence[bytes]) -> bytes:
    """Return one message as bytes: its channel, the sizes of its frames, the frames."""
    return b"".join([_HEAD.pack(channel, len(frames)), struct.pack(f"<{len(frames)}Q", *map(len, frames)), *frames])


def unpack(buffer: bytearray) -> Iterable[tuple[int, list[bytes]]]:
    """Take every whole message off the front of `buffer`; what is not whole stays."""
    start = 0
    while len(buffer) - start >= _HEAD.size:
        channel, count = _HEAD.unpack_from(buffer, start)
        place = start + _HEAD.size + 8 * count
        if len(buffer) < place:
            break
        sizes = struct.unpack_from(f"<{count}Q", buffer, start + _HEAD.size)
        if len(buffer) < place + sum(sizes):
            break
        frames = []
        for size in sizes:
            frames.append(bytes(buffer[place : place + size]))
            place += size
        start = place
        yield channel, frames
    del buffer[:start]

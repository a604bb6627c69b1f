"""Messages on a pipe come out as they went in, however the pipe cuts them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fupin_analysis.engine.ahead.wire import pack, unpack

_MESSAGES = st.lists(st.tuples(st.integers(0, 255), st.lists(st.binary(max_size=40), max_size=4)), max_size=5)


@given(_MESSAGES, st.integers(1, 64))
def test_messages_come_out_whole_and_in_order(messages: list[tuple[int, list[bytes]]], size: int) -> None:
    sent = b"".join(pack(channel, frames) for channel, frames in messages)
    buffer, received = bytearray(), []
    for start in range(0, len(sent), size):
        buffer += sent[start : start + size]
        received += list(unpack(buffer))
    assert received == messages
    assert not buffer

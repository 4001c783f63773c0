"""The DATA reader: where a message ends, and which bytes it may hold."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.channels.smtp_data import DataAbandoned, DataLimits, DataReader, DataRefused, require_strict_lines, unstuff

LIMITS = DataLimits(max_bytes=100_000, max_line_bytes=2_000)


def read(wire: bytes, *, limits: DataLimits = LIMITS, piece: int = 7, buffer: int = 64) -> tuple[bytes, bytes]:
    """(the message, what is left in the stream), fed in small pieces through a small buffer."""

    async def run() -> tuple[bytes, bytes]:
        stream = asyncio.StreamReader(limit=buffer)

        async def feed() -> None:
            for start in range(0, len(wire), piece):
                stream.feed_data(wire[start : start + piece])
                await asyncio.sleep(0)
            stream.feed_eof()

        feeding = asyncio.create_task(feed())
        message = await DataReader(stream, limits, lambda: None).read()
        await feeding
        return message, await stream.read()

    return asyncio.run(run())


def stuffed(message: bytes) -> bytes:
    return (b"\r\n" + message).replace(b"\r\n.", b"\r\n..")[2:] + b".\r\n"


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\r\n",
        b"\r\n\r\n",
        b".\r\n",
        b"..\r\n",
        b"a\r\n",
        b"a\r\n.\r\nb\r\n",
        b"\r\n.hidden\r\n",
        b"Subject: x\r\n\r\nbody\r\n",
        b"x" * 1_500 + b"\r\n",
    ],
)
def test_a_message_comes_back_as_it_was_sent(message: bytes) -> None:
    """Dot-stuffing is undone, nothing else changes, and the stream stands exactly behind the end of data."""
    assert read(stuffed(message) + b"QUIT\r\n") == (message, b"QUIT\r\n")


lines = st.lists(st.text(alphabet="ab. ", max_size=80).map(str.encode), max_size=30)


@given(body=lines, piece=st.integers(1, 200), buffer=st.integers(16, 300))
def test_any_lines_survive_any_fragmentation(body: list[bytes], piece: int, buffer: int) -> None:
    """However the network cuts the stream, the message is the same."""
    message = b"".join(line + b"\r\n" for line in body)
    assert read(stuffed(message) + b"NOOP\r\n", piece=piece, buffer=buffer) == (message, b"NOOP\r\n")


@pytest.mark.parametrize("false_end", [b"\n.\n", b"\n.\r\n", b"\r.\r", b"\r\n.\n", b"\r\n.\r", b"\r.\r\n"])
def test_a_false_end_of_data_refuses_the_whole_message(false_end: bytes) -> None:
    """Smuggling: what follows a malformed end is never read as commands, and the message is refused."""
    wire = b"Subject: a\r\n\r\nx" + false_end + b"MAIL FROM:<evil@x.example>\r\n.\r\n"
    with pytest.raises(DataRefused) as refused:
        read(wire)
    assert refused.value.reply.startswith("550 5.6.0")


@pytest.mark.parametrize("start", [b"\rx", b".\rx", b"\r\r\n"])
def test_a_bare_cr_at_the_very_start_ends_the_connection(start: bytes) -> None:
    """The stream cannot be trusted to be in step any more."""
    with pytest.raises(DataAbandoned):
        read(start + b"\r\n.\r\n")


def test_too_much_is_read_to_its_end_then_refused() -> None:
    """The answer waits for the end of data, and memory is not spent on what will be refused."""
    with pytest.raises(DataRefused) as refused:
        read(b"x" * 90 + b"\r\n" + b"y" * 90 + b"\r\n.\r\n", limits=DataLimits(100, 1_000))
    assert type(refused.value) is DataRefused
    assert refused.value.reply.startswith("552")


def test_far_too_much_is_cut_off() -> None:
    """A peer that never stops is not read for ever."""
    with pytest.raises(DataAbandoned):
        read(b"x" * 5_000, limits=DataLimits(100, 1_000))


@given(lengths=st.lists(st.integers(0, 60), max_size=12), cap=st.integers(1, 60))
def test_only_a_line_over_the_cap_is_refused(lengths: list[int], cap: int) -> None:
    """The fast search agrees with the plain definition."""
    content = b"".join(b"x" * length + b"\r\n" for length in lengths)
    if max(lengths, default=0) > cap:
        with pytest.raises(DataRefused):
            require_strict_lines(content, cap)
    else:
        require_strict_lines(content, cap)


def test_unstuffing_removes_one_dot_only() -> None:
    """A line that began with two dots keeps one."""
    assert unstuff(b"..a\r\n.b\r\nc.\r\n") == b".a\r\nb\r\nc.\r\n"

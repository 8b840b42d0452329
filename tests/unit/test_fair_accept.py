"""Processes that share a listening socket, here played by several listeners in one process."""

from __future__ import annotations

import multiprocessing
import os
import socket
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from banggiao.cli.fair_accept import FairListener, Shares, fair


@pytest.fixture
def listener() -> Iterator[FairListener]:
    """The listener of the first of three processes."""
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    with fair(bound, 3) as made:
        made.listen(64)
        made.setblocking(False)
        yield made


def beside(listener: FairListener) -> FairListener:
    """The listener as another process holds it."""
    other = FairListener(listener.shares, os.dup(listener.fileno()))
    other.setblocking(False)
    return other


def accepted(listeners: list[FairListener], number: int) -> list[list[socket.socket]]:
    """What each listener took of `number` new connections, the first one always asking first."""
    out: list[list[socket.socket]] = [[] for _ in listeners]
    clients = [socket.create_connection(listeners[0].getsockname()) for _ in range(number)]
    ends = time.monotonic() + 10
    while sum(map(len, out)) < number and time.monotonic() < ends:
        for taken, one in zip(out, listeners, strict=True):
            with suppress(BlockingIOError):
                taken.append(one.accept()[0])
    for client in clients:
        client.close()
    return out


def test_connections_are_spread_evenly(listener: FairListener) -> None:
    with beside(listener) as second, beside(listener) as third:
        assert [len(x) for x in accepted([listener, second, third], 30)] == [10, 10, 10]


def test_who_lost_connections_gets_the_next_ones(listener: FairListener) -> None:
    with beside(listener) as second:
        first, others = accepted([listener, second], 8)
        for connection in others[:3]:
            connection.close()
            connection.close()  # closing twice counts once
        assert [len(x) for x in accepted([listener, second], 3)] == [0, 3]
        assert len(first) == 4


def test_no_connection_waits_long_for_a_process_that_stands_still(listener: FairListener) -> None:
    with beside(listener) as still:
        accepted([listener, still], 2)
        began = time.monotonic()
        assert [len(x) for x in accepted([listener], 3)] == [3]
        assert time.monotonic() - began < 5


def test_where_none_waits_accepting_says_so_as_any_socket_does(listener: FairListener) -> None:
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_connections_tell_their_protocol_since_asyncio_sends_without_delay_only_then(listener: FairListener) -> None:
    (taken,) = accepted([listener], 1)
    assert [connection.proto for connection in taken] == [socket.IPPROTO_TCP]


def _ask_place(shares: Shares) -> None:
    shares.add(shares.place(), 5)


def test_a_place_of_a_process_that_is_gone_is_given_anew() -> None:
    shares = Shares(1)
    first = shares.place()
    process = multiprocessing.get_context("spawn").Process(target=_ask_place, args=(shares,))
    process.start()
    process.join()
    assert process.exitcode == 0
    shares.add(first, 1)
    second = shares.place()  # the only other one
    assert second != first
    assert shares.fewer_elsewhere(first)  # what the gone process held counts no more

"""A listening socket that several processes share fairly.

Takes a bound socket and the number of processes, gives the same socket to each of them (picklable, as the supervisor
hands it on). Keeps true: a process takes a connection only while no other one has fewer open, so that clients who keep
theirs spread evenly; no connection waits for a process that does not answer longer than `_PATIENCE`.
"""

from __future__ import annotations

import multiprocessing
import os
import socket
import time
from multiprocessing.reduction import DupFd
from typing import TYPE_CHECKING, Any, Final

from banggiao.cli.processes import runs

if TYPE_CHECKING:
    from collections.abc import Callable

#: Seconds that a connection waits for a process with fewer open ones, which may be dead or stand still.
_PATIENCE: Final = 0.05
#: Seconds between two looks.
_LOOK: Final = 0.001
#: Seconds without a look after which a refusal was of another connection.
_PAST: Final = 0.5
#: Seconds that choosing a place may take.
_CHOOSING: Final = 1.0


class Shares:
    """How many connections each process holds, in memory that all of them see: pairs of process and number.

    Each process writes its own pair only; the lock is for choosing one.
    """

    def __init__(self, processes: int) -> None:
        context = multiprocessing.get_context("spawn")
        # one more than there are: a process that ends may hold its place while the next one starts
        self._told, self._choosing = context.RawArray("q", 2 * (processes + 1)), context.Lock()

    def place(self) -> int:
        """This process's own place, free or left by one that is gone. Raises StopIteration where all are held."""
        alone = self._choosing.acquire(timeout=_CHOOSING)  # a process killed meanwhile never gives it back
        try:
            place = next(n for n, process in enumerate(self._told[::2]) if not (process and runs(process)))
            self._told[2 * place : 2 * place + 2] = os.getpid(), 0
        finally:
            if alone:
                self._choosing.release()
        return place

    def add(self, place: int, number: int) -> None:
        """Count `number` more connections at this process's own place."""
        self._told[2 * place + 1] += number

    def fewer_elsewhere(self, place: int) -> bool:
        """Whether another process holds fewer connections than the one at `place`."""
        told: list[int] = self._told[:]
        own = told[2 * place + 1]
        return any(process and number < own for process, number in zip(told[::2], told[1::2], strict=True))


class Taken(socket.socket):
    """A connection that says when it is closed."""

    at_end: Callable[[], None]

    def close(self) -> None:
        """Close the connection; the first time, say so."""
        if self.fileno() >= 0:
            self.at_end()
        super().close()


class FairListener(socket.socket):
    """The listening socket in one process."""

    def __init__(self, shares: Shares, number: int) -> None:
        # family, kind and protocol are asked of the system: without the protocol asyncio leaves TCP_NODELAY off, and
        # the end of an answer waits 40 ms for the browser to acknowledge its beginning
        super().__init__(fileno=number)
        self.shares = shares
        self._place: int | None = None
        self._refused = self._looked = 0.0

    def __reduce__(self) -> tuple[Callable[..., FairListener], tuple[Any, ...]]:
        return _arrived, (self.shares, DupFd(self.fileno()))

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection. Raises BlockingIOError where none waits, or where it is another process's turn."""
        if self._place is None:
            self._place = self.shares.place()
        place, now = self._place, time.monotonic()
        if self.shares.fewer_elsewhere(place):
            if now - self._looked > _PAST:
                self._refused = now
            self._looked = now
            if now - self._refused < _PATIENCE:
                time.sleep(_LOOK)  # the event loop asks again at once
                raise BlockingIOError
        connection, address = super().accept()
        self._looked = 0.0
        taken = Taken(fileno=connection.detach())
        taken.at_end = lambda: self.shares.add(place, -1)
        self.shares.add(place, 1)
        return taken, address


def _arrived(shares: Shares, number: Any) -> FairListener:
    return FairListener(shares, number.detach())


def fair(listener: socket.socket, processes: int) -> FairListener:
    """`listener`, from now on shared by `processes` processes; the one that was passed is closed."""
    return FairListener(Shares(processes), listener.detach())

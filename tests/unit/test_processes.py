"""Whether a process runs, whoever owns it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from banggiao.cli.processes import runs


def test_this_process_runs_and_one_that_ended_does_not() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert runs(os.getpid())
    assert not runs(ended.pid)


def test_one_that_belongs_to_somebody_else_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(process: int, signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refused)
    assert runs(1)

"""What the tests need is found, or its lack is told: loudly at home, as a failure in CI."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import test_services


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A machine without the programs; gives what would be installed."""
    asked: list[list[str]] = []

    def lack() -> Path:
        raise test_services.Missing("not here")

    monkeypatch.setattr(test_services, "binaries", lack)
    monkeypatch.setattr(test_services, "chromium", lack)
    monkeypatch.setattr(test_services, "_install", asked.append)
    return asked


def test_a_lack_is_told_and_in_ci_it_fails(
    bare_machine: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert test_services.main() == 0
    assert "postgresql IS MISSING" in capsys.readouterr().err
    monkeypatch.setenv("CI", "true")
    assert test_services.main() == 1
    assert bare_machine == [["postgresql", "chromium", "fonts-dejavu-core"]] * 2
    with pytest.raises(test_services.Missing), test_services.postgres():
        pass


def test_nothing_is_installed_where_all_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(test_services, "binaries", lambda: Path("/usr/bin"))
    monkeypatch.setattr(test_services, "chromium", lambda: Path("/usr/bin/chromium"))
    monkeypatch.setattr(test_services, "_install", asked.append)
    assert test_services.main() == 0 and asked == []

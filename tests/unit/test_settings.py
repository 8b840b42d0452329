"""Settings: flags before environment before file before default, and what is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from banggiao.errors import BadSetting
from banggiao.settings import Settings, load


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DB", "LIMIT", "LANG", "REVIEWER"):
        monkeypatch.delenv(f"BANGGIAO_{name}", raising=False)


def test_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


def test_each_layer_wins_over_the_one_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "banggiao.toml").write_text('db = "sqlite:///file.db"\nlang = "en"\nlimit = 5\n', "utf-8")
    assert load(tmp_path).lang == "en"
    monkeypatch.setenv("BANGGIAO_DB", "sqlite:///env.db")
    assert load(tmp_path).db == "sqlite:///env.db"
    assert load(tmp_path, db="sqlite:///flag.db", lang=None).db == "sqlite:///flag.db"
    assert load(tmp_path, db="sqlite:///flag.db", lang=None).lang == "en"


@pytest.mark.parametrize(
    ("text", "told"), [('colour = "red"', "colour"), ('lang = "fr"', "lang"), ("limit = 0", "limit"), ("db =", "TOML")]
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "banggiao.toml").write_text(text, "utf-8")
    with pytest.raises(BadSetting, match=told):
        load(tmp_path)

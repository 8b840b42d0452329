"""Running the command line in this process, and a few texts of our own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from banggiao.cli import main

STATEMENT = """Tuyên bố chung Việt Nam - Australia

Hai bên nhất trí tăng cường hợp tác giáo dục và đào tạo.

Australia cam kết hỗ trợ Việt Nam 5 triệu AUD đến năm 2030 để nâng cao năng lực quản lý nguồn nước.

Việt Nam đề nghị Australia tiếp tục mở cửa thị trường cho trái cây Việt Nam.
"""
REPORT = """Việt Nam - Australia đẩy mạnh hợp tác thương mại

Kim ngạch thương mại Việt Nam - Australia năm 2022 đạt 15,7 tỷ USD, tăng 27% so với năm 2021.

Hai nước thiết lập quan hệ ngoại giao ngày 26/2/1973. Hai bên khẳng định sẽ tiếp tục thúc đẩy hợp tác quốc phòng.
"""
MARKET = """Giá xăng giảm từ chiều nay

Từ 15 giờ chiều nay, giá bán lẻ xăng trong nước giảm 500 đồng mỗi lít. Liên bộ yêu cầu doanh nghiệp niêm yết giá mới.
"""


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """`run("ingest", path)`: the command's exit code, stdout and stderr, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def go(*args: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["banggiao", *(str(a) for a in args)])
        with pytest.raises(SystemExit) as stop:
            main()
        printed = capsys.readouterr()
        code = stop.value.code
        return Ran(code if isinstance(code, int) else 0, printed.out, printed.err)

    return go


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with a statement, a report and a text that is about no relation."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in (("statement", STATEMENT), ("report", REPORT), ("market", MARKET)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder

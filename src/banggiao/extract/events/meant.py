"""Whether the word of a deed tells one: no quality of a thing, no topic, no paper that is only named.

Takes a Scene and the word, gives yes or no. Keeps true: what is founded, adopted or signed stands behind the word.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.dated import Span
from banggiao.extract.events.gaps import opens_with
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.when import when
from banggiao.vocabulary.lexicon import Hit

_SOME: Final = re.compile(
    r"(?: (?:chính thức|kết|tắt|các|một số|một loạt|hàng loạt|thông qua|nhiều|hơn|khoảng|\d+|hai|ba|bốn|năm|sáu"
    r"|loạt|và|giữa|những|gia hạn|lại))* (?:[\"“] ?)?"
)
#: what is founded or signed is the topic of a jubilee, a project, a wish
_TOPIC: Final = re.compile(
    r"(?:\d năm (?:ngày )?(?:hai nước |việt nam[^,;]{0,20} )?"
    r"|\b(?:về|việc|để|từ khi|kể từ|kể từ khi) (?:hai nước |hai bên )?)$"
)
#: "Việc A và B ký kết Hiệp định ... sẽ giúp ...": what is spoken of
_FACT: Final = re.compile(r"việc [^,;.]{2,90} ")
_ONE: Final = re.compile(r" một (?!số|loạt)")
_CEREMONY: Final = re.compile(r"lễ ký|chứng kiến")
#: "Việt Nam là nước đầu tiên ký ...": what somebody is, no day's deed
_RENOWN: Final = re.compile(r"\blà (?:một trong những )?(?:nước|quốc gia|thành viên|đối tác)[^,;]{0,30} $")
_MODIFIER: Final = re.compile(
    r"(?:văn kiện|thỏa thuận|hiệp định|văn bản|hợp đồng|cam kết|tuyên bố|bản ghi nhớ|kế hoạch)[^,.;]{0,24} $"
)
#: "việc hai nước ký kết ... trong khuôn khổ chuyến thăm", "kể từ khi ký Hiệp định A năm 2009": a topic with its time
_ON_VISIT: Final = re.compile(
    r"[^.;]{0,260}\b(?:trong khuôn khổ|nhân|nhân dịp|trong) chuyến thăm\b"
    r"|(?: [^\s,;.]+){2,16}? (?:vào |hồi )?(?:ngày|tháng|năm) \d"
)
#: "thông cáo chung do (phía Áo công bố cùng ngày)"
_ISSUED: Final = re.compile(r" [^,;.]{2,40} (?:công bố|đưa ra|phát đi|ban hành)\b")


def is_meant(scene: Scene, t: Hit, kind: str, low: int, paper: Span | None) -> bool:
    """Whether the word tells a deed, not a quality of something. `paper`: the one whose time stands behind the word."""
    folded = scene.folded
    done = folded.startswith("đã ký", t.start)
    topic = None if done else _TOPIC.search(folded, max(low, t.start - 34), t.start)
    topic = topic or (_FACT.fullmatch(folded, scene.sentence.start, t.start) if kind == "signing" else None)
    if topic and (topic[0][0].isdigit() or kind != "signing" or not _ON_VISIT.match(folded, t.end, scene.sentence.end)):
        return False
    if kind == "signing":
        return _signs(scene, t, low, paper)
    if t.entry.id == "credentials":  # "tiếp các Đại sứ đến trình Quốc thư": whom he receives, he has no part in it
        return scene.folded[max(low, t.start - 4) : t.start] not in ("đến ", "tới ")
    if kind == "handover" and folded.endswith(("thời điểm ", "nhận ", "tiến độ ", "kế hoạch "), low, t.start):
        return False
    if kind == "statement" and folded.startswith("chung do", t.end - 8):
        return _ISSUED.match(folded, t.end, scene.sentence.end) is not None
    if kind == "establishment":
        return _founds(scene, t)
    if kind == "opening" and when(scene, (t.start, t.end)) is None:  # "những tiến triển như việc mở ..., thông xe ..."
        return _FACT.search(folded, scene.sentence.start, t.start) is None
    if t.entry.id == "adopt":
        return _adopts(scene, t)
    return True


def is_ceremony(scene: Scene, t: Hit) -> bool:
    """Whether the word is of the ceremony at which something is signed, or of who saw it."""
    return _CEREMONY.search(scene.folded, t.start, t.end) is not None


def _signs(scene: Scene, t: Hit, low: int, paper: Span | None) -> bool:
    """Whether a signing is told, no paper that is only named with it."""
    folded = scene.folded
    if _RENOWN.search(folded, low, t.start):
        return False
    if paper:
        return True
    if folded[t.start : t.end].startswith("được ký"):
        told = re.search(r"(?:sẽ|đã|vừa|dự kiến) $", folded[max(low, t.start - 9) : t.start])
        return (
            told is not None
            or re.match(r" (?:kết )?(?:nhân|trong|tại|bởi|giữa) ", folded[t.end : t.end + 12]) is not None
        )
    if is_ceremony(scene, t):
        return True
    if _MODIFIER.search(folded, max(low, t.start - 44), t.start):
        return False
    return _thing(scene, t.end + len(" một") if _ONE.match(folded, t.end) else t.end, "instrument") is not None


def _adopts(scene: Scene, t: Hit) -> bool:
    """ "thông qua Tuyên bố ...", "thông qua 5 văn kiện": a paper by name or counted, no way to something."""
    some = _thing(scene, t.end, "adopted")
    if some is None or scene.folded.endswith("ký ", 0, t.start):
        return False
    counted = re.search(r"\d|\b(?:hai|ba|bốn|năm|sáu|một số|nhiều|các) $", some[0]) is not None
    joint = scene.folded.startswith(("tuyên bố chung", "thông cáo chung"), some.end())
    return joint or scene.text[some.end()].isupper() or (counted and "đã " in scene.folded[t.start - 12 : t.end])


def _founds(scene: Scene, t: Hit) -> bool:
    """Whether what is founded follows the word, or is part of it ("mở văn phòng đại diện")."""
    if scene.folded.startswith(("mở", "đặt"), t.start):
        return True
    return _thing(scene, t.end, "founded") is not None


def _thing(scene: Scene, at: int, gap: str) -> re.Match[str] | None:
    """The words of number at `at`, where one of the things of the gap stands right behind them."""
    some = _SOME.match(scene.folded, at)
    return some if some and opens_with(gap).match(scene.folded, some.end()) else None

"""Whether a happening was, will be, was put off or called off, or is only asked for, denied or meant in general.

Takes a Scene and the word that tells the happening, gives its modality. Keeps true: the nearest word decides; what says
that it took place gives no modality.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.dated import Span
from banggiao.extract.events.scene import Scene

_WITH_HEADS: Final = re.compile(r" (?:riêng |song phương )?với (?:các |một số )?(?:nhà )?lãnh đạo\b")
#: "... hướng tới tương lai trong chuyến thăm": the happening is where the wish was said, not what is wished for
_SETTING: Final = re.compile(r"\b(?:trong|nhân|tại|sau|qua)\s(?:khuôn khổ |dịp )?$")
#: characters in which the setting is led
_LED: Final = len("trong khuôn khổ ")
#: what says behind the word that it is to come
_COMING: Final = frozenset(("sẽ", "sắp tới", "tới đây", "dự kiến", "ngày mai", "tuần tới", "tháng tới", "sang năm"))
#: "chuyến thăm sẽ góp phần ...": what it comes to, whether it has begun or not
_EFFECT: Final = re.compile(
    r"sẽ (?:tiếp tục |thực sự )?(?:góp phần|đóng góp|giúp|tạo|là (?:dịp|cơ hội|dấu|bước|động|cột)|mở|đem|mang|thúc đẩy"
    r"|đánh dấu|làm|đưa|thành công|nâng|tăng cường|củng cố|khẳng định|thổi)\b"
)
#: words of a phase, not of a time: "dự kiến ... bắt đầu chuyến thăm" is still to come
_PHASES: Final = frozenset(("bắt đầu", "kết thúc"))
#: "thăm Việt Nam hồi tháng 3": a day that is gone
_ONCE: Final = re.compile(r"(?:(?!kể từ|từ khi|sau khi)[^,;])*\bhồi (?!hương|phục|giáo)")
#: what is agreed on is no wish where its day stands behind it
_FIXED: Final = re.compile(r"[^,;]{0,40} sẽ (?:được |chính thức )?(?:tiến hành|tổ chức|diễn ra|bắt đầu)[^,;]{0,24}\d")
#: characters between "các cuộc gặp" and the one met
_SOON: Final = 32


def modality(scene: Scene, cue: Span, low: int) -> tuple[str | None, Span | None, bool]:
    """Modality, the word that says so, and whether words say that it took place."""
    journey = scene.folded.startswith("chuyến", *cue)
    setting = _SETTING.search(scene.folded, max(low, cue[0] - _LED), cue[0]) if journey else None
    low = setting.start() if setting else scene.behind_words(cue[0], low)
    before = scene.cues(max(low, cue[0] - 160), cue[1])
    behind = scene.cues(cue[1], cue[1] + 40)
    if journey:
        behind = [b for b in behind if not _EFFECT.match(scene.folded, b[1])]
    past = any(role == "past" for role, _, _ in before[-2:])
    for role, start, end in [*reversed(before), *behind]:
        if role in ("postponed", "cancelled") and (cue[0] - end < 40 if start < cue[0] else start - cue[1] < 30):
            return role, (start, end), False
    for role, start, end in behind:
        if role == "scheduled" and start == cue[1] + 1 and scene.folded[start:end] == "sẽ":
            return role, (start, end), False
    if _ONCE.match(scene.folded, cue[1], min(cue[1] + 60, scene.sentence.end)):
        return None, None, True
    ahead = any(role == "scheduled" for role, _, _ in before)
    for role, start, end in reversed(before):
        if role == "past" and not (ahead and scene.folded[start:end] in _PHASES):
            return None, None, True
        if role == "scheduled" and not scene.folded.startswith("nhận lời mời", start):
            return "scheduled", (start, end), False
    for role, start, end in behind:
        word = scene.folded[start:end]
        if role == "scheduled" and word in _COMING and not _is_content(scene, cue, start):
            return "scheduled", (start, end), False
    return None, None, past


def _is_content(scene: Scene, cue: Span, at: int) -> bool:
    """ "thông báo trong cuộc hội đàm rằng Áo sẽ ...", "hội đàm, khẳng định sẽ ...": what was said there."""
    return scene.folded.find(" rằng ", cue[1], at) >= 0 or scene.said_between(cue[1], at)


def asked(scene: Scene, cue: Span, low: int) -> bool:
    """Whether somebody is invited to it: "mời ... sang thăm và dự ..."."""
    before = scene.folded[low : cue[0]]
    if "mời" not in before and "đón" not in before:
        return False
    m = re.search(r"(?<!lời )(?<!khách )\b(?:mời|mong (?:muốn |sớm |được )*(?:chào )?đón)\b(?P<then>[^;]*)$", before)
    return m is not None and re.search(r" khi (?:[^\W\d]+ ){1,12}$", m["then"]) is None


def unreal(scene: Scene, cue: Span, low: int) -> bool:
    """Whether the happening is only asked for, denied or meant in general."""
    roles = scene.cues(max(low, cue[0] - 40), cue[0])
    if not roles:
        return False
    fixed = _FIXED.match(scene.folded, cue[1], scene.sentence.end)
    for role, _, end in roles:
        gap = scene.folded[end : cue[0]]
        if role == "invited" and (fixed or _SETTING.search(gap)):
            continue
        if role == "invited" and not re.search(r", |nhân dịp|trong khi", gap) and "đã" not in gap.split():
            return True
        if role == "never" and len(gap) < 16:
            return True
        if role == "many" and len(gap) < 10 and not _named_at_once(scene, cue):
            return True
    return False


def _named_at_once(scene: Scene, cue: Span) -> bool:
    """Whether those met follow at once: "các cuộc gặp của A với B", "các cuộc hội đàm với lãnh đạo Áo"."""
    if _WITH_HEADS.match(scene.folded, cue[1]):
        return True
    return any(m.codes and m.start - cue[1] < _SOON for m in scene.people(cue[1], scene.sentence.end))

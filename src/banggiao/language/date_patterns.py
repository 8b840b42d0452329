"""The regular expressions of the date grammar, over folded text. Closed: word lists stand in `date_words`."""

from __future__ import annotations

import re
from typing import Final

from banggiao.language.date_words import MONTHS, NUMBERS

_D: Final = r"(?:0?[1-9]|[12]\d|3[01])(?![\d%])"
_M: Final = r"(?:0?[1-9]|1[0-2])(?![\d%])"
_Y: Final = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)"
_REF: Final = rf"(?:(?P<y>{_Y})|(?P<w>nay|này|ngoái|trước|tới|sau|qua)\b)"
_LEAD: Final = r"(?:rạng sáng|sáng|trưa|chiều|tối|đêm|khuya|ngày|hôm|mùng|mồng)"
_MONTH_WORD: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_COUNT: Final = "|".join(sorted(NUMBERS, key=len, reverse=True))
#: a number behind which nothing stands that any of the patterns below asks for: most numbers are none of a date
PLAIN_NUMBER: Final = re.compile(r"\d{1,3}(?!\d|\s?(?:[-–—/.,]|tháng|năm|đến|tới|cho|và))")
#: tried in this order at a digit
DIGIT: Final = {
    "dmy": re.compile(rf"(?P<d>{_D})\s?(?P<s>[/.-])\s?(?P<m>{_M})\s?(?P=s)\s?(?P<y>{_Y})"),
    "days": re.compile(
        rf"(?P<d>{_D})(?P<more>(?:\s?(?:,|và)\s?(?:{_LEAD} )*{_D})*)"
        r"(?P<c>\s?[-–—,]\s?|\s(?:(?:cho )?(?:đến|tới)(?: hết)?|và)\s)"
        rf"(?:{_LEAD} )*(?P<d2>{_D})(?:\s?(?P<s>[/.-])\s?|\stháng\s)(?P<m>{_M})"
        rf"(?:(?:\s?(?(s)(?P=s)|[/-])\s?|,?\s(?:của )?năm\s)(?P<y>{_Y}))?"
    ),
    "named": re.compile(
        rf"(?P<d>{_D})\stháng\s(?:(?P<m>{_M})|(?P<mw>{_MONTH_WORD})\b)"
        rf"(?:(?:\s?[/-]\s?|,?\s(?:của )?năm\s|,\s|\s)(?P<y>{_Y})|,?\snăm\s(?P<w>nay|ngoái|trước|tới|sau)\b)?"
    ),
    "my": re.compile(rf"(?P<m>{_M})\s?(?P<s>[/-])\s?(?P<y>{_Y})"),
    "dm": re.compile(
        rf"(?P<d>{_D})(?:\s?(?P<s>[/-])\s?|(?P<dot>\.))(?P<m>{_M})(?!(?(s)\s?(?P=s)\s?|[.,])\d)"
        rf"(?:,?\s(?:của )?năm\s(?:(?P<y>{_Y})|(?P<w>nay|ngoái|trước|tới|sau)\b))?"
    ),
    "years": re.compile(rf"(?P<a>{_Y})\s?[-–—]\s?(?P<b>{_Y}|\d\d(?![\d/-]))"),
    "set": re.compile(rf"{_Y}(?:\s?(?:,|và)\s?{_Y})+"),
    "year": re.compile(_Y),
}
MONTHS_OF: Final = re.compile(
    rf"(?P<n>\d\d?|{_COUNT}) tháng (?:(?P<part>đầu|cuối)(?: của)?(?: năm(?: {_REF})?|\s?[/-]?\s?(?P<y2>{_Y}))"
    rf"|(?:của |trong )?năm (?P<y3>{_Y}|nay|ngoái|trước)\b)"
)
AGO: Final = re.compile(
    r"cách đây (?:đúng |gần |hơn |khoảng )?(?P<n>\d{1,3}) năm\b|(?P<n2>\d{1,3}) năm trước(?: đây)?\b"
)
#: "11 năm sau, hai nước ...": counted from the year told before
LATER: Final = re.compile(r"(?P<n>\d{1,2}) năm sau(?: đó)?(?=,|\.| hai nước| hai bên)")
_TAIL: Final = (
    rf"(?:(?:\s?[/-]\s?|,?\s(?:của )?(?:năm\s)?)(?P<y>{_Y})|,?\s(?:của )?năm\s(?P<w>nay|này|ngoái|trước|tới|sau)\b)"
)
KEYED: Final = {
    "tháng ": re.compile(
        rf"tháng\s(?:(?P<m>{_M})|(?P<mw>{_MONTH_WORD})\b)"
        rf"(?:(?:\s?[-–—]\s?|\sđến\s|\svà\s)(?:tháng\s)?(?P<m2>{_M})(?!\s?[/-]\s?{_M}(?!\d)))?{_TAIL}?"
    ),
    "quý ": re.compile(rf"quý\s(?P<q>iv|iii|ii|i|[1-4]|một|hai|ba|tư|bốn|đầu(?: tiên)?|cuối)\b{_TAIL}?"),
    "nửa ": re.compile(rf"nửa (?P<half>đầu|cuối|sau)(?: của)? năm(?: {_REF})?"),
    "thập ": re.compile(
        r"thập (?:niên|kỷ|kỉ)(?: những)?(?: năm)? (?P<a>\d{3}0|\d0)s?(?:\s?[-–—]\s?(?P<b>\d{3}0|\d0))?(?!\d)"
    ),
    "những năm ": re.compile(
        r"những năm(?: (?:đầu|cuối|giữa))?(?: của)?(?: thập (?:niên|kỷ|kỉ))?(?: những năm)? "
        r"(?P<a>\d{3}0|\d0)s?(?:\s?[-–—]\s?(?P<b>\d{3}0|\d0))?(?!\d)"
    ),
    "thế k": re.compile(r"thế (?:kỷ|kỉ) (?:thứ )?(?P<c>\d\d?|[xvi]+)\b"),
    "năm ": re.compile(r"năm (?P<w>nay|ngoái|trước|tới|sau)\b"),
    "cùng kỳ": re.compile(rf"cùng kỳ(?:(?: của)?(?: năm)? {_REF})?"),
    "cùng ngày": re.compile(r"cùng ngày\b"),
    "hôm ": re.compile(r"hôm (?P<day>nay|qua)\b"),
    "sáng ": re.compile(r"sáng (?P<day>nay|qua|mai)\b"),
    "chiều ": re.compile(r"chiều (?P<day>nay|qua|mai)\b"),
    "tối ": re.compile(r"tối (?P<day>nay|qua|mai)\b"),
    "trưa ": re.compile(r"trưa (?P<day>nay|mai)\b"),
    "ngày mai": re.compile(r"ngày (?P<day>mai)\b"),
    "cách đây ": AGO,
    **{f"{word} tháng ": MONTHS_OF for word in NUMBERS},
}
BEFORE: Final = re.compile(
    r"(?P<mod>(?:\b(?:đầu|giữa|cuối|nửa đầu|nửa cuối)\s)?)"
    rf"(?P<lead>(?:\b(?:{_LEAD})\s)*(?:\bnăm(?: học| tài khóa)?\s)?)$"
)
WEAK: Final = re.compile(
    r"(?:\b(?:từ|đến|tới|hết|vào|hồi|trước|sau|trong|của|dịp|đợt|hè|xuân|thu|đông|giai đoạn|nhiệm kỳ|khóa|thời điểm"
    r"|và)\s"
    r"|\b(?:nay|qua|mai|hai|ba|tư|năm|sáu|bảy|nhật)\s?,?\s?\(?\s?|\(\s?(?:[^\W\d]+\s){0,3}|[-–—]\s?)$"
)
FRACTION: Final = re.compile(r"[12]/[2-9]|3/[45]|[45]/[56]")
MODS: Final = {"đầu": "early", "nửa đầu": "early", "giữa": "mid", "cuối": "late", "nửa cuối": "late"}


MONTH_LEAD: Final = re.compile(r"(?:đầu|giữa|cuối|trong|vào|hồi|từ|đến|ngày) $")


COUNTED: Final = re.compile(
    r"người|dự án|usd|tỷ|tỉ|triệu|tấn|doanh|km|m2|ha\b|%|cán bộ|sinh viên|vụ|chuyến|lượt|lao động"
)

#: behind a day and month that no word leads: they are a fraction or a range of what is counted
UNIT: Final = re.compile(
    r"\s?(?:%|phần trăm|tỷ|tỉ|triệu(?! tập| hồi)|nghìn|ngàn|usd|euro|người(?! phát ngôn)|dự án|năm\b|tháng đầu|lần"
    r"|phiếu|tấn|km|độ)"
)

#: ends of the words that can lead a date: what is worth a look behind
LED: Final = ("g ", "a ", "u ", "i ", "m ", "y ", "ô ", "c ")

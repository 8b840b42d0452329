"""Shapes of what stands inside the names of instruments: tokens, brackets, dashes, rows, numbers, sides.

Patterns only; `extent.py` walks by them. Those of words are for folded text.
"""

from __future__ import annotations

import re
from typing import Final

TOKEN: Final = re.compile(r"[ ]?([^\W_]+(?:(?:[+./'’‑]| ?& ?)(?=[^\W_])[^\W_]+)*\+?)")
BRACKET: Final = re.compile(r" ?\( ?([A-ZĐ][A-Za-z0-9Đđ+/&\- ]{1,14}|Hiệp định [A-Z]{3,8}) ?\)")
DASH: Final = re.compile(r" ?[-–—] ?(?=[^\W_])|/(?=[^\W_])")
QUOTED: Final = re.compile(r" ?[\"“']([^\"”'\n]{3,140})[\"”']")
NUMBER: Final = re.compile(
    r"(?:lần |khóa |kỳ |phiên )?(?:thứ )?(?:\d{1,4}|[IVXL]+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b"
)
#: behind "của": whose, not of what
WHOSE: Final = re.compile(
    r" (?:ông|bà|họ|mình|hai|các|nước|mỗi|nhau|chúng|phía|doanh nghiệp|người|nhiều|những|tỉnh|thành phố)\b"
)
#: behind "và": things of another kind
MORE: Final = re.compile(
    r" (?:(?:các|những|một số|nhiều) (?=[^\W_])(?![A-ZĐ])|[đĐ]àm phán "
    r"|(?:Đối tác|Tham vấn|Tiểu ban|Biên bản|Đạo luật|Luật|Nghị quyết|Quỹ) "
    r"|(?!(?:19|20)\d\d\b)\d+ )"
)
ROW: Final = re.compile(
    r", [^,.;:()\"]{2,34}(?:, [^,.;:()\"]{2,34})?(?: và | (?=\( ?[a-z]))|, \w+ \w+ (?=việt nam|lần thứ)"
)
#: "Hiệp định miễn thị thực cho hộ chiếu ngoại giao": whose visa it is belongs to the name
BEARERS: Final = re.compile(r" (?:(?:người mang )?hộ chiếu|thân nhân|người thân|lao động nước ngoài)\b")
#: behind "giữa A và": the other side, where it opens with a common word
SIDE: Final = re.compile(
    r" (?:cơ quan|tổ chức|tỉnh|thành phố|thủ đô|bang|vùng|(?:tổng )?công ty|tập đoàn|trường|đại học|học viện|viện|hội"
    r"|hiệp hội|liên đoàn|phòng|chính quyền|chính phủ|bộ|sở|ủy ban|ngân hàng|quỹ|trung tâm|đài|báo|hãng|đối tác) \w"
)
#: what goes on with a name that is closed already: "G7 mở rộng", "... Lào đến năm 2030", "... cấp Thứ trưởng"
AGAIN: Final = re.compile(
    r"(?:mở rộng|đến năm (?:19|20)\d\d"
    r"|cấp (?:Thứ trưởng|Bộ trưởng|Vụ trưởng|Cục trưởng)(?: (?:Ngoại giao|Quốc phòng))?)\b"
)
#: a name or a bracket with an acronym, or for which years
NAMED: Final = re.compile(r" (?:(?:\( ?)?[A-ZĐ]|giai đoạn |lần thứ |năm \d)")
SHORT: Final = re.compile(r"(?<!\w)(?:Việt|Trung|Nhật|Hàn|Nga|Mỹ|Pháp|Đức|Anh|Ấn|Lào|Séc|Úc|Thái) ?[-–—] ?$")
#: behind a dash in small letters: "hợp tác kinh tế - thương mại"
FIELD: Final = re.compile(
    r"(?:kinh tế|thương mại|kỹ thuật|khoa học|công nghệ|đầu tư|văn hóa|xã hội|an ninh|quốc phòng|giáo dục|năng lượng"
    r"|du lịch|nông nghiệp|môi trường|đào tạo|thực thi pháp luật|pháp luật|tư pháp|ngoại giao|chính trị|hàng hải"
    r"|lao động|y tế|tài chính|hải quan|công nghiệp|giao thông|thể thao)\b"
)
#: behind a comma: one more field of a row of fields and nothing else ("kinh tế, văn hóa, khoa học kỹ thuật")
FIELDS: Final = re.compile(
    rf", (?:{FIELD.pattern} ?){{1,2}}(?:[,.;)]|(?:- |và )(?:{FIELD.pattern})|(?:giữa|lần thứ|giai đoạn) |$)"
)
#: behind a number: for how long
SPAN: Final = re.compile(r" năm(?= [^\W\d])")
#: a paper about something that it founds ("bản ghi nhớ về việc thành lập ...")
TO_FOUND: Final = re.compile(r" việc (?:thành lập|thiết lập|mở)\b")
SUM: Final = re.compile(r"(?:(?:hơn|gần|khoảng|trên|trị giá) )?\d[\d.,]* (?:triệu|tỷ|tỉ|nghìn|ngàn|usd|euro)\b")
ACRONYM: Final = re.compile(r"[A-ZĐ][A-Z0-9Đ]+[A-Z0-9+]")

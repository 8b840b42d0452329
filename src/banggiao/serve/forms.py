"""Forms of this server: their fields, their token, where they lead.

Takes requests that write, gives fields. Keeps true: a form without its token is refused, so is one that is larger
than the server was told; after a form the reader stays on this site.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from banggiao.serve.safety import FORM_FIELD, form_token, same_secret

#: Forms hold a few fields; a file is bounded by `upload_limit`.
_PART: Final = 1_000_000
#: Files that one form may hold; their bytes together are bounded like one file's.
FILES: Final = 2000


async def form(request: Request) -> FormData:
    """The form of a request. Raises 403 without its token, 413 where it is too large."""
    limit = request.app.state.options.upload_limit
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > limit + _PART:
        raise HTTPException(413, f"larger than {limit} bytes")
    data = await request.form(max_files=FILES, max_fields=50, max_part_size=max(limit, _PART))
    token = data.get(FORM_FIELD)
    if not same_secret(token if isinstance(token, str) else None, form_token(request.app.state.options.token)):
        raise HTTPException(403, "the form is none of this server's; reload the page")
    return data


def now(request: Request) -> datetime:
    """The moment, by the clock that the command line handed over."""
    moment: datetime = request.app.state.clock()
    return moment


def text(data: FormData, name: str) -> str:
    """A field of a form as text."""
    value = data.get(name, "")
    return value if isinstance(value, str) else ""


def back(data: FormData, fallback: str) -> str:
    """Where to go after the form: a path of this site."""
    to = text(data, "back")
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) else fallback

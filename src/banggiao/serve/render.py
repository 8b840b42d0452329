"""Turns a page's context into HTML: one Jinja environment, one set of words a language.

Takes a template's name and values, gives an answer. Keeps true: everything from a source is escaped (autoescape),
a name that a template does not know is an error (StrictUndefined), and no page carries a script of its own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from banggiao.language import labels, wording
from banggiao.serve.options import ServeOptions
from banggiao.serve.safety import Safety, form_token

LANG_COOKIE = "banggiao_lang"
THEME_COOKIE = "banggiao_theme"


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Key -> language -> words of the pages; `words.toml` holds them."""
    return tomllib.loads(resources.files("banggiao.serve").joinpath("words.toml").read_text("utf-8"))


@cache
def environment() -> Environment:
    """The one Jinja environment."""
    env = Environment(
        loader=PackageLoader("banggiao.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["label"] = labels.label
    env.globals["party"] = labels.party
    env.globals["parties"] = labels.parties
    env.globals["wording"] = wording
    return env


@dataclass(frozen=True, slots=True)
class View:
    """How one request is to be shown."""

    lang: str
    theme: str
    #: path and query of the request, for links to the same state in another language
    path: str
    query: tuple[tuple[str, str], ...]
    may_write: bool
    form_token: str

    def word(self, key: str, **values: object) -> str:
        """The words of the page for `key`. Raises KeyError on a key that `words.toml` lacks, so that tests see it."""
        text = words()[key][self.lang]
        return text.format(**values) if values else text

    def url(self, **changes: object) -> str:
        """This page with some of its query changed; None takes a key out."""
        rest = {k: v for k, v in self.query if k not in changes}
        rest |= {k: str(v) for k, v in changes.items() if v is not None}
        return self.path + (f"?{urlencode(rest)}" if rest else "")

    def as_data(self, suffix: str) -> str:
        """The same rows as `.json` or `.csv`."""
        rest = urlencode([(k, v) for k, v in self.query if k != "lang"])
        path = self.path.rstrip("/") or "/relations"
        return f"{path}.{suffix}" + (f"?{rest}" if rest else "")


def view(request: Request) -> View:
    """Language by `?lang=`, then cookie, then how the server was started; theme by cookie."""
    options: ServeOptions = request.app.state.options
    lang = request.query_params.get("lang") or request.cookies.get(LANG_COOKIE) or options.lang
    theme = request.cookies.get(THEME_COOKIE, "auto")
    safety: Safety = request.app.state.safety
    may_write = not options.public_read_only and safety.may_write(request.headers)
    return View(
        lang=lang if lang in labels.LANGUAGES else options.lang,
        theme=theme if theme in ("light", "dark") else "auto",
        path=request.url.path,
        query=tuple(request.query_params.multi_items()),
        may_write=may_write,
        form_token=form_token(options.token) if may_write else "",
    )


def page(request: Request, template: str, context: Mapping[str, Any], *, status: int = 200) -> Response:
    """An HTML page."""
    shown = view(request)
    html = (
        environment()
        .get_template(template)
        .render(view=shown, w=shown.word, lang=shown.lang, options=request.app.state.options, **context)
    )
    answer = HTMLResponse(html, status)
    if request.query_params.get("lang") in labels.LANGUAGES:
        answer.set_cookie(LANG_COOKIE, shown.lang, samesite="strict", max_age=31_536_000)
    return answer

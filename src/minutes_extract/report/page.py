"""Data of a page become the page: one HTML file with its script and style, that loads nothing and runs only its own.

The script and the style are named by their hash in the page's Content-Security-Policy. Data stand in script elements of
a type that no browser runs.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from minutes_extract.report.escape import script_json

WEB = Path(__file__).parent / "web"
View = Literal["report", "explain"]
_SHARED = ("strings.js", "dom.js", "format.js", "reader.js")
SCRIPTS: dict[View, tuple[str, ...]] = {
    "report": (*_SHARED, "store.js", "rows.js", "csv.js", "table.js", "totals.js", "report.js"),
    "explain": (*_SHARED, "explain.js"),
}

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '{script}'; style-src '{style}'; \
base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>minutes-extract</title>
"""


def page(view: View, data: Iterable[str], *, chunks: Iterable[str] = ()) -> Iterator[str]:
    """The pieces of a page. `data` are pieces of one JSON value made by `script_json`; `chunks` are base64."""
    script, style = _script(view), _file("style.css")
    yield _HEAD.format(script=_hash(script), style=_hash(style))
    yield f"<style>{style}</style>\n</head>\n"
    yield _file(f"{view}.html")
    yield f'<script type="application/json" id="strings">{strings()}</script>\n'
    yield '<script type="application/json" id="data">'
    yield from data
    yield "</script>\n"
    for count, chunk in enumerate(chunks):
        yield f'<script type="text/plain" id="chunk-{count}">{chunk}</script>\n'
    yield f"<script>{script}</script>\n</body>\n</html>\n"


@cache
def strings() -> str:
    """The words of the page in all its languages, as JSON that may stand in a page."""
    import yaml

    return script_json(yaml.safe_load(_file("strings.yaml")))


@cache
def _script(view: View) -> str:
    parts = [_file(name) for name in SCRIPTS[view]]
    return "\n" + '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


@cache
def _file(name: str) -> str:
    return (WEB / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

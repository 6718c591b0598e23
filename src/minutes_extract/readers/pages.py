"""A web page becomes its main text, title and day of publication. Needs trafilatura (extra `html`)."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from minutes_extract.readers.documents import Document
from minutes_extract.readers.encodings import utf16_of
from minutes_extract.readers.release import ReadError, ReadOptions, megabytes

MOST_BYTES = 20_000_000  # trafilatura's own limit; a page that large takes about half a minute
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
# What publishers name the day of publication in <meta>: Open Graph, schema.org, Dublin Core, common systems.
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "date",
    "publish-date",
    "publishdate",
    "publish_date",
    "publication_date",
    "pubdate",
    "parsely-pub-date",
)
_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")
_SPACE = re.compile(r"\s+")
_SITE = re.compile(r"\s[|–—-]\s|\s?\|\s?")  # between a headline and the name of the site


def document(data: bytes, options: ReadOptions) -> Document:
    """The main text of a page, its headline first. Raises `ReadError`: no trafilatura, too large, no text."""
    try:
        import trafilatura
        from lxml import etree, html
    except ImportError as error:
        raise ReadError("a web page, which needs trafilatura", "pip install 'minutes-extract[html]'") from error
    if len(data) > MOST_BYTES:
        raise ReadError(f"a web page of {megabytes(len(data))}", "take the text out of it yourself")
    source, encoding = _decoded(data)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError("a web page that is empty or broken", "save the page again") from error
    title, published = _title(tree), _published(tree)
    found = trafilatura.bare_extraction(tree, with_metadata=False, include_comments=False)
    text = (getattr(found, "text", None) or "").strip()
    if not text:
        raise ReadError("no main text in this web page", "save its text as .txt")
    if title is not None and _plain(title) not in _plain(text[: 2 * len(title) + 400]):
        text = f"{title}\n\n{text}"
    return Document(f"{text}\n", title, published, encoding)


def _decoded(data: bytes) -> tuple[str, str | None]:
    """The source of a page, and its encoding where that is not UTF-8: what the bytes show comes before what it says."""
    encoding = utf16_of(data)
    if encoding is not None:
        return data.decode(encoding, "replace").removeprefix("\ufeff"), encoding.upper()
    try:
        return data.decode("utf-8").removeprefix("\ufeff"), None
    except UnicodeDecodeError as error:
        said = _CHARSET.search(data[:4096])
        name = said[1].decode("ascii").lower() if said else ""
        try:
            if not name or name in ("utf-8", "utf8"):
                raise LookupError
            return data.decode(name, "replace"), name
        except (LookupError, ValueError):
            problem = f"a web page that is not UTF-8 (byte {error.start}) and does not say what it is"
            raise ReadError(problem, "save it as UTF-8 and run again") from error


def _title(tree: Any) -> str | None:
    """The headline: that which the page gives for sharing, its only <h1>, or its title without the name of the site."""
    shared = tree.xpath("//meta[@property='og:title' or @name='twitter:title']/@content")
    heads = [head.text_content() for head in tree.xpath("//h1")]
    for told in (heads[0] if len(heads) == 1 else "", *shared, *(one.text or "" for one in tree.xpath("//head/title"))):
        line = _SPACE.sub(" ", told).strip()
        if line:
            parts = [part for part in _SITE.split(line) if part.strip()]
            return (max(parts, key=len) if parts else line).strip()[:500]
    return None


def _published(tree: Any) -> date | None:
    """The day of publication as the page's metadata gives it; never guessed from its text."""
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            named.setdefault((meta.get(key) or "").lower(), meta.get("content") or "")
    told = [named.get(name, "") for name in _DATE_NAMES]
    told += _linked_dates(tree)
    told += tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
    return next((day for day in map(_day, told) if day is not None), None)


def _linked_dates(tree: Any) -> Iterator[str]:
    """The days of publication in JSON-LD (schema.org)."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while waiting:
            found = waiting.pop()
            if isinstance(found, dict):
                if isinstance(found.get("datePublished"), str):
                    yield found["datePublished"]
                waiting += [value for key, value in found.items() if key in ("@graph", "mainEntity")]
            elif isinstance(found, list):
                waiting += found


def _day(told: str) -> date | None:
    found = _DAY.match(told)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _plain(text: str) -> str:
    return _SPACE.sub("", text)

"""Files become releases, or a sentence on why one could not be read: each kind of input by its own reader.

Reading text changes nothing: it is the file's bytes decoded, UTF-8 byte order mark and line ends included, so that
offsets hold for whoever reads the file the same way. Text taken out of pages, documents and tables, and text converted
from a legacy font, is what offsets refer to then.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from minutes_extract.readers.encodings import decoded
from minutes_extract.readers.kinds import HEAD, Kind, kind_of, signature_of
from minutes_extract.readers.release import (
    PLAIN,
    Found,
    Guess,
    Member,
    ReadError,
    ReadOptions,
    Release,
    ReleaseFile,
    Unreadable,
    megabytes,
    one_line,
    reason,
)

if TYPE_CHECKING:
    from zipfile import ZipFile

_MANY = frozenset({Kind.LINES, Kind.CSV, Kind.PARQUET, Kind.ZIP})


@dataclass(frozen=True, slots=True)
class Document:
    """What one file holds: its text, and what it tells of it. `pages` says that the text was put together from pages
    or paragraphs, in which form feeds stand for page breaks."""

    text: str
    title: str | None = None
    published: date | None = None
    converted_from: str | None = None
    pages: bool = False


def read_releases(files: Iterable[ReleaseFile], stdin: BinaryIO, options: ReadOptions = PLAIN) -> Iterator[Found]:
    """The releases of `files`, in order; what cannot be read is told in their midst and costs nothing else.

    A file may hold any number of releases: rows of a table, files of an archive, parts of a text.
    """
    for file in files:
        try:
            with _opened(file, stdin, options) as stream:
                yield from _releases(file, stream, options)
        except ReadError as error:
            yield Unreadable(file.where, error.problem, error.advice)
        except OSError as error:
            yield Unreadable(file.where, reason(error), "check that it is a file you may read")
        except Exception as error:  # whatever else a broken or hostile file brings a library to
            problem = f"cannot be read ({type(error).__name__}: {one_line(error)})"
            yield Unreadable(file.where, problem, "check that it opens in the program it was made with")


def read_text(file: ReleaseFile, stdin: BinaryIO) -> str | Unreadable:
    """The decoded text of one file of text."""
    try:
        data = stdin.read() if file.path is None else file.path.read_bytes()
        return decoded(data)[0]
    except ReadError as error:
        return Unreadable(file.where, error.problem, error.advice)
    except OSError as error:
        return Unreadable(file.where, reason(error), "check that it is a file you may read")


def holds_many(file: ReleaseFile, options: ReadOptions) -> Kind | None:
    """The kind of a table or archive on disk, which may hold many releases; None for all else."""
    if file.path is None or file.member is not None:
        return None
    try:
        with file.open() as stream:
            head = stream.read(HEAD)
    except OSError:  # told by whoever reads it
        return None
    kind = kind_of(head, file.name, options.columns.text, whole=len(head) < HEAD)
    return kind if kind in _MANY else None


def members_of(file: ReleaseFile, options: ReadOptions) -> list[ReleaseFile | Unreadable] | None:
    """The files of an archive on disk, for others to read, and what is refused of it; None where it is no archive or
    cannot be opened."""
    from minutes_extract.readers import archives

    assert file.path is not None
    try:
        if file.path.stat().st_size > options.max_bytes:
            return None
        with file.open() as stream, archives.opened(stream) as archive:
            return None if archives.is_document(archive) else list(_members(file, archive, options))
    except (ReadError, OSError):
        return None


@contextmanager
def _opened(file: ReleaseFile, stdin: BinaryIO, options: ReadOptions) -> Iterator[BinaryIO]:
    """A stream that can be sought in, of a file that is not too large. Raises `ReadError`, `OSError`."""
    if file.path is None:
        yield BytesIO(_limited(stdin, options))
        return
    if file.member is not None:
        from minutes_extract.readers import archives

        yield BytesIO(archives.content(archives.kept(file.path), file.member.index, options))
        return
    with file.open() as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            yield BytesIO(_limited(stream, options))
            return
        if status.st_size > options.max_bytes:
            raise _too_large(megabytes(status.st_size), options)
        yield stream


def _limited(stream: BinaryIO, options: ReadOptions) -> bytes:
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise _too_large(f"more than {megabytes(options.max_bytes)}", options)
    return data


def _too_large(size: str, options: ReadOptions) -> ReadError:
    problem = f"too large ({size}; the limit is {megabytes(options.max_bytes)})"
    return ReadError(problem, "raise it with --max-bytes, or part the file")


def _releases(file: ReleaseFile, stream: BinaryIO, options: ReadOptions) -> Iterator[Found]:
    head = stream.read(HEAD)
    stream.seek(0)
    kind = kind_of(head, file.name, options.columns.text, whole=len(head) < HEAD)
    if kind is Kind.ZIP:
        from minutes_extract.readers import archives

        with archives.opened(stream) as archive:
            if archives.is_document(archive):
                from minutes_extract.readers import word

                yield from _parts(file, word.document(archive, options), options)
            elif file.member is not None:
                raise ReadError("an archive within an archive", "unpack it first")
            else:
                yield from _archived(file, archive, options)
    elif kind in _MANY:
        from minutes_extract.readers import tables

        yield from tables.releases(file, stream, kind, options)
    else:
        document = _document(kind, head, stream, options)
        if kind is Kind.PDF:
            from minutes_extract.readers import pdf

            lost = pdf.lost_letters(document.text)
            if lost:
                advice = "run OCR over it, with ocrmypdf -l hin --force-ocr, say"
                yield Guess(f"{file.where}: its text layer has lost letters ({lost} signs stand without one); {advice}")
        yield from _parts(file, document, options)


def _document(kind: Kind, head: bytes, stream: BinaryIO, options: ReadOptions) -> Document:
    if kind is Kind.PDF:
        from minutes_extract.readers import pdf

        return pdf.document(stream, options)
    if kind is Kind.BINARY:
        what, advice = signature_of(head) or ("no text", "give a file of text")
        raise ReadError(what, advice)
    data = stream.read()
    if kind is Kind.HTML:
        from minutes_extract.readers import pages

        return pages.document(data, options)
    try:
        text, converted_from = decoded(data)
    except ReadError:
        from minutes_extract.readers import fonts

        old = fonts.of_windows(data)
        if old is None:
            raise
        text, converted_from = old
    return Document(text, converted_from=converted_from)


def _archived(file: ReleaseFile, archive: ZipFile, options: ReadOptions) -> Iterator[Found]:
    from minutes_extract.readers import archives

    for inside in _members(file, archive, options):
        if isinstance(inside, Unreadable):
            yield inside
            continue
        assert inside.member is not None
        try:
            data = archives.content(archive, inside.member.index, options)
        except ReadError as error:
            yield Unreadable(inside.where, error.problem, error.advice)
            continue
        for found in read_releases([inside._replace(path=None)], BytesIO(data), options):
            yield _named(found, inside)


def _members(file: ReleaseFile, archive: ZipFile, options: ReadOptions) -> Iterator[ReleaseFile | Unreadable]:
    from minutes_extract.readers import archives

    for found in archives.members(archive, options):
        if isinstance(found, archives.Entry):
            yield ReleaseFile(f"{file.name}/{found.name}", file.path, Member(found.index, found.name))
        else:
            yield Unreadable(f"{file.where}/{found.name}", found.problem, found.advice)


def _named(found: Found, file: ReleaseFile) -> Found:
    """What was found in a member, with the archive's path in place of standard input."""
    if isinstance(found, Release):
        return found._replace(path=file.path)
    if isinstance(found, Guess):
        return Guess(f"{file.where}: {found.guess}")
    return found._replace(where=file.where + found.where.removeprefix(file._replace(path=None).where))


def _parts(file: ReleaseFile, document: Document, options: ReadOptions) -> Iterator[Found]:
    """The releases of one text, with what is known of it; that of a page holds for its only release."""
    from minutes_extract.readers import fonts, parts

    if options.separator is not None:
        texts = parts.split_parts(document.text, options.separator)
        converted = [fonts.unicode_of(text) for text in texts]
    else:
        text, font = fonts.unicode_of(document.text)
        converted = [(part, font) for part in (parts.own_parts(text) if options.split else [text])]
    title = document.title
    if title is not None and any(font for _, font in converted):
        title = fonts.title_of(title, document.text)
    for number, (text, font) in enumerate(converted):
        if document.pages:
            text = text.replace("\f", "\n")
        if len(text) > options.max_chars:
            where = file.where if len(converted) == 1 else f"{file.where} (part {number})"
            yield too_long(where, len(text), options)
            continue
        from_ = ", ".join(filter(None, (document.converted_from, font)))
        yield Release(file.name, number, text, file.path, title, document.published, from_ or None)


def too_long(where: str, chars: int, options: ReadOptions) -> Unreadable:
    """What is told of a release that is longer than the user allows."""
    problem = f"too long ({chars:,} characters; the limit is {options.max_chars:,})"
    return Unreadable(where, problem, "raise it with --max-chars, or part it with --separator")

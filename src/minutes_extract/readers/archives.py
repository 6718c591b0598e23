"""A zip archive becomes the files in it that may hold releases, each read within limits. Nothing is ever unpacked to
disk: the names of its files are only shown."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from minutes_extract.readers.folders import is_passed_over, is_release_name
from minutes_extract.readers.release import ReadError, ReadOptions, megabytes, one_line

# What a bomb goes beyond and an archive of releases does not: text shrinks to a twentieth, rarely to a fiftieth.
MOST_RATIO, FREE_BYTES = 200, 1 << 20
MOST_FILES = 100_000
TOTAL = 16  # times --max-bytes: all files of an archive together

_DOCUMENT_XML = "word/document.xml"
_OTHER_OFFICE = {
    "xl/workbook.xml": ("a workbook (.xlsx)", "save the sheet as CSV"),
    "ppt/presentation.xml": ("slides (.pptx)", "save the text as .docx or .txt"),
    "mimetype": ("an OpenDocument file", "save it as .docx or .txt"),
}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1

_open: tuple[tuple[object, ...], zipfile.ZipFile] | None = None  # the archive read last


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of an archive to be read: its place in the archive's list, and the name it is shown by."""

    index: int
    name: str


class Refused(NamedTuple):
    """A file of an archive that is not read, and why."""

    name: str
    problem: str
    advice: str


@contextmanager
def opened(stream: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """The archive in a stream. Raises `ReadError` where it is none."""
    with _archive(stream) as archive:
        yield archive


def kept(path: Path) -> zipfile.ZipFile:
    """The archive at a path, which stays open for the next file that is read of it: its list is read once.

    Raises `ReadError`, `OSError`.
    """
    global _open
    status = path.stat()
    key = (str(path), status.st_ino, status.st_size, status.st_mtime_ns)
    if _open is None or _open[0] != key:
        if _open is not None:
            _open[1].close()
            _open = None
        _open = key, _archive(str(path))
    return _open[1]


def is_document(archive: zipfile.ZipFile) -> bool:
    """Whether a zip file is a Word document. Raises `ReadError` for other office files."""
    names = set(archive.namelist())
    if _DOCUMENT_XML in names:
        return True
    for name, (what, advice) in _OTHER_OFFICE.items():
        if name in names:
            raise ReadError(what, advice)
    return False


def members(archive: zipfile.ZipFile, options: ReadOptions) -> list[Entry | Refused]:
    """The files of an archive that may hold releases, by name, and those that are refused. Raises `ReadError`."""
    listed = list(enumerate(archive.infolist()))
    if len(listed) > MOST_FILES:
        raise ReadError(f"an archive of {len(listed):,} files (the limit is {MOST_FILES:,})", "unpack it first")
    wanted = [(index, info, shown_name(info)) for index, info in listed if not info.is_dir()]
    wanted = [(index, info, name) for index, info, name in wanted if _is_wanted(name)]
    total = sum(info.file_size for _, info, _ in wanted)
    if total > TOTAL * options.max_bytes:
        problem = f"an archive of {megabytes(total)} unpacked (the limit is {megabytes(TOTAL * options.max_bytes)})"
        raise ReadError(problem, "unpack it first, or raise --max-bytes")
    if not wanted:
        raise ReadError("no release in this archive", "put releases there (*.txt, *.html, *.docx, *.pdf, *.csv, ...)")
    locked = sum(bool(info.flag_bits & _ENCRYPTED) for _, info, _ in wanted)
    if locked == len(wanted):
        raise ReadError("an encrypted archive", "unpack it with its password first")
    found: list[Entry | Refused] = []
    seen: dict[str, int] = {}
    for index, info, name in sorted(wanted, key=lambda one: (one[2].split("/"), one[0])):
        seen[name] = seen.get(name, 0) + 1
        name = name if seen[name] == 1 else f"{name} ({seen[name]})"
        refused = _refusal(info, options)
        found.append(Refused(name, *refused) if refused else Entry(index, name))
    return found


def content(archive: zipfile.ZipFile, index: int, options: ReadOptions) -> bytes:
    """The bytes of one file of an archive. Raises `ReadError`, `OSError`."""
    info = archive.infolist()[index]
    refused = _refusal(info, options)
    if refused:
        raise ReadError(*refused)
    try:
        with archive.open(info) as inside:
            data = inside.read(min(info.file_size, options.max_bytes) + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ReadError(f"damaged in the archive ({one_line(error)})", "make the archive anew") from error
    if len(data) > info.file_size:
        raise ReadError("larger than the archive says it is", "make the archive anew")
    return data


def shown_name(info: zipfile.ZipInfo) -> str:
    """The name of a file of an archive, fit to be shown: no way out of the archive, nothing that moves the cursor."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:  # many programs write UTF-8 and do not say so
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    parts = _CONTROL.sub("\ufffd", name.replace("\\", "/")).split("/")
    kept = [part for part in parts if part not in ("", ".", "..") and not re.fullmatch("[A-Za-z]:", part)]
    return "/".join(kept).encode("utf-8", "replace").decode("utf-8") or "-"


def _is_wanted(name: str) -> bool:
    *folders, file = name.split("/")
    if any(folder.startswith(".") or folder == "__MACOSX" for folder in folders) or is_passed_over(file):
        return False
    return is_release_name(file) or "." not in file


def _refusal(info: zipfile.ZipInfo, options: ReadOptions) -> tuple[str, str] | None:
    if info.flag_bits & _ENCRYPTED:
        return "encrypted", "unpack the archive with its password first"
    if info.file_size > options.max_bytes:
        size = f"{megabytes(info.file_size)}; the limit is {megabytes(options.max_bytes)}"
        return f"too large ({size})", "raise it with --max-bytes, or part the file"
    if info.file_size > FREE_BYTES and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        return f"packed more than {MOST_RATIO} to 1, as in a zip bomb", "unpack it yourself if you trust it"
    return None


def _archive(place: BinaryIO | str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(place)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OverflowError) as error:
        raise ReadError(f"a damaged zip file ({one_line(error)})", "make it anew") from error

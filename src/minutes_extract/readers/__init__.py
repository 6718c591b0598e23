"""Paths and standard input become releases, or sentences on what could not be read; by content, not by name alone."""

from __future__ import annotations

from minutes_extract.readers.documents import holds_many, members_of, read_releases, read_text
from minutes_extract.readers.folders import (
    EXPECTED_SUFFIX,
    INPUT_SUFFIXES,
    RELEASE_SUFFIXES,
    is_passed_over,
    is_release_name,
    release_files,
)
from minutes_extract.readers.kinds import Kind
from minutes_extract.readers.parts import own_parts, split_parts
from minutes_extract.readers.release import (
    MAX_BYTES,
    MAX_CHARS,
    PLAIN,
    STDIN,
    Asked,
    Found,
    Guess,
    Member,
    ReadOptions,
    Release,
    ReleaseFile,
    Skipped,
    Unreadable,
    printable,
)

__all__ = [
    "EXPECTED_SUFFIX",
    "INPUT_SUFFIXES",
    "MAX_BYTES",
    "MAX_CHARS",
    "PLAIN",
    "RELEASE_SUFFIXES",
    "STDIN",
    "Asked",
    "Found",
    "Guess",
    "Kind",
    "Member",
    "ReadOptions",
    "Release",
    "ReleaseFile",
    "Skipped",
    "Unreadable",
    "holds_many",
    "is_passed_over",
    "is_release_name",
    "members_of",
    "own_parts",
    "printable",
    "read_releases",
    "read_text",
    "release_files",
    "split_parts",
]

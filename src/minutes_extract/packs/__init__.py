"""Pattern packs: the data the rules run on."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from minutes_extract.packs import cache
from minutes_extract.packs.compile import Compiled, compile_packs, forms_of
from minutes_extract.packs.load import PackError, Packs, default_folder, fingerprint, load_packs, pack_files

__all__ = [
    "Compiled",
    "PackError",
    "Packs",
    "compile_packs",
    "compiled_packs",
    "default_folder",
    "forms_of",
    "load_packs",
    "pack_fingerprint",
]


@lru_cache(maxsize=1)
def _code_fingerprint() -> str:
    """The hash of the modules that decide what compiled packs look like."""
    package = Path(__file__).resolve().parents[1]
    names = ("folding.py", "lexicon.py", "tokens.py", "packs/compile.py", "packs/inflect.py", "packs/schema.py")
    digest = sha256()
    for name in names:
        digest.update((package / name).read_bytes())
    return digest.hexdigest()


def pack_fingerprint(folders: tuple[Path, ...] | None = None) -> str:
    """The hash of the contents of the pack folders (the shipped one when none is named)."""
    return fingerprint(pack_files([default_folder()] if folders is None else folders))


@lru_cache(maxsize=4)
def compiled_packs(folders: tuple[Path, ...] | None = None) -> Compiled:
    """The compiled packs of `folders` (the shipped one when none is named), made once a process.

    Raises `PackError` when a pack cannot be used.
    """
    key = sha256(f"{_code_fingerprint()} {pack_fingerprint(folders)}".encode()).hexdigest()[:40]
    found = cache.load(key)
    if found is None:
        found = compile_packs(load_packs(folders))
        cache.store(key, found)
    return found

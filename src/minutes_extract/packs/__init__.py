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
    "keep",
    "load_packs",
    "pack_fingerprint",
]


@lru_cache(maxsize=1)
def _code_fingerprint() -> str:
    """What tells one state of the program from another: places, sizes and times of its modules.

    Any of them may decide what compiled packs and the tables kept with them look like.
    """
    package = Path(__file__).resolve().parents[1]
    digest = sha256()
    for folder in sorted((package, *(path for path in package.iterdir() if path.is_dir()))):
        for module in sorted(folder.glob("*.[ps][yo]")):
            found = module.stat()
            digest.update(f"{module.name} {found.st_size} {found.st_mtime_ns}".encode())
    return digest.hexdigest()


def pack_fingerprint(folders: tuple[Path, ...] | None = None) -> str:
    """The hash of the contents of the pack folders (the shipped one when none is named) and of the table of names in
    Latin letters, which is always the shipped one."""
    files = pack_files([default_folder()] if folders is None else folders)
    return fingerprint([*files, *sorted(default_folder().glob("*.tsv"))])


@lru_cache(maxsize=4)
def compiled_packs(folders: tuple[Path, ...] | None = None) -> Compiled:
    """The compiled packs of `folders` (the shipped one when none is named), made once a process.

    Fresh ones are kept for the next process by `keep`, once the tables made of them are with them.
    Raises `PackError` when a pack cannot be used.
    """
    key = sha256(f"{_code_fingerprint()} {pack_fingerprint(folders)}".encode()).hexdigest()[:40]
    found = cache.load(key)
    if found is None:
        found = compile_packs(load_packs(folders))
        found.key = key
    return found


def keep(packs: Compiled) -> None:
    """Keep compiled packs, with the tables that have been made of them, for the next process."""
    cache.store(packs.key, packs)

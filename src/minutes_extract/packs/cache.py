"""Compiled packs are kept in the user's cache folder, keyed by the contents of the packs and the version.

Reading YAML and building the lexicon takes about two seconds; loading the compiled form a fraction of it. A cache
file that is missing, damaged, from another version, or cannot be written is passed over in silence: the packs are
then compiled again. Two processes may write at once: each writes a file of its own and renames it into place.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import tempfile
import time
from pathlib import Path

from minutes_extract.packs.compile import Compiled

_OFF = "MINUTES_EXTRACT_NO_CACHE"
_STALE = 3600  # seconds after which an unfinished file is nobody's
_KEEP = 8


def cache_folder() -> Path:
    """The folder for compiled packs, by the platform's custom; it need not exist."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "minutes-extract"


def _path(key: str) -> Path | None:
    if os.environ.get(_OFF):
        return None
    try:
        return cache_folder() / f"{key}-{sys.version_info[0]}{sys.version_info[1]}.packs"
    except (OSError, RuntimeError):  # no home folder
        return None


def load(key: str) -> Compiled | None:
    """The compiled packs kept under a key, or None."""
    path = _path(key)
    if path is None:
        return None
    collecting = gc.isenabled()
    gc.disable()  # all that is loaded stays: looking through it for garbage doubles the time
    try:
        found = pickle.loads(path.read_bytes())
    except Exception:  # whatever is wrong with the file, compiling again is the answer
        return None
    finally:
        if collecting:
            gc.enable()
    return found if isinstance(found, Compiled) else None


def store(key: str, compiled: Compiled) -> None:
    """Keep compiled packs under a key, if the folder can be written."""
    path = _path(key)
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".new", delete=False) as file:
            file.write(pickle.dumps(compiled, protocol=pickle.HIGHEST_PROTOCOL))
        Path(file.name).replace(path)
        _prune(path.parent)
    except OSError:
        return


def _prune(folder: Path) -> None:
    """Keep the newest few: packs under development leave a file for every edit, processes killed while they write
    an unfinished one."""
    files = sorted(folder.glob("*.packs"), key=lambda path: path.stat().st_mtime, reverse=True)
    left = [path for path in folder.glob("*.new") if path.stat().st_mtime < time.time() - _STALE]
    for path in (*files[_KEEP:], *left):
        path.unlink(missing_ok=True)

"""What a run is to write becomes its manifest, the file that ties shards to inputs, so that a later run goes on.

`_manifest.json` names the program, packs, inputs and settings of the run, and of each shard the file and the digest of
its piece. A shard is done when its file is there: it was written whole, and by the same settings.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from minutes_extract import __version__
from minutes_extract.engines.pieces import Piece
from minutes_extract.engines.shards import Settings, Shard, errors_file
from minutes_extract.engines.store import Store, is_url
from minutes_extract.packs import default_folder, pack_fingerprint
from minutes_extract.record import SCHEMA_VERSION

MANIFEST = "_manifest.json"
_PREFIX = "part-"


class OutputError(ValueError):
    """The output folder holds something else; the message says what, and what to do."""


def absolute(place: str) -> str:
    """A path that means the same in every worker; a URL as it is."""
    return place if is_url(place) else str(Path(place).absolute())


def to_do(
    store: Store, given: Sequence[str], pieces: Iterable[Piece], size: int, settings: Settings
) -> tuple[list[Shard], int]:
    """Write the manifest, delete shards that are out of date, and give the shards to write and the number of all.

    Raises `OutputError` where the folder holds shards of other inputs or settings, `OSError`.
    """
    terms = _terms(given, size, settings)
    before = _read(store)
    there = {name for name in store.names() if name.startswith(_PREFIX)}
    if before is None and there:
        raise OutputError(
            f"{store.place} holds {min(there)} and no {MANIFEST} that says of what; choose another folder for -o"
        )
    if before is not None:
        for term, value in terms.items():
            if before.get(term) != value:
                raise OutputError(
                    f"{store.place} was begun with other {term} ({_shown(before.get(term))}, now {_shown(value)}); "
                    "choose another folder for -o, or delete this one"
                )
    kept = {shard["file"]: shard["digest"] for shard in (before or {}).get("shards", ())}
    shards = [
        Shard(f"{_PREFIX}{number:06}.{settings.format}", piece, settings, absolute(store.place))
        for number, piece in enumerate(pieces)
    ]
    digests = {shard.file: shard.piece.digest for shard in shards}
    for file in sorted(there):
        if file not in digests or kept.get(file) != digests[file]:
            store.delete(file)  # before the manifest says otherwise of it
            store.delete(errors_file(file))
            there.discard(file)
    listed = [{"file": shard.file, "of": str(shard.piece), "digest": digests[shard.file]} for shard in shards]
    with store.writing(MANIFEST) as stream:
        stream.write(json.dumps({**terms, "shards": listed}, ensure_ascii=False, indent=1).encode("utf-8"))
    return [shard for shard in shards if shard.file not in there], len(shards)


def _terms(given: Sequence[str], size: int, settings: Settings) -> dict[str, Any]:
    """What must be the same for shards to belong together, as JSON."""
    folders = (default_folder(), *map(Path, settings.patterns))
    told = asdict(settings) | {"published": settings.published.isoformat() if settings.published else None}
    del told["patterns"]
    return {
        "program": f"minutes-extract {__version__}, record schema {SCHEMA_VERSION}",
        "patterns": pack_fingerprint(folders)[:12],
        "inputs": [absolute(place) for place in given],
        "shard size": size,
        **told,
    }


def _read(store: Store) -> dict[str, Any] | None:
    data = store.read(MANIFEST)
    if data is None:
        return None
    try:
        found = json.loads(data)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise OutputError(f"{store.place}/{MANIFEST} cannot be read; choose another folder for -o, or delete this one")
    return found


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:79] + "…"

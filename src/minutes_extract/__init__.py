"""Hindi press releases to validated records: meetings, officials, schemes, figures, instructions."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minutes_extract.arrow import extract_batch as extract_batch
    from minutes_extract.extract import Extractor
    from minutes_extract.numbers import NumberMention, find_numbers
    from minutes_extract.packs import PackError
    from minutes_extract.record import Record

__version__ = "0.1.0"
__all__ = ["Extractor", "NumberMention", "PackError", "Record", "__version__", "find_numbers"]

# `extract_batch` is not in __all__: it needs the extra `arrow`, and `import *` must work without.
_HOMES = {
    "Extractor": "minutes_extract.extract",
    "NumberMention": "minutes_extract.numbers",
    "PackError": "minutes_extract.packs",
    "Record": "minutes_extract.record",
    "extract_batch": "minutes_extract.arrow",
    "find_numbers": "minutes_extract.numbers",
}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used, so that `--help` need not load the extractor."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(home), name)

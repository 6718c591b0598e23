"""Values become JSON that may stand inside a script element of a page, whatever is in them."""

from __future__ import annotations

import json
import re
from typing import Any

# `<`, `>` and `&` could end the element or begin a comment; U+2028 and U+2029 end a line in old JavaScript; half a
# surrogate pair cannot be written as UTF-8. All stand inside strings only, where an escape means the same.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def script_json(value: Any) -> str:
    """Compact JSON of `value`, in which no character has a meaning in HTML."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)

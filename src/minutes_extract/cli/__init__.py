"""The command line: arguments become calls of the library, records go to stdout, all else to stderr."""

from __future__ import annotations

import os

from minutes_extract.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line and exit: 0 done, 1 differences found, 2 could not."""
    from minutes_extract.cli.streams import use_utf8

    use_utf8()
    # Looking for plugins of pydantic reads the metadata of every installed package; none is of use here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        app()
    except KeyboardInterrupt:
        raise SystemExit(130) from None

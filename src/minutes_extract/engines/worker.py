"""A worker process: units of work come in by a pipe and go out as finished output, until the pipe is closed."""

from __future__ import annotations

import gc
import signal
from multiprocessing.connection import Connection

from minutes_extract.engines.work import Task, do
from minutes_extract.extract import Extractor

READY = "ready"


def work(connection: Connection, task: Task) -> None:
    """Say `READY` when the packs are loaded, then answer each tuple of units with its `Done`.

    A worker prints nothing: whatever goes wrong, it ends with exit code 1, and the parent sees the pipe close.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then stops its workers
    try:
        extractor = Extractor(task.patterns)
        gc.freeze()  # the packs stay; no collection need look through them
        connection.send(READY)
        while True:
            connection.send(do(connection.recv(), extractor, task))
    except (EOFError, OSError):  # the parent has gone
        return
    except Exception:
        raise SystemExit(1) from None

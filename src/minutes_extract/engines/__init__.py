"""Release files become finished output, in order: in this process, or by worker processes of this machine."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Sequence
from typing import BinaryIO

from minutes_extract.engines.chunks import Limits, chunks, cores, limits_for, worthwhile_jobs
from minutes_extract.engines.work import Done, Task, WorkerError, do
from minutes_extract.extract import Extractor
from minutes_extract.readers import Release, ReleaseFile

__all__ = ["Done", "Limits", "Task", "WorkerError", "cores", "run", "worthwhile_jobs"]


def run(
    files: Sequence[ReleaseFile],
    task: Task,
    stdin: BinaryIO,
    jobs: int = 1,
    limits: Limits | None = None,
    mark: Callable[[Release], Release] | None = None,
) -> Generator[Done]:
    """What `files` become, in order; the outputs put together are the same bytes for any `jobs` and `limits`.

    With one job everything is done here, release by release. With more, worker processes are started: a script that
    calls this must then begin its work under `if __name__ == "__main__":`. Close the iterator to stop them early.
    `mark` sees each release before it is extracted, in this process and in the order of the input.
    Raises `PackError` when a pack cannot be used, `WorkerError`.
    """
    extractor = Extractor(task.patterns)  # first here: a bad pack is told once, and the workers find the cache filled
    gc.freeze()  # the packs stay; no collection need look through them
    if jobs == 1:
        for chunk in chunks(files, stdin, task.reading, Limits(units=1), read_here=True, mark=mark):
            done = do(chunk.units, extractor, task)
            yield Done(done.outputs, done.records, done.messages, done.failures, chunk.files)
        return
    from minutes_extract.engines import local

    found = chunks(files, stdin, task.reading, limits or limits_for(len(files), jobs), mark=mark)
    yield from local.run(found, task, jobs)

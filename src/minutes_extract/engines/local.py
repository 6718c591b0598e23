"""Chunks become results, in order, by worker processes of this machine.

Each worker has one pipe and at most one chunk, so that the death of a worker tells which chunk it was. Workers are
started afresh (`spawn`, on every system alike), never forked: the parent may have threads, and a forked worker would
hold the pipes of the others open.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from minutes_extract.engines.chunks import Chunk
from minutes_extract.engines.work import Done, Task, Unit, WorkerError, joined
from minutes_extract.engines.worker import READY, work
from minutes_extract.readers import Release, ReleaseFile, Unreadable

DEATHS_OF_A_CHUNK = 2  # then its units are done one at a time
DEATHS_AT_START = 3  # one after another: no worker can be started here
CHUNKS_AHEAD = 2  # a worker: what may be finished but not yet written


@dataclass(slots=True)
class _Job:
    """A chunk on its way. When workers have died of it, `alone` holds what is still to be done one at a time."""

    number: int
    chunk: Chunk
    deaths: int = 0
    alone: deque[Unit] | None = None
    parts: list[Done] = field(default_factory=list)

    @property
    def next_units(self) -> tuple[Unit, ...]:
        return self.chunk.units if self.alone is None else (self.alone[0],)


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection
    ready: bool = False
    job: _Job | None = None


def run(chunks: Iterator[Chunk], task: Task, jobs: int) -> Generator[Done]:
    """The results of `chunks`, in their order, by at most `jobs` worker processes.

    Few chunks are taken ahead, so memory does not grow with their number. A chunk whose worker dies is done again; one
    that has lost two workers is done unit by unit, and a unit that then ends its worker becomes a message and a
    failure. Workers end with the iterator, also when it is closed early. Raises `WorkerError`.
    """
    pool = _Pool(chunks, task, jobs)
    try:
        yield from pool.results()
    finally:
        pool.stop()


class _Pool:
    def __init__(self, chunks: Iterator[Chunk], task: Task, jobs: int) -> None:
        self._source = enumerate(chunks)
        self._task = task
        self._jobs = jobs
        self._workers: list[_Worker] = []
        self._waiting: deque[_Job] = deque()
        self._finished: dict[int, Done] = {}
        self._taken = self._given = 0  # chunks taken from the source, results given out
        self._deaths_at_start = 0

    def results(self) -> Iterator[Done]:
        while True:
            self._take()
            self._start()
            self._hand_out()
            if self._given in self._finished:
                yield self._finished.pop(self._given)
                self._given += 1
            elif self._given == self._taken:
                return
            else:
                self._hear()

    def stop(self) -> None:
        for worker in self._workers:
            worker.connection.close()
            worker.process.kill()  # it has nothing to lose
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def _take(self) -> None:
        while self._taken - self._given < self._jobs * (1 + CHUNKS_AHEAD):
            found = next(self._source, None)
            if found is None:
                return
            self._waiting.append(_Job(*found))
            self._taken += 1

    def _start(self) -> None:
        busy = sum(worker.job is not None for worker in self._workers)
        while len(self._workers) < min(self._jobs, busy + len(self._waiting)):
            try:
                self._workers.append(_started(self._task))
            except OSError as error:  # no more processes or files, or no memory for one
                if not self._workers:
                    raise WorkerError(f"no worker process can be started ({error}); run again with --jobs 1") from error
                self._jobs = len(self._workers)  # go on with those that are there
                return

    def _hand_out(self) -> None:
        for worker in list(self._workers):
            if self._waiting and worker.ready and worker.job is None:
                worker.job = self._waiting.popleft()
                try:
                    worker.connection.send(worker.job.next_units)
                except OSError:
                    self._lost(worker)

    def _hear(self) -> None:
        """Wait until a worker has something to say, or has died."""
        heard = set(wait([worker.connection for worker in self._workers]))
        for worker in [worker for worker in self._workers if worker.connection in heard]:
            try:
                said = worker.connection.recv()
            except (EOFError, OSError):
                self._lost(worker)
                continue
            if said == READY:
                worker.ready = True
                self._deaths_at_start = 0
            elif worker.job is not None:
                job, worker.job = worker.job, None
                self._did(job, said)

    def _did(self, job: _Job, done: Done) -> None:
        """A job has come back; put it by, or back where single units of it are left."""
        job.parts.append(done)
        if job.alone is not None:
            job.alone.popleft()
            if job.alone:
                self._waiting.appendleft(job)
                return
        whole = joined(job.parts, self._task.layout) if len(job.parts) > 1 else done
        self._finished[job.number] = whole._replace(files=job.chunk.files)

    def _lost(self, worker: _Worker) -> None:
        """A worker has died; what it was doing goes to another one."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.kill()  # where it has only closed its pipe
        worker.process.join()
        code = worker.process.exitcode
        if not worker.ready:
            self._deaths_at_start += 1
            if self._deaths_at_start >= DEATHS_AT_START and any(other.ready for other in self._workers):
                self._jobs = len(self._workers)  # go on with those that are there
            elif self._deaths_at_start >= DEATHS_AT_START:
                raise WorkerError(
                    f"worker processes end as soon as they are started ({_ending(code)}); run again with --jobs 1"
                )
        job = worker.job
        if job is None:
            return
        job.deaths += 1
        if job.alone is not None:
            self._did(job, Done(messages=(_killer(job.alone[0], code),), failures=1))
            return
        if job.deaths >= DEATHS_OF_A_CHUNK:
            job.alone = deque(job.chunk.units)
        self._waiting.appendleft(job)


def _started(task: Task) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    with closing(theirs):  # the worker has its own; one left open here would hide its death
        process = context.Process(target=work, args=(theirs, task), daemon=True)
        with _no_interrupt_for_children():
            process.start()
    return _Worker(process, ours)


def _killer(unit: Unit, code: int | None) -> str:
    """What is told of a unit that has ended its worker."""
    if isinstance(unit, ReleaseFile):
        where = unit.where
    elif isinstance(unit, Release):
        where = f"{unit.name} (part {unit.part})"
    else:
        where = unit.where if isinstance(unit, Unreadable) else unit
    return f"{where}: its process died ({_ending(code)}), perhaps out of memory; run it by itself with --jobs 1"


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"


@contextmanager
def _no_interrupt_for_children() -> Iterator[None]:
    """Processes started in the block never see Ctrl-C, not even while Python starts; it reaches us after the block."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

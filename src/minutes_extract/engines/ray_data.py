"""Releases become shards of records on Ray Data: one task a shard, on the cores of this machine or of a cluster.

What goes through Ray is small: what each shard is to hold, and how it went. Workers read their inputs and write their
shards themselves, so that neither texts nor records pass the driver, a task that is run twice does no harm, and the
order of the records is that of the inputs.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from minutes_extract.engines.inputs import Input, Kind, inputs_of
from minutes_extract.engines.manifest import absolute, to_do
from minutes_extract.engines.pieces import pieces_of
from minutes_extract.engines.shards import ERRORS, Settings, Shard, ShardReport, write_shard
from minutes_extract.engines.store import Store
from minutes_extract.engines.tables import check_table, settle, unreadable_table

_ADDRESS = "RAY_ADDRESS"
_STORE_BYTES = 100 << 20  # reports are small; by default Ray would set aside 30 % of the memory


class RayMissingError(Exception):
    """Ray is not installed."""

    def __str__(self) -> str:
        return "--engine ray needs Ray: pip install 'minutes-extract[ray]'"


@dataclass(slots=True)
class Outcome:
    """A run: shards in all, those that were there before, releases done now, releases of all shards in trouble, texts
    done now that hold no Devanagari; and the shards that are missing, with the reason."""

    shards: int = 0
    before: int = 0
    releases: int = 0
    errors: int = 0
    without_devanagari: int = 0
    missing: dict[str, str] = field(default_factory=dict)


def extract_shards(
    given: Sequence[str],
    output: str,
    settings: Settings,
    *,
    columns: tuple[str | None, str | None, str | None] = (None, None, None),
    shard_size: int = 1000,
    workers: int | None = None,
    tell: Callable[[str], None] = lambda message: None,
    advance: Callable[[int, int], object] = lambda done, shards: None,
) -> Outcome:
    """Extract all releases of files, folders and tables, by path or URL, into shards in the folder `output`.

    `columns` are those of text, id and date of tables, guessed where None; `settings.columns` is not looked at. Shards
    that are there already are kept. `workers` is the number of cores (None: all); a cluster is joined where the
    environment variable RAY_ADDRESS names one. `tell` gets a sentence for each thing the user must know, `advance` the
    shards done so far and all of them.

    Raises `RayMissingError`, `ColumnError`, `OutputError`, `PackError`, `OSError`.
    """
    _import_ray()
    inputs: list[Input] = []
    unreadable = 0
    for found in inputs_of(given):
        if isinstance(found, Input):
            inputs.append(found)
        else:
            unreadable += 1
            tell(str(found))
    settings = replace(settings, columns=None, patterns=tuple(map(absolute, settings.patterns)))
    tables = [input_ for input_ in inputs if input_.kind is not Kind.RELEASE]
    if tables:
        bad = {table.place: problem for table in tables if (problem := unreadable_table(table))}
        for problem in bad.values():
            unreadable += 1
            tell(problem)
        inputs = [input_ for input_ in inputs if input_.place not in bad]
        tables = [table for table in tables if table.place not in bad]
    if tables:
        settled, guessed = settle(columns, tables)
        settings = replace(settings, columns=settled)
        for sentence in guessed:
            tell(sentence)
        for table in tables:
            check_table(table, settled)
    if not inputs:
        return Outcome(errors=unreadable)
    store = Store(output)
    store.sweep()
    shards, count = to_do(store, given, pieces_of(inputs, shard_size), shard_size, settings)
    outcome = Outcome(shards=count, before=count - len(shards))
    outcome.missing = {shard.file: f"{shard.piece}: Ray could not run it" for shard in shards}
    if shards:
        with _running(workers):
            for report in _reports(shards):
                _take(report, outcome, tell)
                advance(outcome.shards - len(outcome.missing), outcome.shards)
        store.sweep()
    outcome.errors = unreadable + _errors(store)
    return outcome


def _take(report: ShardReport, outcome: Outcome, tell: Callable[[str], None]) -> None:
    if report.problem is not None:
        outcome.missing[report.file] = report.problem
        return
    del outcome.missing[report.file]
    outcome.releases += report.releases
    outcome.without_devanagari += report.without_devanagari
    for told in report.told:
        tell(told)


def _errors(store: Store) -> int:
    """The releases in trouble, in all shards that are there."""
    return sum((store.read(f"{ERRORS}/{name}") or b"").count(b"\n") for name in sorted(store.names(ERRORS)))


def _reports(shards: Sequence[Shard]) -> Iterator[ShardReport]:
    """Write shards on the running Ray and give their reports as they come; none for one that kills its workers."""
    ray = _import_ray()
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)
    context = ray.data.DataContext.get_current()
    before = context.enable_progress_bars, context.max_errored_blocks
    context.enable_progress_bars, context.max_errored_blocks = False, -1
    try:
        rows = [{"shard": pickle.dumps(shard)} for shard in shards]
        data = ray.data.from_items(rows, override_num_blocks=len(rows))
        for row in data.map(_on_worker, num_cpus=1).iter_rows():
            yield pickle.loads(row["report"])
    finally:
        context.enable_progress_bars, context.max_errored_blocks = before


def _on_worker(row: dict[str, Any]) -> dict[str, Any]:
    """A pickled Shard becomes its pickled report. The extractor stays loaded in the worker's process."""
    return {"report": pickle.dumps(write_shard(pickle.loads(row["shard"])))}


def _import_ray() -> Any:
    """The package ray, told before it is imported to send no usage statistics, and to listen on the loopback address
    alone where there is no cluster to join. Raises `RayMissingError`."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    if not os.environ.get(_ADDRESS):
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
    try:
        import ray.data
    except ImportError as error:
        raise RayMissingError from error
    return ray


@contextmanager
def _running(workers: int | None) -> Iterator[None]:
    """A Ray that runs: the one there is, the cluster of RAY_ADDRESS, or one of our own on this machine alone."""
    ray = _import_ray()
    if ray.is_initialized():
        yield
        return
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
    if os.environ.get(_ADDRESS):
        ray.init(**quiet)
    else:
        start_local(workers)
    try:
        yield
    finally:
        ray.shutdown()


def start_local(workers: int | None) -> None:
    """Start Ray on this machine, listening on the loopback address, with no dashboard."""
    _import_ray().init(
        address="local",
        num_cpus=workers,
        include_dashboard=False,
        object_store_memory=_STORE_BYTES,
        log_to_driver=False,
        logging_level=logging.ERROR,
    )

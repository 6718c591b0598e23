"""Lines of rows become an SQLite database, or go into one that is there: same release, same place, new facts.

A run is collected in a database of its own beside the place. Where nothing stands there, it takes the place whole;
where a database stands, that one takes the run over in one transaction, so that it is never seen half changed, is free
for readers until then, and is restored by SQLite itself where the process is killed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from minutes_extract.writers.atomic import beside, take_places
from minutes_extract.writers.database_schema import (
    FIELD_ROWS,
    FILL_FIELDS,
    FILL_SEARCH,
    INDEX_SQL,
    RELEASE_KEY,
    SEARCH_SQL,
    TABLE_COLUMNS,
    TABLE_SQL,
    TRIGGER_SQL,
    quoted,
)
from minutes_extract.writers.formats import WriteError
from minutes_extract.writers.row_lines import read_lines

_WAIT = 60  # seconds for another program to finish its change
_EXAMPLES = 20  # releases that are named when they could not be written


@contextmanager
def open_database(path: Path) -> Iterator[DatabaseSink]:
    """The database at `path`, made or brought up to date when the block ends well. Raises `OSError`, `WriteError`."""
    if path.exists():
        with _told(f"{path} cannot be added to", "choose another name for -o"):
            _check(path)
    unwritten = f"{path} could not be written", "check the free space of its folder"
    with beside(path) as temporary, closing(_connected(temporary)) as run:
        with _told(*unwritten):
            for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
                run.execute(f"PRAGMA {setting}")  # what is not finished is thrown away
            run.execute("BEGIN")
            for statement in TABLE_SQL:
                run.execute(statement)
            sink = DatabaseSink(run)
            yield sink
        sink.tell_rest()
        if not path.exists():
            with _told(*unwritten):
                _finish(run)
            take_places([temporary], [path])
            return
        with _told(*unwritten):
            run.execute("COMMIT")
        try:
            _merge(path, temporary)
        except sqlite3.Error as error:
            new = _free_name(path)
            with _told(*unwritten):
                run.execute("BEGIN")
                _finish(run)
            take_places([temporary], [new])
            raise WriteError(f"{path} could not be changed ({error}); this run stands by itself in {new}") from error


class DatabaseSink:
    """Takes lines of rows, see `sink.Sink`. Of two releases of one name and part, the first is kept."""

    def __init__(self, run: sqlite3.Connection) -> None:
        self.notes: list[str] = []
        self.failures = 0
        self._run = run
        self._inserts = [
            f"INSERT OR IGNORE INTO {table} ({quoted(columns)}) VALUES ({', '.join('?' * len(columns))})"
            for table, columns in TABLE_COLUMNS.items()
        ]

    def write(self, outputs: Sequence[bytes], records: int) -> None:
        """See `sink.Sink`."""
        if not records:
            return
        for (release,), *others in read_lines(outputs[0]):
            if not self._run.execute(self._inserts[0], release).rowcount:
                self._refuse(release)
                continue
            for insert, rows in zip(self._inserts[1:], others, strict=True):
                self._run.executemany(insert, rows)

    def tell_rest(self) -> None:
        """Count what was not named."""
        if self.failures > _EXAMPLES:
            self.notes.append(f"{self.failures - _EXAMPLES} more releases share the name of another one")

    def _refuse(self, release: Sequence[object]) -> None:
        self.failures += 1
        if self.failures <= _EXAMPLES:
            name, part = release[:2]
            self.notes.append(
                f"{name} (part {part}): not written, another release of this run has its name; name the folder above "
                "both, so that their paths differ"
            )


def _check(path: Path) -> None:
    """Raises `sqlite3.Error` or `WriteError` where a run could not be added."""
    with closing(_connected(path)) as target:
        target.execute("BEGIN IMMEDIATE")
        for table, columns in TABLE_COLUMNS.items():
            found = [row[1] for row in target.execute(f"PRAGMA table_info({table})")]
            missing = set(columns).difference(found)
            if found and missing:
                raise WriteError(
                    f"{path}: its table {table} has no column {', '.join(sorted(missing))}, which this version writes; "
                    "choose another name for -o"
                )
        target.execute("ROLLBACK")


def _merge(path: Path, run: Path) -> None:
    """Put the finished run in the place of what the database holds of its releases, in one transaction."""
    with closing(_connected(path)) as target:
        target.execute("PRAGMA foreign_keys = ON")
        target.execute("ATTACH ? AS run", (str(run),))
        target.execute("BEGIN IMMEDIATE")
        for statement in (*TABLE_SQL, *INDEX_SQL, SEARCH_SQL, *TRIGGER_SQL):
            target.execute(statement)
        key = quoted(RELEASE_KEY)
        target.execute(f"DELETE FROM main.releases WHERE ({key}) IN (SELECT {key} FROM run.releases)")
        for table, columns in TABLE_COLUMNS.items():
            names = quoted(columns)
            target.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM run.{table} ORDER BY rowid")
        target.executemany(FILL_FIELDS, FIELD_ROWS)
        target.execute("COMMIT")


def _finish(run: sqlite3.Connection) -> None:
    """Make a collected run, its transaction still open, a database that stands by itself."""
    for statement in (*INDEX_SQL, SEARCH_SQL, FILL_SEARCH, *TRIGGER_SQL):
        run.execute(statement)
    run.executemany(FILL_FIELDS, FIELD_ROWS)
    run.execute("COMMIT")
    run.execute("PRAGMA journal_mode = DELETE")
    run.close()


def _free_name(path: Path) -> Path:
    return next(
        new
        for number in count(1)
        if not (new := path.with_name(f"{path.stem}-new{number if number > 1 else ''}{path.suffix}")).exists()
    )


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_WAIT, isolation_level=None)


@contextmanager
def _told(problem: str, advice: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise WriteError(f"{problem} ({error}); {advice}") from error

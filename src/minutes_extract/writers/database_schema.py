"""The columns of the tables become the SQL of the database: tables with their keys, indexes, full-text search."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_extract.writers.dictionary import ColumnType, table_columns, words_column
from minutes_extract.writers.formats import TABLES, TableName
from minutes_extract.writers.sentences import SENTENCE_COLUMNS, SENTENCES
from minutes_extract.writers.tables import COLUMNS, KEYS, OFFICIAL_IDS

RELEASE_KEY = KEYS[TableName.RELEASES]
TABLE_COLUMNS: dict[str, tuple[str, ...]] = {
    **{table.value: COLUMNS[table] for table in TABLES},
    SENTENCES: SENTENCE_COLUMNS,
}
_TYPES: dict[ColumnType, str] = {"integer": "INTEGER", "number": "NUMERIC", "string": "TEXT", "date": "TEXT"}
_INDEXED = (
    (TableName.RELEASES, "place_district"),
    (TableName.MEETINGS, "date_iso"),
    (TableName.OFFICIALS, "name"),
    (TableName.SCHEMES, "id"),
    (TableName.INDICATORS, "code"),
    (TableName.INDICATORS, "scheme"),
)


def quoted(names: tuple[str, ...]) -> str:
    """Names as SQL takes them; `end`, `to` and `by` are words of SQL."""
    return ", ".join(f'"{name}"' for name in names)


def _table(table: TableName) -> str:
    key = quoted(KEYS[table])
    parts = [
        f'"{column.name}" {_TYPES[column.type]}{" NOT NULL" if column.name in KEYS[table] else ""}'
        for column in table_columns(table)
    ]
    parts.append(f"PRIMARY KEY ({key})")
    if table is not TableName.RELEASES:
        parts.append(_to_release())
    if table in OFFICIAL_IDS:
        person = quoted((*RELEASE_KEY, OFFICIAL_IDS[table]))
        there = quoted(KEYS[TableName.OFFICIALS])
        parts.append(f"FOREIGN KEY ({person}) REFERENCES officials ({there}) DEFERRABLE INITIALLY DEFERRED")
    return f"CREATE TABLE IF NOT EXISTS {table} ({', '.join(parts)})"


def _to_release() -> str:
    return f"FOREIGN KEY ({quoted(RELEASE_KEY)}) REFERENCES releases ({quoted(RELEASE_KEY)}) ON DELETE CASCADE"


def _field_rows() -> Iterator[tuple[str, str, str, str, str]]:
    for table in TABLES:
        for column in table_columns(table):
            yield table.value, column.name, column.type, *column.words
    for name in SENTENCE_COLUMNS:
        column = words_column(name)
        yield SENTENCES, name, column.type, *column.words


TABLE_SQL = (
    *map(_table, TABLES),
    f"CREATE TABLE IF NOT EXISTS {SENTENCES} (id INTEGER PRIMARY KEY, source_name TEXT NOT NULL, "
    'source_part INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT, words TEXT, '
    f'UNIQUE (source_name, source_part, start, "end"), {_to_release()})',
    'CREATE TABLE IF NOT EXISTS fields ("table" TEXT, "column" TEXT, type TEXT, description TEXT, '
    'description_hi TEXT, PRIMARY KEY ("table", "column"))',
)
INDEX_SQL = tuple(f'CREATE INDEX IF NOT EXISTS {table}_{column} ON {table} ("{column}")' for table, column in _INDEXED)
# Without the categories of marks, the signs of vowels would part every Hindi word.
SEARCH_SQL = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {SENTENCES}_search USING fts5(words, content='{SENTENCES}', "
    "content_rowid='id', tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
)
_ADD = f"INSERT INTO {SENTENCES}_search (rowid, words) VALUES (new.id, new.words);"
_TAKE = f"INSERT INTO {SENTENCES}_search ({SENTENCES}_search, rowid, words) VALUES ('delete', old.id, old.words);"
TRIGGER_SQL = tuple(
    f"CREATE TRIGGER IF NOT EXISTS {SENTENCES}_{name} AFTER {event} ON {SENTENCES} BEGIN {body} END"
    for name, event, body in (
        ("added", "INSERT", _ADD),
        ("taken", "DELETE", _TAKE),
        ("changed", "UPDATE", _TAKE + " " + _ADD),
    )
)
FILL_SEARCH = f"INSERT INTO {SENTENCES}_search ({SENTENCES}_search) VALUES ('rebuild')"
FIELD_ROWS = tuple(_field_rows())
FILL_FIELDS = "INSERT OR REPLACE INTO fields VALUES (?, ?, ?, ?, ?)"

"""Files shared among worker processes: the same output as in one process, whatever happens to a worker."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest

from minutes_extract import Extractor
from minutes_extract.engines import Done, Limits, Task, WorkerError, local, run, worthwhile_jobs
from minutes_extract.engines.chunks import BYTES_PER_WORKER, Chunk, chunks, limits_for
from minutes_extract.engines.work import do, joined
from minutes_extract.packs import PackError
from minutes_extract.readers import PLAIN, ReadOptions, Release, ReleaseFile, release_files
from minutes_extract.record import Record
from minutes_extract.writers.formats import TABLES, Format
from minutes_extract.writers.layout import Layout

JSONL = Task(Layout(Format.JSONL))
CSV = Task(Layout(Format.CSV, TABLES))
JSON = Task(Layout(Format.JSON))
FILES = 40
BAD = "r07.txt"

needs_signals = pytest.mark.skipif(os.name != "posix", reason="SIGKILL")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("releases")
    for number in range(FILES):
        text = f"अररिया: बैठक में डीडीसी निहारिका ओझा ने बताया कि {number + 2} तालाब बने हैं।\n"
        (made / f"r{number:02}.txt").write_text(text, encoding="utf-8")
    (made / "r05.txt").write_bytes(b"\xff")
    (made / "r20.txt").write_text("no Hindi", encoding="utf-8")
    return made


def files_of(*paths: Path | str) -> list[ReleaseFile]:
    return [found for found in release_files(paths) if isinstance(found, ReleaseFile)]


def whole(results: list[Done], task: Task) -> Done:
    return joined(results, task.layout)


def in_one_process(files: list[ReleaseFile], task: Task) -> Done:
    return whole(list(run(files, task, io.BytesIO())), task)


@pytest.mark.parametrize(
    ("task", "jobs", "limits"),
    [
        (JSONL, 2, Limits(units=1)),
        (JSONL, 3, None),
        (CSV, 2, Limits(units=7)),
        (JSON, 2, Limits(bytes=300)),
        (JSON, 2, Limits(units=1)),
    ],
    ids=["jsonl one by one", "jsonl", "csv by count", "json by bytes", "json one by one"],
)
def test_the_same_for_any_number_of_workers_and_any_chunks(
    folder: Path, task: Task, jobs: int, limits: Limits | None
) -> None:
    files = files_of(folder)
    alone = in_one_process(files, task)
    assert (alone.records, alone.failures, alone.files, len(alone.messages)) == (FILES - 1, 1, FILES, 2)
    assert "r05.txt: not UTF-8" in alone.messages[0] and "r20.txt: no Devanagari" in alone.messages[1]
    assert whole(list(run(files, task, io.BytesIO(), jobs, limits)), task) == alone


def test_standard_input_and_parts_of_large_files_are_shared_too(folder: Path, tmp_path: Path) -> None:
    task = Task(JSONL.layout, reading=ReadOptions(separator="-----"))
    texts = [(folder / f"r{number:02}.txt").read_text(encoding="utf-8") for number in range(5)]
    large = tmp_path / "large.txt"
    large.write_text("-----\n".join(texts), encoding="utf-8")
    files = [*files_of(folder / "r01.txt", "-", large), *files_of(folder / "r02.txt")]
    stdin = "-----\n".join(reversed(texts)).encode()
    results = [
        whole(list(run(files, task, io.BytesIO(stdin), jobs, Limits(units=2, bytes=400))), task) for jobs in (1, 2)
    ]
    assert results[0] == results[1]
    assert (results[0].records, results[0].files) == (12, 4)


def test_patterns_reach_the_workers(folder: Path, tmp_path: Path) -> None:
    pack = "pack: schemes\nabout: one\nentries:\n- {id: tarang, lemma: तरंग अभियान, en: Tarang, level: state}\n"
    (tmp_path / "schemes.yaml").write_text(pack, encoding="utf-8")
    (tmp_path / "a.txt").write_text("अररिया: तरंग अभियान की समीक्षा की गई।", encoding="utf-8")
    files = files_of(tmp_path / "a.txt", folder / "r00.txt")
    task = Task(JSONL.layout, (tmp_path,))
    done = whole(list(run(files, task, io.BytesIO(), 2)), task)
    assert done == in_one_process(files, task)
    assert '"id":"tarang"' in done.outputs[0].decode()


def test_a_bad_pack_is_one_error_before_any_worker(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("type: nothing\n", encoding="utf-8")
    with pytest.raises(PackError):
        next(run(files_of(folder), Task(JSONL.layout, (tmp_path,)), io.BytesIO(), 2))
    assert multiprocessing.active_children() == []


@needs_signals
def test_a_killed_worker_costs_nothing(folder: Path) -> None:
    files = files_of(folder)
    results: list[Done] = []
    for done in run(files, JSONL, io.BytesIO(), 2, Limits(units=1)):
        results.append(done)
        if len(results) in (2, 5, 11, 20):
            victim = multiprocessing.active_children()[0]
            assert victim.pid is not None
            os.kill(victim.pid, signal.SIGKILL)
    assert whole(results, JSONL) == in_one_process(files, JSONL)


@dataclass(frozen=True, slots=True)
class Deadly(Layout):
    """Ends its own process at the release BAD: so many times, counted by files in `deaths`."""

    deaths: str = ""
    times: int = 0

    def pieces(self, record: Record) -> tuple[str, ...]:
        if record.source.name == BAD and len(list(Path(self.deaths).iterdir())) < self.times:
            Path(self.deaths, str(os.getpid())).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return Layout.pieces(self, record)


@needs_signals
@pytest.mark.parametrize(
    ("times", "units", "lost"),
    [
        (1, 16, False),
        (2, 1, False),  # the third time it is done
        (2, 16, False),  # done file by file then
        (99, 1, True),
        (99, 16, True),
    ],
)
def test_a_release_that_ends_its_worker(folder: Path, tmp_path: Path, times: int, units: int, lost: bool) -> None:
    files = files_of(folder)
    task = Task(Deadly(Format.JSONL, deaths=str(tmp_path), times=times))
    done = whole(list(run(files, task, io.BytesIO(), 2, Limits(units=units))), task)
    others = [file for file in files if file.name != BAD] if lost else files
    assert done.outputs == in_one_process(others, JSONL).outputs
    told = [message for message in done.messages if BAD in message]
    assert (done.files, done.failures, len(told)) == (FILES, 1 + lost, lost)
    if lost:
        assert told[0].startswith(f"{folder}/{BAD}: its process died (SIGKILL)") and "--jobs 1" in told[0]
        assert [message.split(":")[0][-7:] for message in done.messages] == ["r05.txt", BAD, "r20.txt"]
    assert len(list(tmp_path.iterdir())) == min(times, 3)


def _never_ready(connection: object, task: Task) -> None:
    os._exit(3)


def test_workers_that_never_start_are_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "work", _never_ready)
    with pytest.raises(WorkerError, match=r"exit code 3.*--jobs 1"):
        list(run(files_of(folder), JSONL, io.BytesIO(), 2))
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("possible", [0, 1])
def test_fewer_workers_where_no_more_can_be_started(
    folder: Path, monkeypatch: pytest.MonkeyPatch, possible: int
) -> None:
    started: list[object] = []
    start = SpawnProcess.start

    def starts_some(process: SpawnProcess) -> None:
        if len(started) >= possible:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        started.append(process)
        start(process)

    monkeypatch.setattr(SpawnProcess, "start", starts_some)
    files = files_of(folder)
    if possible:
        assert whole(list(run(files, JSONL, io.BytesIO(), 4)), JSONL) == in_one_process(files, JSONL)
    else:
        with pytest.raises(WorkerError, match="no worker process can be started"):
            list(run(files, JSONL, io.BytesIO(), 4))


def test_few_chunks_are_taken_ahead_and_workers_end_with_the_iterator(folder: Path) -> None:
    taken = 0

    def source() -> Iterator[Chunk]:
        nonlocal taken
        for chunk in chunks(files_of(folder), io.BytesIO(), PLAIN, Limits(units=1)):
            taken += 1
            yield chunk

    with closing(local.run(source(), JSONL, 2)) as results:
        next(results)
        assert 0 < taken <= 2 * (1 + local.CHUNKS_AHEAD)
        workers = multiprocessing.active_children()
        assert 1 <= len(workers) <= 2
    assert not any(worker.is_alive() for worker in workers)


def test_no_more_workers_than_chunks(folder: Path) -> None:
    with closing(run(files_of(folder / "r00.txt"), JSONL, io.BytesIO(), 8)) as results:
        next(results)
        assert len(multiprocessing.active_children()) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes")
def test_a_pipe_is_read_here(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    files = files_of(tmp_path / "pipe", folder / "r00.txt")
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=("7 सड़कें।".encode(),))
    writer.start()
    (chunk,) = chunks(files, io.BytesIO(), PLAIN, Limits())
    writer.join()
    assert [type(unit) for unit in chunk.units] == [Release, ReleaseFile]


@pytest.mark.parametrize(
    ("sizes", "units", "bytes_", "expected"),
    [
        ([], 3, 100, []),
        ([10, 10, 10], 3, 100, [3]),
        ([10, 10, 10, 10], 3, 100, [3, 1]),
        ([60, 60, 60], 3, 100, [1, 1, 1]),
        ([500, 10, 90, 1], 3, 100, [1, 2, 1]),  # larger than a chunk: a chunk of its own
        ([0, 0, 0, 0, 0], 2, 100, [2, 2, 1]),
    ],
)
def test_chunks(tmp_path: Path, sizes: list[int], units: int, bytes_: int, expected: list[int]) -> None:
    for number, size in enumerate(sizes):
        (tmp_path / f"{number}.txt").write_bytes(b"x" * size)
    files = files_of(tmp_path)
    made = list(chunks(files, io.BytesIO(), PLAIN, Limits(units, bytes_)))
    assert [len(chunk.units) for chunk in made] == expected
    assert [unit for chunk in made for unit in chunk.units] == files
    assert [chunk.files for chunk in made] == expected


def test_a_large_file_of_many_releases_is_parted_among_chunks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n--\n".join("abcdef"), encoding="utf-8")
    made = list(chunks(files_of(tmp_path), io.BytesIO(), ReadOptions(separator="--"), Limits(units=4, bytes=10)))
    parts = [unit for chunk in made for unit in chunk.units]
    assert [unit.part for unit in parts if isinstance(unit, Release)] == list(range(6))
    assert [chunk.files for chunk in made] == [0] * (len(made) - 1) + [1]
    assert len(made) > 1


@pytest.mark.parametrize(
    ("kilobytes", "most", "expected"),
    [
        ([], 8, 1),
        ([1] * 14, 8, 1),
        ([511, 512], 8, 1),
        ([512, 512], 8, 2),
        ([512, 512], 1, 1),
        ([3000], 8, 5),
        ([100_000], 8, 8),
    ],
)
def test_as_many_jobs_as_pay_off(tmp_path: Path, kilobytes: list[int], most: int, expected: int) -> None:
    assert BYTES_PER_WORKER == 512 * 1024
    for number, size in enumerate(kilobytes):
        with (tmp_path / f"{number}.txt").open("wb") as file:
            file.truncate(size * 1024)
    assert worthwhile_jobs([*files_of(tmp_path), ReleaseFile("-", None)], most) == expected


@pytest.mark.parametrize(("files", "jobs", "expected"), [(1, 2, 1), (14, 2, 1), (160, 2, 10), (100_000, 2, 32)])
def test_each_worker_gets_several_chunks(files: int, jobs: int, expected: int) -> None:
    assert limits_for(files, jobs).units == expected


def test_what_is_done_together_is_what_is_done_apart(folder: Path, extractor: Extractor) -> None:
    files = files_of(folder)
    apart = [do([file], extractor, JSON) for file in files]
    assert joined(apart, JSON.layout) == do(files, extractor, JSON)
    assert joined([], JSON.layout) == Done()

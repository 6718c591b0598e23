"""The benchmark's own logic: which texts it makes, what counts as met, missed, worse than noise. No test is timed."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import growth, long_texts, more_packs, report, run, stages, targets, texts
from benchmarks.targets import KnownMiss, Report, Table, Target
from minutes_extract import Extractor
from minutes_extract.packs import Packs, compile_packs, load_packs

INF = math.inf


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


# id, value, goal, better, state
STATES = [
    (100.0, 1000.0, "higher", "missed"),
    (1000.0, 1000.0, "higher", "met"),
    (1.15, 1.15, "lower", "met"),
    (1.16, 1.15, "lower", "missed"),
    (INF, 1.15, "lower", "missed"),  # stopped before its end
    (None, 1.8, "higher", "not there"),  # nothing to measure: an option or a package that is missing
]


@pytest.mark.parametrize(("value", "goal", "better", "state"), STATES)
def test_states(value: float | None, goal: float, better: targets.Better, state: str) -> None:
    assert Target("t", "t", value, goal, better).state == state


# value, goal, better, scale, known miss (value or "none"), fails
CHECKS = [
    (29.0, 10.0, "lower", "ratio", "none", False),
    (31.0, 10.0, "lower", "ratio", "none", True),
    (31.0, 10.0, "lower", "ratio", 30.0, False),
    (91.0, 10.0, "lower", "ratio", 30.0, True),
    (29.0, 10.0, "lower", "ratio", 5.0, False),  # better than three times its goal whatever is listed
    (0.7, 1.8, "higher", "ratio", "none", False),
    (0.5, 1.8, "higher", "ratio", "none", True),
    (0.5, 1.8, "higher", "ratio", 0.6, False),
    (1.6, 1.15, "lower", "exponent", "none", False),
    (1.7, 1.15, "lower", "exponent", "none", True),  # quadratic is no noise, though 1.7 is not three times 1.15
    (2.0, 1.15, "lower", "exponent", 1.9, False),
    (INF, 1.15, "lower", "exponent", "none", True),
    (INF, 1.15, "lower", "exponent", 1.9, True),
    (INF, 1.15, "lower", "exponent", None, False),  # known not to end in time
    (2.0, 1.15, "lower", "exponent", None, False),
    (None, 1.8, "higher", "ratio", "none", False),
]


@pytest.mark.parametrize(("value", "goal", "better", "scale", "miss", "fails"), CHECKS)
def test_failures_are_beyond_noise(
    value: float | None, goal: float, better: targets.Better, scale: str, miss: float | str | None, fails: bool
) -> None:
    target = Target("t", "what", value, goal, better, scale=scale, checked=True)  # type: ignore[arg-type]
    known = {} if miss == "none" else {"t": KnownMiss("t", miss, "why")}  # type: ignore[arg-type]
    assert bool(targets.failures([target], known)) is fails


def test_absolute_times_never_fail() -> None:
    assert targets.failures([Target("rate", "releases a second", 1.0, 1000.0, "higher")], {}) == []


def test_known_misses_that_are_met_again_are_told() -> None:
    found = [Target("a", "a", 9.0, 10.0), Target("b", "b", 90.0, 10.0), Target("c", "c", None, 10.0)]
    assert targets.outgrown(found, {id_: KnownMiss(id_, 95.0, "why") for id_ in "abc"}) == ["a"]


def test_the_list_of_known_misses_names_targets_and_reasons(tmp_path: Path) -> None:
    kinds = {f"growth.{kind.replace(' ', '-')}" for kind in long_texts.KINDS}
    packs = {f"packs.{times}" for times in run.SHORT.packs}
    assert set(targets.known_misses()) <= {"automaton", "ruler", "jobs", "startup.help", *kinds, *packs}
    bare = tmp_path / "misses.json"
    bare.write_text('[{"id": "jobs", "value": 1.0, "reason": " "}]', encoding="utf-8")
    with pytest.raises(ValueError, match="jobs has no reason"):
        targets.known_misses(bare)


@pytest.mark.parametrize(
    ("points", "exponent"),
    [(((10, 1.0), (100, 10.0)), 1.0), (((10, 1.0), (100, 100.0)), 2.0), (((5, 9.0), (10, 1.0), (100, 1.0)), 0.0)],
)
def test_growth_exponent(points: tuple[tuple[int, float], ...], exponent: float) -> None:
    assert growth.Growth("kind", points).exponent == pytest.approx(exponent)
    assert growth.Growth("kind", points, stopped=1000).exponent is None


def test_variations_differ_and_are_the_same_every_time(extractor: Extractor) -> None:
    chars = 3 * sum(len(text) for text in texts.corpus_texts(texts.SAMPLES))
    made = texts.benchmark_texts(None, chars, extractor.packs)
    assert made == texts.benchmark_texts(None, chars, extractor.packs)
    assert len(made) == len(set(made))
    sentences = [s for text in made for s in re.split("[।\n]", text) if len(s) > 150]
    assert len(set(sentences)) > 0.95 * len(sentences)


def test_variations_stay_readable(extractor: Extractor) -> None:
    """As many figures, orders and names are found as in the texts they are made from, give or take a few."""
    base = texts.corpus_texts(texts.SAMPLES)
    variations = texts.Variations(texts.pack_names(extractor.packs))

    def facts(some: list[str]) -> dict[str, int]:
        records = [extractor.extract(text) for text in some]
        return {
            "indicators": sum(len(r.indicators) for r in records),
            "directives": sum(len(r.directives) for r in records),
            "names": sum(official.name is not None for r in records for official in r.officials),
        }

    expected, found = facts(base), facts([variations.of(text) for text in base])
    assert found == {what: pytest.approx(count, rel=0.15) for what, count in expected.items()}


def test_corpora(tmp_path: Path) -> None:
    lines = tmp_path / "corpus.jsonl"
    lines.write_text('{"text": "एक।"}\n\n"दो।"\n', encoding="utf-8")
    assert texts.corpus_texts(lines) == ["एक।", "दो।"]
    lines.write_text('{"text": "एक।"}\n{"body": "दो।"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"corpus\.jsonl:2: expected a JSON string or an object with the field text"):
        texts.corpus_texts(lines)
    with pytest.raises(ValueError, match="no such file or folder"):
        texts.corpus_texts(tmp_path / "none")
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(ValueError, match="no text in it"):
        texts.corpus_texts(folder)
    (folder / "a.txt").write_text("एक।", encoding="utf-8")
    (folder / "README.md").write_text("not a release", encoding="utf-8")
    assert texts.corpus_texts(folder) == ["एक।"]


@pytest.mark.parametrize("kind", long_texts.KINDS)
def test_long_texts_are_what_they_say(kind: str, extractor: Extractor) -> None:
    text = long_texts.KINDS[kind](30_000)
    assert 29_000 <= len(text.encode("utf-8")) <= 30_000
    assert ("।" in text[:-1]) == (kind in ("plain", "no newline"))
    assert ("\n" in text) == (kind in ("plain", "no danda"))
    record = extractor.extract(text)
    reached = [m.end for fact in (*record.officials, *record.indicators) for m in fact.mentions]
    assert max(reached) > 0.9 * len(text)  # the end is read as well, not passed over as furniture


def test_stages_add_up_to_the_whole_and_leave_the_program_as_it_was() -> None:
    ticks = iter(range(0, 1000, 1))
    place = SimpleNamespace(outer=lambda: place.inner() + 1, inner=lambda: 1)
    clock = stages.Clock(lambda: float(next(ticks)))
    place.inner, place.outer = clock.timed("inner", place.inner), clock.timed("outer", place.outer)
    assert place.outer() == 2
    assert clock.seconds == {"inner": 1.0, "outer": 2.0}  # ticks 0 [1 2] 3

    import minutes_extract.extract as program

    before = program.find_posts
    with stages.watched(
        stages.Clock(), {"posts": ("minutes_extract.extract:find_posts", "minutes_extract:gone")}
    ) as found:
        assert program.find_posts is not before
    assert program.find_posts is before
    assert found == ["posts"]


def test_every_stage_is_found(extractor: Extractor) -> None:
    """A function that is renamed would leave its stage out of the table without a word."""
    with stages.watched(stages.Clock()) as found:
        assert found == list(stages.STAGES)


@pytest.fixture(scope="module")
def small_packs() -> Packs:
    """The shipped packs with at most five entries a type: the whole takes seconds to compile."""
    packs = load_packs()
    names = {id_: packs.entries["words"][id_] for id_ in more_packs.NAME_LISTS}
    packs.entries = {type_: dict(list(table.items())[:5]) for type_, table in packs.entries.items()}
    packs.entries["words"] |= names
    return packs


def test_made_up_packs_can_be_used_and_hit_no_text(small_packs: Packs, tmp_path: Path, extractor: Extractor) -> None:
    names = sum(len(small_packs.words(id_)) for id_ in more_packs.NAME_LISTS)
    added = more_packs.write_packs(tmp_path, 3, small_packs)
    assert added == {
        "schemes": 10, "posts": 10, "places": 10, "things": 10, "metrics": 10, "cues": 10, "names": 2 * names,
    }  # fmt: skip
    made = compile_packs(load_packs([tmp_path]))
    assert len(made.metrics) == 10
    for text in texts.corpus_texts(texts.SAMPLES):
        assert not list(made.lexicon.hits(extractor.read(text).tokens))


def test_docs_are_written_between_their_marks(tmp_path: Path) -> None:
    found = Report("python benchmarks/run.py", {"python": "Python 3.11"})
    found.targets = [Target("a", "a | b", 2.0, 1.0, unit=" s"), Target("b", "b", None, 1.0, why_none="not installed")]
    found.tables = [Table("Stages", ["stage", "us"], [["read", "5"]])]
    page = tmp_path / "page.md"
    page.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n", encoding="utf-8")
    written = report.markdown(found, {"a": KnownMiss("a", 2.0, "not tuned yet")})
    report.write_docs(page, written)
    report.write_docs(page, written)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n") and text.endswith("after\n") and "old" not in text
    assert r"| a \| b | 2.00 s | at most 1.00 s | missed | not tuned yet |" in text
    assert "| b | - | at most 1.00 | not there | not installed |" in text
    page.write_text("no marks", encoding="utf-8")
    with pytest.raises(ValueError, match="marks around what was measured are missing"):
        report.write_docs(page, written)


def test_json_holds_no_infinity() -> None:
    found = Report("command", {}, [Target("a", "a", INF, 1.15)])
    (target,) = json.loads(found.as_json(), parse_constant=pytest.fail)["targets"]
    assert (target["value"], target["state"]) == (None, "missed")


def test_a_part_that_fails_is_told_and_the_others_are_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(bench: run.Bench) -> None:
        raise RuntimeError("minutes-extract extract: killed")

    def works(bench: run.Bench) -> None:
        bench.report.notes.append("done all the same")

    monkeypatch.setattr(run, "PARTS", {"jobs": fails, "memory": works})
    monkeypatch.setattr(run, "RESULTS", tmp_path / "results" / "latest.json")
    assert run.main([]) == 2
    told = capsys.readouterr()
    assert "jobs could not be measured: minutes-extract extract: killed" in told.err
    assert "done all the same" in told.out
    assert json.loads(run.RESULTS.read_text(encoding="utf-8"))["notes"] == ["done all the same"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--only", "speed"], "no part 'speed'; the parts are throughput, growth"),
        (["--write-docs", "--short"], "--write-docs needs all parts"),
        (["--corpus", "nowhere", "--only", "throughput"], "nowhere: no such file or folder"),
    ],
)
def test_bad_input_is_told(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code: object = run.main(arguments)
    except SystemExit as ended:
        code = ended.code
    assert code == 2
    assert message in capsys.readouterr().err

"""The recipes of docs/recipes.md are run, each where its package is installed, and give the records of the command."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import sample_texts
from minutes_extract import Extractor

pa = pytest.importorskip("pyarrow", reason="the extra `arrow` is not installed: pip install 'minutes-extract[arrow]'")

ROOT = Path(__file__).parents[1]
RECIPES = dict(
    re.findall(
        r"^(?:## )?(In Python|Spark|DuckDB|Dask|Ray Data)\b(?:(?!^## )[\s\S])*?```python\n([\s\S]*?)```",
        (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8"),
        re.M,
    )
)
PACKAGES = {
    "In Python": "pyarrow",
    "Spark": "pyspark",
    "DuckDB": "duckdb",
    "Dask": "dask.dataframe",
    "Ray Data": "ray.data",
}


def test_every_recipe_is_found() -> None:
    assert set(RECIPES) == set(PACKAGES)


@pytest.mark.slow
@pytest.mark.parametrize("recipe", PACKAGES)
def test_a_recipe_gives_the_records_of_the_command(recipe: str, tmp_path: Path, extractor: Extractor) -> None:
    package = PACKAGES[recipe]
    pytest.importorskip(package, reason=f"{package} is not installed, so the recipe for {recipe} is not run")
    from pyarrow import parquet

    names = [f"https://a.example/{number}" for number in range(len(sample_texts()))]
    parquet.write_table(pa.table({"url": names, "text": sample_texts()}), tmp_path / "releases.parquet")
    (tmp_path / "recipe.py").write_text(RECIPES[recipe], encoding="utf-8")
    environment = os.environ | {"RAY_USAGE_STATS_ENABLED": "0", "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run(
        [sys.executable, "recipe.py"], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    rows = parquet.read_table(tmp_path / "records.parquet").to_pylist()
    got = {row["name"]: row["record"] for row in rows}
    assert got == {
        name: extractor.extract(text, name=name).model_dump_json()
        for name, text in zip(names, sample_texts(), strict=True)
    }
    assert len(rows) == len(got)

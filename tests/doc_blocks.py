"""A page of the documentation becomes its blocks of code, and a script that runs them in order in one folder.

What a reader sees is what decides:

- ```` ```sh ````: every command ends with 0, or with the N of a comment `# exit code N` behind it.
- ```` ```console ````: lines after `$ ` are commands, what stands below is what they print; `...` stands for any lines.
- ```` ```python ````: is run; `print(...)  # this` prints this.
- ```` ```text ```` right below one of these, with only blank lines between, is what that block prints.
- A block of another language with `title="NAME"` becomes that file; YAML, TOML and JSON must be well-formed.
- `*Not run by the tests: REASON.*` above a block, or `# not run: REASON` behind a command, leaves it out.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_FENCE = re.compile(r"^( *)(`{3,})(\w*)(.*)$")
_TITLE = re.compile(r'title="([^"]+)"')
_NOT_RUN = re.compile(r"^ *\*(?:Not run by the tests|परीक्षणों में नहीं चलता): (.+?)[.।]?\*$")
_LEFT_OUT = re.compile(r"#.*\bnot run: (.+)$")
_EXIT_CODE = re.compile(r"#.*\bexit code (\d+)$")

DATA: dict[str, Callable[[str], Any]] = {"yaml": yaml.safe_load, "toml": tomllib.loads, "json": json.loads}
RUN = ("sh", "console", "python")
SHOWN = ("text", "sql", "csv", "bat")  # a reader looks at them; nothing here can run them


@dataclass
class Command:
    code: str
    shown: str | None = None  # what it prints
    shown_at: tuple[int, int] | None = None  # the lines of the page that show it, from 0, half open
    exit_code: int = 0
    not_run: str | None = None


@dataclass
class Block:
    page: str
    line: int  # of the fence, from 1
    language: str
    text: str
    title: str | None
    not_run: str | None
    commands: list[Command] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def left_out(self) -> list[str]:
        """The reasons for which this block or its commands are not run."""
        if self.language not in RUN:
            return []
        if self.not_run:
            return [self.not_run]
        return [command.not_run for command in self.commands if command.not_run]


@dataclass
class Outcome:
    exit_code: int
    printed: str


def blocks(page: str, text: str) -> list[Block]:
    """The blocks of a page, in order, with what they should print."""
    found: list[Block] = []
    lines = iter(enumerate(text.splitlines(), 1))
    said, since = None, False  # a "not run" line that waits for its block; whether anything stands since the last block
    for number, line in lines:
        if fence := _FENCE.match(line):
            body = list(_body(lines, fence[1], fence[2]))
            title = _TITLE.search(fence[4])
            block = Block(page, number, fence[3], "\n".join(body) + "\n", title[1] if title else None, said)
            before = found[-1] if found and not since else None
            if block.language == "text" and before and before.language in ("sh", "python") and before.commands:
                before.commands[-1].shown = block.text
                before.commands[-1].shown_at = (number, number + len(body))
            else:
                block.commands = _commands(block)
                found.append(block)
            said, since = None, False
        elif line.strip():
            marker = _NOT_RUN.match(line)
            said, since = (marker[1] if marker else None), True
    return found


def _body(lines: Iterator[tuple[int, str]], indent: str, ticks: str) -> Iterator[str]:
    for _, line in lines:
        if line.strip() == ticks:
            return
        yield line.removeprefix(indent)
    raise AssertionError("a block that is not closed")


def _commands(block: Block) -> list[Command]:
    if block.language == "python":
        return [Command(block.text)]
    if block.language == "sh":
        return [_command(code) for code in _whole_commands(block.text.splitlines())]
    if block.language != "console":
        return []
    commands: list[Command] = []
    for number, line in enumerate(block.text.splitlines(), block.line):
        if line.startswith("$ "):
            commands.append(_command(line[2:]))
            commands[-1].shown, commands[-1].shown_at = "", (number + 1, number + 1)
        elif line.startswith("> ") and commands and not commands[-1].shown:
            commands[-1].code += f"\n{line[2:]}"
            commands[-1].shown_at = (number + 1, number + 1)
        else:
            assert commands and commands[-1].shown_at, f"{block.name}: what is printed stands before the first command"
            commands[-1].shown = f"{commands[-1].shown or ''}{line}\n"
            commands[-1].shown_at = (commands[-1].shown_at[0], number + 1)
    return commands


def _command(code: str) -> Command:
    left_out, exit_code = _LEFT_OUT.search(code), _EXIT_CODE.search(code)
    return Command(code, exit_code=int(exit_code[1]) if exit_code else 0, not_run=left_out[1] if left_out else None)


def _whole_commands(lines: list[str]) -> Iterator[str]:
    """Lines that belong together (an open quote, a backslash at the end, a loop) as one command."""
    begun: list[str] = []
    for line in lines:
        if not begun and (not line.strip() or line.lstrip().startswith("#")):
            continue
        begun.append(line)
        code = "\n".join(begun)
        checked = subprocess.run(["bash", "-n"], input=code, capture_output=True, encoding="utf-8", check=False)
        if not line.endswith("\\") and checked.returncode == 0 and "unexpected end" not in checked.stderr:
            yield code
            begun = []
    assert not begun, f"bash cannot read: {begun}"


def run_page(page_blocks: list[Block], folder: Path, kept: Path) -> dict[tuple[int, int], Outcome]:
    """Run a page in `folder`: (line of the block, number of the command) -> what came of it."""
    script = ["cd " + _quoted(folder)]
    wanted = []
    for block in page_blocks:
        if block.title and block.language not in RUN and not block.not_run:
            path = folder / block.title
            source = kept / f"{block.line}"
            source.write_text(block.text, encoding="utf-8")
            script.append(f"mkdir -p {_quoted(path.parent)} && cp {_quoted(source)} {_quoted(path)}")
        for number, command in enumerate(block.commands):
            if block.not_run or command.not_run:
                continue
            at = f"{block.line}-{number}"
            code = command.code
            if block.language == "python":
                path = folder / block.title if block.title else kept / f"{at}.py"
                path.write_text(code, encoding="utf-8")
                code = f"{_quoted(Path(sys.executable))} {_quoted(path)}"
            out = _quoted(kept / f"{at}.out")
            script.append(f"{{ {code}\n}} > {out} 2>&1 < /dev/null\necho $? > {_quoted(kept / f'{at}.code')}")
            wanted.append((block.line, number, at))
    (kept / "page.sh").write_text("\n".join(script) + "\n", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "PYTHONPATH")} | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONUTF8": "1",
        "MPLBACKEND": "Agg",
        "PYTHONPATH": str(folder),
        "RAY_USAGE_STATS_ENABLED": "0",
    }
    subprocess.run(["bash", str(kept / "page.sh")], env=environment, timeout=600, check=False)
    return {(line, number): _outcome(kept, at) for line, number, at in wanted}


def _outcome(kept: Path, at: str) -> Outcome:
    code = kept / f"{at}.code"
    printed = (kept / f"{at}.out").read_text(encoding="utf-8") if code.exists() else "the page ended before this"
    return Outcome(int(code.read_text()) if code.exists() else -1, printed)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "'\\''") + "'"


def agrees(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed; a line `...` of the page stands for any number of lines."""
    parts = [re.escape("\n".join(part)) for part in _parted(_trimmed(shown))]
    pattern = r"(?:(?:^|\n)[\s\S]*?(?:\n|$))".join(parts)
    return re.fullmatch(pattern, "\n".join(_trimmed(printed))) is not None


def rewritten(text: str, page_blocks: list[Block], outcomes: dict[tuple[int, int], Outcome]) -> str:
    """The page with what was printed in place of what it showed; what has a line `...` is left to its author."""
    lines = text.splitlines()
    for block in reversed(page_blocks):
        for number, command in reversed(list(enumerate(block.commands))):
            outcome = outcomes.get((block.line, number))
            if outcome is None or command.shown is None or not command.shown_at:
                continue
            if len(_parted(_trimmed(command.shown))) == 1:
                lines[slice(*command.shown_at)] = _trimmed(outcome.printed)
    return "\n".join(lines) + "\n"


def _trimmed(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]


def _parted(lines: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if line.strip() == "...":
            parts.append([])
        else:
            parts[-1].append(line)
    return parts

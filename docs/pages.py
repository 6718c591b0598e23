"""Hooks of mkdocs: files beside docs/ and the program's help become pages, the pages that are there the navigation."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]

# Pages from files outside docs/: page -> file. Links between them are led to the pages.
COPIES = {
    "index.md": "README.md",
    "contributing.md": "CONTRIBUTING.md",
    "changelog.md": "CHANGELOG.md",
    "samples.md": "samples/README.md",
    "licence.md": "LICENSE",
}
# A page that is not there (yet) is left out, one that is not named here comes last.
NAVIGATION: dict[str, list[str]] = {
    "Start": ["index.md", "tutorial.md", "hi.md"],
    "How to": [
        "inputs.md",
        "outputs.md",
        "report.md",
        "scale.md",
        "recipes.md",
        "ci.md",
        "patterns.md",
        "legacy-fonts.md",
        "romanisation.md",
    ],
    "Reference": ["commands.md", "cli.md", "exit-codes.md", "configuration.md", "python.md", "data-dictionary.md"],
    "What to expect": ["accuracy.md", "performance.md", "reliability.md", "supply-chain.md"],
    "The project": ["architecture.md", "samples.md", "contributing.md", "changelog.md", "licence.md"],
}
COMMANDS = """# Commands

What `--help` prints, command by command, made when this page was built. More about each: [cli.md](cli.md).
"""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The navigation, from the pages that are there."""
    there = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    there |= {*COPIES, "commands.md"}
    named = {page for pages in NAVIGATION.values() for page in pages}
    sections: dict[str, list[str]] = {
        section: [page for page in pages if page in there] for section, pages in NAVIGATION.items()
    }
    if more := sorted(there - named):
        sections["More"] = more
    config.nav = [{section: pages} for section, pages in sections.items()]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The pages that are made from other files and from the program."""
    for page, source in COPIES.items():
        text = (ROOT / source).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=text if page != "licence.md" else f"# Licence\n\n{text}"))
    files.append(File.generated(config, "commands.md", content=_commands()))
    return files


def on_page_markdown(markdown: str, page: Any, config: MkDocsConfig, files: Files) -> str:
    """Links lead to files, as a reader of the repository needs them; here they lead to the pages made from these."""
    pages = {target: made for made, target in COPIES.items()}
    folder = Path(COPIES.get(page.file.src_uri, f"docs/{page.file.src_uri}")).parent

    def led(match: re.Match[str]) -> str:
        target = posixpath.normpath((folder / match[1]).as_posix())
        return f"]({pages.get(target, target.removeprefix('docs/'))}{match[2] or ''})"

    return re.sub(r"\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)", led, markdown)


def _commands() -> str:
    """The help of every command, from the program's own tree of commands."""
    import typer

    from minutes_extract.cli import app

    def told(command: Any, name: str, parent: Any = None) -> str:
        context = command.context_class(command, info_name=name, parent=parent, terminal_width=100)
        text = f"\n## {context.command_path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
        return text + "".join(told(inner, name, context) for name, inner in getattr(command, "commands", {}).items())

    return COMMANDS + told(typer.main.get_command(app), "minutes-extract")

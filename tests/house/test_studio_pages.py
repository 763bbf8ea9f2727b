"""The committed pages of the studio are what their sources build."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

STUDIO = Path(__file__).resolve().parents[2] / "src" / "raspred" / "studio"
WEB, STATIC = STUDIO / "web", STUDIO / "static"
LAND = STUDIO.parent / "report" / "figures" / "land.json"
LEFT_OUT = {"node_modules", "schema.d.ts", ".gitignore", ".prettierignore", ".prettierrc.json"}
"""As in web/build/built-from.ts: what is no source of the pages."""
ANEW = "After a change in studio/web: make studio."


def _sources() -> dict[str, Path]:
    found = {
        path.relative_to(WEB).as_posix(): path
        for path in WEB.rglob("*")
        if path.is_file() and LEFT_OUT.isdisjoint(path.relative_to(WEB).parts)
    }
    return {**found, "../../report/figures/land.json": LAND}


def test_the_pages_were_built_from_these_sources() -> None:
    built = json.loads((STATIC / "built-from.json").read_text(encoding="utf-8"))
    here = {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in _sources().items()
    }
    changed = sorted(name for name in built.keys() | here if built.get(name) != here.get(name))
    assert changed == [], ANEW


def test_nothing_in_the_pages_points_to_another_host() -> None:
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    style = (STATIC / "style.css").read_text(encoding="utf-8")
    assert "http" not in page.lower()
    assert "http" not in style.lower()
    assert " style=" not in page
    assert "<script>" not in page


@pytest.mark.slow
def test_a_clean_build_gives_these_pages_byte_by_byte(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm on this machine: make studio brings it into .venv/bin")
    web = tmp_path / "studio" / "web"
    shutil.copytree(WEB, web, ignore=shutil.ignore_patterns("node_modules", "schema.d.ts"))
    figures = tmp_path / "report" / "figures"
    figures.mkdir(parents=True)
    shutil.copy(LAND, figures)
    for command in (["ci", "--no-audit", "--no-fund"], ["test"], ["run", "build"]):
        subprocess.run([npm, *command], cwd=web, check=True, env={**os.environ, "CI": "1"})
    built = tmp_path / "studio" / "static"
    names = {path.name for path in built.iterdir()}
    assert names == {path.name for path in STATIC.iterdir()}
    assert [name for name in sorted(names) if _bytes(built, name) != _bytes(STATIC, name)] == []


def _bytes(folder: Path, name: str) -> bytes:
    return (folder / name).read_bytes()

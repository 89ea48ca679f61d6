"""The benchmarks still run: their scripts use the names of today's source."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.compose import synthetic
from benchmarks.read_dockerfiles import read
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile


def test_the_reader_of_dockerfiles_counts_what_it_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/Dockerfile").write_text("FROM node:22\nENV A=1\nRUN echo $A && make\n", "utf-8")
    read(str(tmp_path))
    assert capsys.readouterr().out == "1 Dockerfiles, 3 lines, 3 expanded words\n2 commands of 3 words\n"


def test_the_synthetic_compose_file_is_valid_yaml() -> None:
    documents, problems = parse_yaml(SourceFile("compose.yaml", synthetic()))
    assert (len(documents), problems) == (1, [])

"""Plant faults in real repositories, and count how many of them dockerlint finds.

    python benchmarks/mutations.py FOLDER... [--most N] [--verbose]

Each folder is a checked-out repository; nothing in it is changed. Eight kinds of faults are planted, each alone, at places that simple
text searches choose (dockerlint's own understanding chooses nothing). A fault is found if a rule of its kind reports a new finding in
a file that was changed or that has to do with it; every other new finding is printed as `elsewhere`. Whether a silent one is a fault at all is
for a person to judge: `--verbose` prints each.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from benchmarks.planted import Plant, Tree
from benchmarks.planting import KINDS
from dockerlint.catalog import rules
from dockerlint.cli.standard_input import Overlaid
from dockerlint.config import Settings
from dockerlint.discover import DiskFiles
from dockerlint.engine import lint
from dockerlint.files import Files
from dockerlint.findings import Finding
from dockerlint.load import load


class Outcome(NamedTuple):
    """What a planted fault led to: whether it was found, and the new findings that are neither of its rules nor at its places."""

    plant: Plant
    found: bool
    elsewhere: tuple[str, ...]


def findings(files: Files) -> dict[str, Finding]:
    return {one.fingerprint: one for one in lint(load(files), rules(), Settings()).findings}


def outcome(files: Files, before: Mapping[str, Finding], plant: Plant) -> Outcome:
    changed: Files = reduce(
        lambda tree, edit: Overlaid(tree, edit[0], edit[1].encode()), plant.edits.items(), files
    )
    new = [one for mark, one in findings(changed).items() if mark not in before]
    hits = [one for one in new if one.rule in plant.rules and _is_at(one, plant)]
    rest = [one for one in new if one not in hits]
    shown = tuple(f"{one.at.path}:{one.at.start.line} {one.rule}" for one in rest)
    return Outcome(plant, bool(hits), shown)


def _is_at(finding: Finding, plant: Plant) -> bool:
    places = {finding.at.path, *(label.at.path for label in finding.labels)}
    return not places.isdisjoint({*plant.edits, *plant.places})


def outcomes(folder: Path, most: int) -> Iterator[Outcome]:
    files = DiskFiles(folder)
    tree, before = Tree(files), findings(files)
    for kind in KINDS:
        for plant, _ in zip(kind(tree), range(most), strict=False):
            yield outcome(DiskFiles(folder), before, plant)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=1, help="faults of one kind in one repository")
    parser.add_argument("--verbose", action="store_true", help="print each fault")
    options = parser.parse_args()
    counted: dict[str, list[Outcome]] = defaultdict(list)
    for folder in options.folders:
        for one in outcomes(folder, options.most):
            counted[one.plant.kind].append(one)
            if options.verbose or one.elsewhere:
                print(
                    f"{folder.name}: {one.plant}: {'found' if one.found else 'SILENT'}",
                    *one.elsewhere,
                    sep="\n    elsewhere: ",
                )
    for kind, each in counted.items():
        found = sum(one.found for one in each)
        print(
            f"{kind:28} {found:3} of {len(each):3} found, {sum(bool(one.elsewhere) for one in each)} with findings elsewhere"
        )
    every = [one for each in counted.values() for one in each]
    print(f"{'all':28} {sum(one.found for one in every):3} of {len(every):3}")


if __name__ == "__main__":
    main()

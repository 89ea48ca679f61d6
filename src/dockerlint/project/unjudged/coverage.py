"""How much of a project was judged.

Rules are silent where the files don't decide. The last line of a run counts these silences, and `inspect --unknown` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dockerlint.paths import within
from dockerlint.project.project import Project
from dockerlint.project.unjudged import Judged, Unjudged
from dockerlint.project.unjudged.images import image_of, open_in_image, open_in_service
from dockerlint.project.unjudged.workspaces import open_in_workspace


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a project was judged: all subjects, and the questions that are open."""

    judged: tuple[Judged, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()

    def counts(self) -> Iterator[tuple[str, int, int]]:
        """Yield each kind with the number of its subjects, and of those of which a question is open."""
        open_ = {one.subject for one in self.unjudged}
        for kind in dict.fromkeys(one.kind for one in self.judged):
            of_kind = [one for one in self.judged if one.kind == kind]
            yield kind, len(of_kind), sum(one in open_ for one in of_kind)

    def within(self, paths: Sequence[str]) -> Coverage:
        """Return what concerns subjects in these files and folders."""

        def lies(one: Judged) -> bool:
            return any(within(one.path, path) for path in paths)

        kept = tuple(one for one in self.unjudged if lies(one.subject))
        return replace(self, judged=tuple(filter(lies, self.judged)), unjudged=kept)


def coverage(project: Project) -> Coverage:
    """Return what was judged of a project, and what was not."""
    containers = [one for one in project.images.containers if one.ships is not False]
    images = dict.fromkeys(map(image_of, containers))
    services = (Judged("service", one.path, one.name) for one in project.services.all)
    workspaces = (Judged("workspace", one.folder) for one in project.workspaces.all)
    found = [one for each in containers for one in open_in_image(each, project)]
    found += [one for each in project.services.all for one in open_in_service(each)]
    majors = ((one, project.pnpm.frozen_majors(one)) for one in project.workspaces.all)
    found += [one for each, agreed in majors for one in open_in_workspace(each, agreed)]
    unique = {(one.subject, one.question, one.at): one for one in reversed(found)}
    ordered = sorted(unique.values(), key=lambda one: (one.at.path, one.at.begin, one.question, one.subject))
    return Coverage((*images, *services, *workspaces), tuple(ordered))

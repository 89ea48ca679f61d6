"""Variables without a value that Compose accepts although the project does not work: a random port, an incomplete image name."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Severity
from dockerlint.knowledge.docker.image_references import is_image_reference
from dockerlint.parsers.compose.trees.nodes import Interpolated, text_of
from dockerlint.parsers.compose.trees.templates import no_value
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Map, Node
from dockerlint.values import Known

PORT_PARTS = {
    "published": ("the engine picks the host port", Severity.WARNING),
    "target": ("the container port is another one", Severity.ERROR),
    "host_ip": ("the port is open on every interface", Severity.ERROR),
}
"""What each part of a port without a value leads to. Without a host port the project starts, so that is a warning."""


def check_critical(tree: Map, report: Report) -> None:
    """Report unset variables in `image`, `ports` and `user` of a merged tree in long form.

    Compose only warns about them, so they are warnings of the project; the problem has the severity for linting.
    """
    for entry in tree.below("services").values():
        if isinstance(entry.value, Map):
            for node, message, severity in _faults(entry.value):
                report.unset(node, message, severity)


def _faults(service: Map) -> Iterator[tuple[Interpolated, str, Severity]]:
    image, user = service.get("image"), service.get("user")
    if isinstance(image, Interpolated) and _has_no_name(image, built="build" in service.entries):
        yield image, "the image name is incomplete", Severity.ERROR
    if isinstance(user, Interpolated) and user.unset:
        what = f"the user is `{user.value}`" if user.value else "the image's own user runs the container"
        yield user, what, Severity.WARNING
    for port in service.seq("ports") or ():
        yield from _port_faults(port)


def _has_no_name(image: Interpolated, *, built: bool) -> bool:
    if not image.unset or (built and not image.value):
        return False
    return not is_image_reference(_likely(image))


def _likely(image: Interpolated) -> str:
    """Return an image's name without unset parts, and with a letter for each unknown part."""
    unset = {no_value(name) for name in image.unset}
    return "".join(
        part.value if isinstance(part, Known) else "" if part.why in unset else "x"
        for part in text_of(image).parts
    )


def _port_faults(port: Node) -> Iterator[tuple[Interpolated, str, Severity]]:
    if not isinstance(port, Map):
        return
    for name, fault in PORT_PARTS.items():
        part = port.get(name)
        if isinstance(part, Interpolated) and part.unset:
            yield part, *fault


def short_port_fault(marked: str) -> tuple[str, Severity]:
    """Return the effect on a short port and its severity; the port has a private-use character for each unknown part."""
    parts = marked.rsplit(":", 2)
    names = ("host_ip", "published", "target")[-len(parts) :]
    unknown = [name for name, part in zip(names, parts, strict=True) if not part.isascii()]
    return PORT_PARTS[unknown[0] if unknown else "published"]

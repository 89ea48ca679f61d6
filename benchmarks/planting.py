"""The eight kinds of faults: each yields the places of a repository where it can be planted."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.planted import Plant, Tree
from dockerlint.paths import ancestors, join, parent

_FROM = re.compile(
    r"^FROM\s+(?:--\S+\s+)*(?P<base>\S+)(?:\s+AS\s+(?P<name>\S+))?", re.MULTILINE | re.IGNORECASE
)
_ROOT_BASES = re.compile(
    r"(?:docker\.io/|library/)*(?:node|python|alpine|debian|ubuntu|golang|ruby|oven/bun)(?=[:@]|$)"
)
_USER = re.compile(r"^USER\s+(?!root\b|0\b).*\n", re.MULTILINE | re.IGNORECASE)
_PRODUCTION = re.compile(r"--prod\b|--production\b|--omit[= ]dev|prune\s+--prod|focus .*--production")
_STARTS = re.compile(r"\bnode\b|\bnest start\b")
_COMPILES = re.compile(r"\btsc\b|\bnest build\b|\bswc\b")
_RUNS_NODE = re.compile(r"^(?:CMD|ENTRYPOINT)\b.*\b(?:node|npm|pnpm|yarn|bun)\b", re.MULTILINE)
_LEANS = re.compile(r"\bprune\b|--prod\b|--omit|\brm -rf? .*node_modules")
_PNPM = re.compile(r"\bpnpm@(\d+)[\d.]*")


def remove_user(tree: Tree) -> Iterator[Plant]:
    """Yield Dockerfiles whose last stage gives root up, without any USER."""
    for path, text in tree.dockerfiles.items():
        stages = list(_FROM.finditer(text))
        if stages and _USER.search(text, stages[-1].start()) and _ROOT_BASES.match(_oldest(stages)):
            yield Plant("remove USER", "USER", {path: _USER.sub("", text)}, frozenset({"root-user"}))


def _oldest(stages: list[re.Match[str]]) -> str:
    named = {(stage["name"] or "").lower(): stage["base"] for stage in stages}
    base: str = stages[-1]["base"]
    for _ in stages:
        base = named.get(base.lower(), base)
    return base


def remove_healthcheck(tree: Tree) -> Iterator[Plant]:
    """Yield compose files with a service that is built and has a healthcheck, without the healthcheck."""
    for path, text in tree.composes.items():
        for found in re.finditer(r"^  (?P<name>[\w.-]+):\n(?P<body>(?:    .*\n|\s*\n)+)", text, re.MULTILINE):
            body = found["body"]
            if not re.search(r"^    build:", body, re.MULTILINE):
                continue
            block = re.search(r"^    healthcheck:.*\n(?:     +.*\n)*", body, re.MULTILINE)
            if block and not _image_has_healthcheck(tree, path, body):
                begin = found.start("body") + block.start()
                without = text[:begin] + text[begin + len(block[0]) :]
                what = f"healthcheck of {found['name']}"
                yield Plant("remove healthcheck", what, {path: without}, frozenset({"missing-healthcheck"}))


def _image_has_healthcheck(tree: Tree, compose: str, service: str) -> bool:
    """Return whether the Dockerfile of a service has a HEALTHCHECK, as far as a text search finds it."""
    context = re.search(r"^    (?:build|  context): *[\"']?([^\s\"']+)", service, re.MULTILINE)
    file = re.search(r"^      dockerfile: *[\"']?([^\s\"']+)", service, re.MULTILINE)
    path = posixpath.join(parent(compose), context[1] if context else ".", file[1] if file else "Dockerfile")
    return "HEALTHCHECK" in tree.text(posixpath.normpath(path))


def remove_dependency(tree: Tree) -> Iterator[Plant]:
    """Yield manifests and lockfiles without a dependency that started code imports."""
    for path, name in _used(tree):
        edits = _moved(tree, path, name, None)
        yield Plant("remove a used dependency", name, edits, frozenset({"undeclared-import"}))


def move_to_dev(tree: Tree) -> Iterator[Plant]:
    """Yield manifests and lockfiles in which a dependency of started code is one for development, where an image installs without those."""
    for path, name in _used(tree):
        folder = parent(path)
        near = [
            text
            for where, text in tree.dockerfiles.items()
            if parent(where) in {*ancestors(path)} or folder in text
        ]
        if any(_PRODUCTION.search(text) and (folder == "." or folder in text) for text in near):
            edits = _moved(tree, path, name, "devDependencies")
            rules = frozenset({"dev-dependency-at-runtime"})
            yield Plant("used dependency to dev", name, edits, rules, frozenset(tree.dockerfiles))


def _used(tree: Tree) -> Iterator[tuple[str, str]]:
    """Yield each manifest of compiled, started code with a dependency that it uses, and that no manifest above declares."""
    for path, manifest in tree.manifests.items():
        scripts = {key: str(value) for key, value in _table(manifest, "scripts").items()}
        started = any(_STARTS.search(scripts.get(name, "")) for name in ("start:prod", "start"))
        builds = " ".join(text for key, text in scripts.items() if key.startswith("build"))
        bundles = "webpack" in tree.text(join(parent(path), "nest-cli.json")) + builds
        if not started or bundles or not _COMPILES.search(builds):
            continue
        above = [tree.manifests.get(join(one, "package.json"), {}) for one in ancestors(parent(path))]
        for name in tree.imported(parent(path)):
            elsewhere = any(
                name in _table(one, group) for one in above for group in _GROUPS if one is not manifest
            )
            if name in _table(manifest, "dependencies") and not elsewhere:
                yield path, name
                break


_GROUPS = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")


def _table(manifest: dict[str, Any], group: str) -> dict[str, Any]:
    found = manifest.get(group)
    return found if isinstance(found, dict) else {}


def _moved(tree: Tree, path: str, name: str, group: str | None) -> dict[str, str]:
    """Return the manifest and the lockfile with a dependency in another group, or in none."""
    manifest = json.loads(tree.text(path))
    specifier = manifest["dependencies"].pop(name)
    if group:
        manifest.setdefault(group, {})[name] = specifier
    edits = {path: json.dumps(manifest, indent=2) + "\n"}
    if lockfile := tree.lockfile(path):
        edits[lockfile] = _moved_in(tree.text(lockfile), _importer(lockfile, path), name, group)
    return edits


def _importer(lockfile: str, manifest: str) -> str:
    folder, root = parent(manifest), parent(lockfile)
    return folder if root == "." else folder.removeprefix(root).lstrip("/") or "."


def _block(lockfile: str, importer: str) -> re.Match[str] | None:
    head = lockfile.find("\nimporters:\n")
    key = re.escape(importer)
    pattern = re.compile(rf"^  '?{key}'?:.*\n(?:\n|    .*\n)*", re.MULTILINE)
    return pattern.search(lockfile, head) if head >= 0 else None


def _moved_in(lockfile: str, importer: str, name: str, group: str | None) -> str:
    block = _block(lockfile, importer)
    if block is None:
        return lockfile
    entry = re.search(rf"^      '?{re.escape(name)}'?:\n(?:        .*\n)*", block[0], re.MULTILINE)
    if entry is None:
        return lockfile
    text = block[0].replace(entry[0], "", 1)
    if group and f"    {group}:\n" in text:
        text = text.replace(f"    {group}:\n", f"    {group}:\n{entry[0]}", 1)
    elif group:
        text = text.rstrip("\n") + f"\n    {group}:\n{entry[0]}\n"
    return lockfile.replace(block[0], text, 1)


def change_version(tree: Tree) -> Iterator[Plant]:
    """Yield manifests that ask for another version of a dependency than their lockfile was made for."""
    for path, manifest in tree.manifests.items():
        lockfile = tree.lockfile(path)
        block = _block(tree.text(lockfile), _importer(lockfile, path)) if lockfile else None
        for name, specifier in _table(manifest, "dependencies").items():
            if (
                block
                and re.fullmatch(r"[\^~]\d+\.\d+\.\d+", str(specifier))
                and f"specifier: {specifier}\n" in block[0]
                and not re.search(rf"^  ['\"]?{re.escape(name)}['\"]?: ", block.string, re.MULTILINE)
            ):
                text = tree.text(path).replace(f'"{name}": "{specifier}"', f'"{name}": "^99.0.0"', 1)
                places = frozenset({lockfile or ""})
                yield Plant(
                    "version without lockfile", name, {path: text}, frozenset({"lockfile-drift"}), places
                )
                break


def change_pnpm(tree: Tree) -> Iterator[Plant]:
    """Yield Dockerfiles and workflows that name another major of pnpm than before, where a manifest names one."""
    if not any(str(one.get("packageManager", "")).startswith("pnpm@") for one in tree.manifests.values()):
        return
    workflows = dict(tree.texts(r"^\.github/workflows/.*\.ya?ml$"))
    for path, text in {**tree.dockerfiles, **workflows}.items():
        if found := _PNPM.search(text):
            other = _PNPM.sub("pnpm@7.33.0" if found[1] != "7" else "pnpm@9.0.0", text)
            rules = frozenset({"pnpm-version-mismatch", "lockfile-incompatible"})
            yield Plant("another pnpm", found[0], {path: other}, rules)
        elif found := re.search(r"(pnpm/action-setup@\S+\s+with:\s+version: *)(['\"]?)(\d+)[\d.]*\2", text):
            other = text.replace(found[0], found[1] + ("7" if found[3] != "7" else "9"))
            yield Plant(
                "another pnpm", f"version {found[3]}", {path: other}, frozenset({"pnpm-version-mismatch"})
            )


def drop_last_stage(tree: Tree) -> Iterator[Plant]:
    """Yield Dockerfiles that ship the stage that builds, under the name of the stage that was the last one."""
    rules = frozenset({"single-stage-build", "dev-dependencies-shipped"})
    for path, text in tree.dockerfiles.items():
        stages = list(_FROM.finditer(text))
        last = text[stages[-1].start() :] if stages else ""
        sources = re.findall(r"--from=(\S+)", last)
        for index, stage in enumerate(stages[:-1]):
            end = stages[index + 1].start()
            body = text[stage.start() : end]
            builds = re.search(r"\b(?:npm|pnpm|yarn|turbo|nest)\b.*\bbuild\b", body)
            if stage["name"] in sources and builds and _RUNS_NODE.search(last) and not _LEANS.search(body):
                kept = re.findall(r"^(?:CMD|ENTRYPOINT|EXPOSE|USER) .*\n?", last, re.MULTILINE)
                head = stage[0].replace(stage["name"], stages[-1]["name"] or stage["name"])
                new = text[: stage.start()] + head + body[len(stage[0]) :] + "".join(kept)
                yield Plant("last stage dropped", f"all after {stage['name']}", {path: new}, rules)
                break


def remove_importer(tree: Tree) -> Iterator[Plant]:
    """Yield lockfiles without the importer of a package that has dependencies."""
    for path, manifest in tree.manifests.items():
        lockfile = tree.lockfile(path)
        if lockfile is None or not _table(manifest, "dependencies") or parent(path) == parent(lockfile):
            continue
        text = tree.text(lockfile)
        if block := _block(text, _importer(lockfile, path)):
            edits = {lockfile: text.replace(block[0], "", 1)}
            yield Plant(
                "importer out of the lockfile",
                parent(path),
                edits,
                frozenset({"lockfile-drift"}),
                frozenset({path}),
            )


KINDS: tuple[Callable[[Tree], Iterator[Plant]], ...] = (
    remove_user,
    remove_healthcheck,
    remove_dependency,
    change_version,
    change_pnpm,
    move_to_dev,
    drop_last_stage,
    remove_importer,
)

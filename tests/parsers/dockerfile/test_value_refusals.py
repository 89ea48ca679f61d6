from __future__ import annotations

import pytest

from dockerlint.parsers.dockerfile import find_refusals, parse_dockerfile
from dockerlint.source import SourceFile
from tests.support.dockerfile_reading import Places, said


def _refused(text: str) -> Places:
    dockerfile, problems = parse_dockerfile(SourceFile("Dockerfile", text))
    assert problems == []
    return said(list(find_refusals(dockerfile)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EXPOSE 80 443/tcp 53/UDP 8000-8010/sctp 1.2.3.4:80:80 $A ${B}x 80/", []),
        ("EXPOSE 99999", [(2, 8, "99999", "`99999` is not a port such as `8080` or `53/udp`")]),
        ("EXPOSE 80/http", [(2, 8, "80/http", "`80/http` is not a port such as `8080` or `53/udp`")]),
        ("EXPOSE 90-80", [(2, 8, "90-80", "`90-80` is not a port such as `8080` or `53/udp`")]),
        ("EXPOSE 3000 # web", [(2, 13, "#", "a comment is not allowed at the end of an instruction")]),
        ("STOPSIGNAL SIGRTMIN+3", []),
        ("STOPSIGNAL quit", []),
        ("STOPSIGNAL 15", []),
        ("STOPSIGNAL $S", []),
        ("STOPSIGNAL SIGFOO", [(2, 12, "SIGFOO", "unknown signal `SIGFOO`")]),
        ("STOPSIGNAL 0", [(2, 12, "0", "unknown signal `0`")]),
    ],
)
def test_ports_and_signals(text: str, expected: Places) -> None:
    assert _refused(f"FROM x\n{text}\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FROM a/b:1@sha256:" + "0" * 64, []),
        ("FROM $A:$B", []),
        ("FROM x AS Base\nFROM Base", []),
        ("FROM Node:22", [(1, 6, "Node:22", "`Node:22` names no image: image names are in lower case")]),
        ("FROM node:22:1", [(1, 6, "node:22:1", "`node:22:1` names no image")]),
        (
            "FROM Base\nFROM x AS base",
            [(1, 6, "Base", "`Base` names no image: image names are in lower case")],
        ),
        ("FROM x AS a\nFROM y\nCOPY --from=0 a b\nCOPY --from=A a b\nCOPY --from=z:1 a b", []),
        ("FROM x\nCOPY --from=1 a b\nFROM y", []),
        ("FROM x\nCOPY --from=1 a b", [(2, 13, "1", "stage `1` does not exist: stages are numbered from 0")]),
        ("FROM x\nCOPY --from=0 a b", [(2, 13, "0", "stage copies from itself")]),
        ("FROM x AS a\nCOPY --from=A a b", [(2, 13, "A", "stage copies from itself")]),
        ("FROM x AS a\nCOPY --from=a a b\nFROM y AS a", []),
        ("FROM x\nCOPY --from=Z a b", [(2, 13, "Z", "`Z` names no image: image names are in lower case")]),
        (
            "FROM x\nCOPY --from=$A a b",
            [(2, 13, "$A", "flag `--from` cannot hold a variable: put it in a `FROM`, and name that stage")],
        ),
        ("FROM x\nCOPY --chmod=0755 a b\nADD --chmod=u+x a b\nADD --chmod=$M a b", []),
        (
            "FROM x\nCOPY --chmod=789 a b",
            [(2, 6, "--chmod=789", "flag `--chmod` is not an octal mode such as `755`")],
        ),
        ("FROM x\nADD a <<E\nb\nE", [(2, 7, "<<E", "`ADD` cannot copy into a heredoc")]),
    ],
)
def test_images_and_stages(text: str, expected: Places) -> None:
    assert _refused(text) == expected


@pytest.mark.parametrize(
    ("mount", "fault"),
    [
        ("type=cache,target=/a,sharing=locked,mode=0755,uid=0,gid=1,id=b,ro", ""),
        ("type=secret,id=a,required,env=B,mode=400", ""),
        ("type=bind,from=b,source=/c,target=/d,rw=true", ""),
        ("type=tmpfs,target=/a,size=1g", ""),
        ("type=$T,target=$U,sharing=$S", ""),
        ("'\"type=cache\",foo'", ""),
        ("type=cash,target=/a", "mount has an unknown type"),
        ("type=cache,traget=/a", "mount has no option `traget`"),
        ("type=cache,target=/a,", "mount has no such option"),
        ("type=cache,target", "mount option `target` has no value"),
        ("type=bind,from=$A,target=/b", "mount option `from` takes no variable"),
        ("type=cache,target=/a,size=1g", "mount of type `cache` has no option `size`"),
        ("target=/a,required", "mount of type `bind` has no option `required`"),
        ("type=secret,required=yes", "mount option `required` must be true or false"),
        ("type=cache,sharing=all", "mount option `sharing` must be `shared`, `private` or `locked`"),
        ("type=cache,mode=999", "mount option `mode` is not a number in base 8"),
        ("type=cache,uid=node", "mount option `uid` is not a number in base 10"),
    ],
)
def test_mounts(mount: str, fault: str) -> None:
    expected = [(2, 5, f"--mount={mount}", fault)] if fault else []
    assert _refused(f"FROM x\nRUN --mount={mount} b\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RUN --security=insecure a", []),
        (
            "RUN --security=on a",
            [(2, 5, "--security=on", "security must be `sandbox` or `insecure`")],
        ),
        ("RUN --mount=type=cash", [(2, 5, "--mount=type=cash", "mount has an unknown type")]),
        ("HEALTHCHECK --interval=-0s CMD a", []),
        ("HEALTHCHECK --interval=-1s CMD a", [(2, 13, "--interval=-1s", "flag `--interval` is negative")]),
    ],
)
def test_other_flags(text: str, expected: Places) -> None:
    assert _refused(f"FROM x\n{text}\n") == expected

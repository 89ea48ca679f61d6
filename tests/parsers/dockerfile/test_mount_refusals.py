"""Options of `RUN --mount=` that BuildKit refuses (https://docs.docker.com/reference/dockerfile/#run---mount)."""

from __future__ import annotations

import pytest

from dockerlint.parsers.dockerfile.mount_refusals import mount_refusals
from tests.support.dockerfile_reading import only


@pytest.mark.parametrize(
    ("mount", "messages"),
    [
        ("type=cache,target=/x", []),
        ("target=/x,source=y,from=z,rw", []),
        ("type=CACHE,id=a,sharing=Locked,mode=0755,uid=0", []),
        ("type=secret,id=a,required,env=B", []),
        ("type=tmpfs,target=/x,size=64m", []),
        ("type=ssh,required=false", []),
        ("type=$T,target=$D", []),
        ('type="cache"', []),
        ("type=disk", ["mount has an unknown type"]),
        ("type=cache,colour=red", ["mount has no option `colour`"]),
        ("type=cache,-", ["mount has no such option"]),
        ("type=cache,target", ["mount option `target` has no value"]),
        ("type=cache,sharing=none", ["mount option `sharing` must be `shared`, `private` or `locked`"]),
        ("type=bind,sharing=shared", ["mount of type `bind` has no option `sharing`"]),
        ("sharing=shared", ["mount of type `bind` has no option `sharing`"]),
        ("type=cache,mode=9", ["mount option `mode` is not a number in base 8"]),
        ("type=cache,uid=a", ["mount option `uid` is not a number in base 10"]),
        ("type=cache,ro=maybe", ["mount option `ro` must be true or false"]),
        ("from=a$,target=/x", []),
        ("from=$A,target=/x", ["mount option `from` takes no variable"]),
        ("type=disk,target", ["mount has an unknown type", "mount option `target` has no value"]),
    ],
)
def test_mounts(mount: str, messages: list[str]) -> None:
    [flag] = only(f"RUN --mount={mount} x").flags
    assert [one.message for one in mount_refusals(flag)] == messages

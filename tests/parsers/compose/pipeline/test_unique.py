"""Items of a list that are the same one."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.pipeline.unique import drop_repeated
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Seq, find, plain
from tests.support.compose_trees import long, reported, tree


@pytest.mark.parametrize(
    ("key", "text", "wanted"),
    [
        ("environment", "[A=1, B=1, A=2]", ["A=2", "B=1"]),
        ("environment", "{A: 1}", {"A": 1}),
        ("cap_add", "[A, B, A]", ["A", "B"]),
        ("dns", "[1.1.1.1, 1.1.1.1]", ["1.1.1.1"]),
        ("volumes", "['aa:/v', 'bb:/v', 'cc:/w']", ["bb:/v", "cc:/w"]),
        ("volumes", "['aa:/v', {type: bind, target: /v}]", [{"type": "bind", "target": "/v"}]),
        ("devices", "['/a:/x', '/b:/x', '/x']", ["/x"]),
        (
            "secrets",
            "[s, {source: s}, {source: t, target: /run/secrets/s}]",
            [{"source": "t", "target": "/run/secrets/s"}],
        ),
        ("configs", "[c, {source: c, target: /d}]", ["c", {"source": "c", "target": "/d"}]),
        ("env_file", "[{path: a}, {path: b}, {path: a}]", [{"path": "a"}, {"path": "b"}]),
        (
            "ports",
            "[{target: 80, published: '1'}, {target: 80, published: '1', protocol: tcp}, {target: 80}]",
            [{"target": 80, "published": "1", "protocol": "tcp"}, {"target": 80}],
        ),
        (
            "ports",
            "[{target: 80, host_ip: 127.0.0.1}, {target: 80}]",
            [{"target": 80, "host_ip": "127.0.0.1"}, {"target": 80}],
        ),
        (
            "ports",
            "[{target: 80, host_ip: 127.0.0.1}, {target: 80, host_ip: 127.0.0.2}]",
            [{"target": 80, "host_ip": "127.0.0.1"}, {"target": 80, "host_ip": "127.0.0.2"}],
        ),
        ("command", "[a, a]", ["a", "a"]),
    ],
)
def test_the_later_item_takes_the_place_of_the_earlier(key: str, text: str, wanted: object) -> None:
    report = Report()
    tree_ = drop_repeated(tree(f"services: {{a: {{{key}: {text}}}}}"), report)
    found = find(tree_, "services", "a", key)
    assert found is not None
    assert (plain(found), reported(report)) == (wanted, [])


@pytest.mark.parametrize("ports", ["[{published: '1'}]", "[{target: 1}, {published: '1'}]"])
def test_a_port_without_a_target(ports: str) -> None:
    report = Report()
    drop_repeated(tree(f"services: {{a: {{ports: {ports}}}}}"), report)
    assert [one.split(" ", 1)[1] for one in reported(report)] == ["a port needs a `target`"]


def test_a_list_without_repeated_items_is_shared() -> None:
    one = tree("services: {a: {cap_add: [A, B]}}")
    assert drop_repeated(one, Report()) is one


@pytest.mark.parametrize(
    ("text", "count"), [("['${U}', '${U}']", 2), ("['${U}x', '${U}x']", 1), ("['${U:-}', '${U:-}']", 1)]
)
def test_items_of_which_nothing_is_known_are_like_no_other(text: str, count: int) -> None:
    found = find(
        drop_repeated(long(f"services: {{a: {{cap_add: {text}}}}}"), Report()), "services", "a", "cap_add"
    )
    assert found is not None
    assert len(found.items if isinstance(found, Seq) else ()) == count

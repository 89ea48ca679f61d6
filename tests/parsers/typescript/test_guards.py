"""Loads that may fail, and loads that wait."""

from __future__ import annotations

import pytest

from tests.support.typescript_reading import imports


@pytest.mark.parametrize(
    "text",
    [
        "try { require('p'); } catch {}",
        "try { await import('p'); } catch (e) { log(e); } finally {}",
        "import('p').catch(() => 0);",
        "import('p').then((m) => m.default).catch(() => 0);",
        "import('p').then(use, forget);",
        "Promise.all([import('p')]).catch(forget);",
        "loadPackage('p', 'Here', () => require('p'));",
    ],
)
def test_a_caught_load_is_guarded(text: str) -> None:
    assert [(one.specifier, one.guarded) for one in imports(text)] == [("p", True)]


@pytest.mark.parametrize(
    "text",
    [
        "try { f(); } catch { require('p'); }",
        "try { require('p'); } finally {}",
        "import('p').then((m) => m.default);",
        "load(() => require('p'));",
    ],
)
def test_other_loads_are_not_guarded(text: str) -> None:
    assert [(one.specifier, one.guarded) for one in imports(text)] == [("p", False)]


@pytest.mark.parametrize(
    ("text", "lazy"),
    [
        ("require('p');", False),
        ("if (require('p')) {}", False),
        ("class A { f() { return require('p'); } }", True),
        ("const f = () => import('p');", True),
        ("if (x) require('p');", True),
        ("const c = x ? require('p') : null;", True),
        ("x && require('p');", True),
    ],
)
def test_lazy_loads_wait_for_a_call_or_a_condition(text: str, lazy: bool) -> None:
    assert [one.lazy for one in imports(text)] == [lazy]

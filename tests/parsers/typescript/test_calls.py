"""Calls that load or resolve a module."""

from __future__ import annotations

import pytest

from tests.support.typescript_reading import imports


def found(text: str) -> list[tuple[str, str]]:
    """Return specifier and what the call does for each load."""
    return [(one.specifier, "resolves" if one.resolves_only else "loads") for one in imports(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("require('a')", ("a", "loads")),
        ("require.resolve('a')", ("a", "resolves")),
        ("require?.('a')", ("a", "loads")),
        ("import('a')", ("a", "loads")),
        ("import(/* c */ `a`)", ("a", "loads")),
        ("import.meta.resolve('a')", ("a", "resolves")),
        ("require('a', 'b')", ("a", "loads")),
        ("const require = createRequire(import.meta.url); require('a')", ("a", "loads")),
        ("{ const require = 1; }; require('a')", ("a", "loads")),
    ],
)
def test_calls(text: str, wanted: tuple[str, str]) -> None:
    assert found(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "require(a)",
        "require(`a${b}`)",
        "require('')",
        "require",
        "require.cache['a']",
        "x.require('a')",
        "x.resolve('a')",
        "jest.resolve('a')",
        "import(a)",
        "type T = typeof import('a')",
        "function require() {}; require('a')",
        "const require = f; require('a')",
        "let require; require('a')",
        "{ const require = f; require('a') }",
        "function f({ require }) { require('a') }",
    ],
)
def test_what_loads_nothing_that_is_known(text: str) -> None:
    assert found(text) == []


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


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("if (process.env.NODE_ENV !== 'production') require('a')", True),
        ("if (process.env.NODE_ENV !== 'production' && process.env.DOCS) { f(); require('a') }", True),
        ("if (process.env['NODE_ENV'] === \"development\") { g(require('a')) }", True),
        ("if (process.env.NODE_ENV === 'production') { f() } else { require('a') }", True),
        ("process.env.NODE_ENV !== 'production' && require('a')", True),
        ("const x = process.env.NODE_ENV === 'production' ? null : require('a')", True),
        ("if (process.env.NODE_ENV !== 'production' || process.env.DOCS) require('a')", False),
        ("if (process.env.NODE_ENV === 'production') require('a')", False),
        ("if (process.env.NODE_ENV !== 'production') { f() } else { require('a') }", False),
        ("process.env.NODE_ENV !== 'production' || require('a')", False),
        ("if (process.env.NODE_ENV === 'production' && x) { f() } else { require('a') }", False),
        ("if (process.env.DOCS) require('a')", False),
        ("process.env.NODE_ENV !== 'production'; require('a')", False),
    ],
)
def test_loads_that_production_leaves_out_are_guarded(text: str, guarded: bool) -> None:
    assert [one.guarded for one in imports(text)] == [guarded]

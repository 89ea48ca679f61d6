"""Loads whose failure is caught by something that ends the process."""

from __future__ import annotations

import pytest

from dockerlint.parsers.typescript.imports import parse_module
from dockerlint.source import SourceFile


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("try { require('p'); } catch (e) { log(e); process.exit(1); }", False),
        ("try { require('p'); } catch (e) { log('please npm install p'); process.exit(1); }", True),
        ("class A { f() { try { require('p'); } catch { process.abort() } } }", False),
        ("try { require('p'); } catch (e) { throw new Error('x', { cause: e }); }", False),
        ("import('p').catch((e) => { log(e); process.exit(1); });", False),
        ("import('p').then((m) => m.f(), (e) => { process.exit(1); });", False),
        ("function f() { try { return require('p'); } catch (e) { throw e; } }", True),
        ("try { try { require('p'); } catch (e) { throw e; } } catch {}", True),
        ("try { require('p'); } catch (e) { if (e.code) throw e; }", True),
        ("function f() { try { require('p'); } catch (e) { if (g) return; process.exit(1); } }", True),
        ("try { require('p'); } catch (e) { on(() => { return 1; }); process.exit(1); }", False),
        ("try { later(() => require('p')); } catch (e) { process.exit(1); }", True),
        ("import('p').catch((e) => process.exitCode);", True),
        ("import('p').catch(stop);", True),
        ("import('p').then(go);", False),
    ],
)
def test_a_catch_that_ends_the_process_is_no_rescue(text: str, guarded: bool) -> None:
    module = parse_module(SourceFile("a.js", text))
    assert [one.guarded for one in module.imports] == [guarded]

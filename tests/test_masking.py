from __future__ import annotations

import pytest

from dockerlint.masking import cut, is_env_file, is_secret_name, mask_line, printable


@pytest.mark.parametrize(
    "name", ["DB_PASSWORD", "apiKey", "JWT_SECRET", "NPM_TOKEN", "redisPassword", "secrets.pwd", "PASS"]
)
def test_secret_names(name: str) -> None:
    assert is_secret_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "PASSWORD_FILE",
        "TOKEN_URL",
        "SECRET_NAME",
        "GOPRIVATE",
        "KEYBOARD",
        "NEXT_PUBLIC_TOKEN",
        "COMPASS",
        "PUBLIC_KEY",
        "MONKEY",
        "JWT_SECRET_LENGTH",
    ],
)
def test_names_that_hold_no_secret(name: str) -> None:
    assert not is_secret_name(name)


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("    POSTGRES_PASSWORD: hunter2", "    POSTGRES_PASSWORD: ***"),
        ("  - JWT_SECRET=abc def  # note", "  - JWT_SECRET=***  # note"),
        ("  PASSWORD: correct horse battery", "  PASSWORD: ***"),
        ("  x: {PASSWORD: a b, USER: c}", "  x: {PASSWORD: ***, USER: c}"),
        ('{"authToken": "abc", "name": "x"}', '{"authToken": "***", "name": "x"}'),
        ("image: postgres://bob:pw@db/x", "image: postgres://bob:***@db/x"),
        ("command: redis-server --password hunter2", "command: redis-server --password ***"),
        ("  PASSWORD: ${DB_PASSWORD}", "  PASSWORD: ${DB_PASSWORD}"),
        ("  secrets:", "  secrets:"),
        ("command: \"sh -c 'DB_PASSWORD=abc node x'\"", "command: \"sh -c 'DB_PASSWORD=***"),
        ('  - "JWT_SECRET=abc"', '  - "JWT_SECRET=***'),
        ("-----BEGIN RSA PRIVATE KEY-----", "***"),
        ("plain: text", "plain: text"),
    ],
)
def test_mask_line(line: str, masked: str) -> None:
    assert mask_line(line, "compose.yaml") == masked


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("PORT=3000", "PORT=***"),
        ("export A=b", "export A=***"),
        ("# note", "# note"),
        ("", ""),
        ("loose words", "***"),
    ],
)
def test_every_value_of_an_env_file_is_hidden(line: str, masked: str) -> None:
    assert mask_line(line, "services/api/.env.production") == masked


def test_credentials_of_npmrc_are_hidden() -> None:
    assert mask_line("//registry.example/:_authToken=abc", ".npmrc") == "//registry.example/:_authToken=***"
    assert mask_line("registry=https://registry.example", ".npmrc") == "registry=https://registry.example"


def test_env_files_by_name() -> None:
    assert [is_env_file(path) for path in (".env", "a/.env.local", "db.env", "environment.ts")] == [
        True,
        True,
        True,
        False,
    ]


def test_printable_escapes_what_a_terminal_would_obey() -> None:
    assert printable("a\x1b[0m\u202e\u200b\udcff\tb") == "a\\u{1b}[0m\\u{202e}\\u{200b}\\u{dcff}\tb"
    assert printable("日本 ü") == "日本 ü"


def test_cut() -> None:
    assert (cut("abcd", 4), cut("abcde", 4)) == ("abcd", "abc…")


def test_assignments_nested_without_end_are_hidden() -> None:
    assert mask_line("a=" * 5000 + "b", "Dockerfile") == "a=" * 21 + "***"

from __future__ import annotations

import re

import pytest

from dockerlint.findings import Cost, ReadingKind, Severity
from dockerlint.pages import SUBJECTS, PageError, parse_page
from tests.support.one_page import HEADER, page_of

READ = HEADER.replace("subject: file", "reported-by: reading")
NO_SUBJECT = "the header needs `subject`, or `reported-by: reading` for a rule without a check"
NAMES = "a name, or different names in brackets: `[a, b]`"
KEYS = (
    "`severity`, `costs`, `subject`, `reported-by`, `precision`, `since`, `only`, `group`, `preview`, `cwe`, "
    "`security-severity`, `aliases`, `silenced-by`, `gives-way-to`"
)


def test_links_to_files_of_the_repository_are_paths_elsewhere() -> None:
    page = page_of("Not [here](../../docs/usage.md#lint), but [there](https://example.org).\n")
    assert page.readable.endswith("Not here (docs/usage.md#lint), but [there](https://example.org).\n")
    assert page.body.endswith("Not [here](../../docs/usage.md#lint), but [there](https://example.org).\n")


def test_a_header_is_read() -> None:
    more = (
        "only: [apt, pip3]\ngives-way-to: [other]\ngroup: style\npreview: true\ncwe: 250\nsecurity-severity: 5.3\n"
        "aliases: [DL1, dclint:x]\nsilenced-by: [DL2]"
    )
    page = page_of("## Bad\n", HEADER.replace("file", "command") + f"\n{more}")
    assert (page.id, page.family, page.title, page.why) == ("found-word", "image", "Title", "Why.")
    assert (page.only, page.group, page.preview) == (("apt", "pip3"), "style", True)
    assert (page.severity, page.costs) == (Severity.ERROR, Cost.BLOAT)
    assert (page.cwe, page.security_severity) == ((250,), 5.3)
    assert (page.aliases, page.silenced_by, page.gives_way_to) == (("DL1", "dclint:x"), ("DL2",), ("other",))
    assert (page.url, page.fixable) == ("rules/image/found-word.md", False)
    assert page_of("## Fixed\n").fixable


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (HEADER.replace("severity: error\n", ""), ":1: the header lacks `severity`"),
        (HEADER.replace("\nsince: 0.1.0", ""), ":1: the header lacks `since`"),
        (HEADER.replace("\ncosts: bloat", ""), ":1: the header lacks `costs`"),
        (HEADER.replace("bloat", "time"), f":6: `costs` must be one of {', '.join(f'`{one}`' for one in Cost)}, not `time`"),
        (HEADER.replace("subject: file\n", ""), f":1: {NO_SUBJECT}"),
        (READ, f":1: the reading reports no `found-word`; it reports {', '.join(f'`{one}`' for one in ReadingKind)}"),
        (f"{HEADER.replace('file', 'step')}\nonly: [RUN, FROM]", ":7: `only`: no step has the keyword `FROM`"),
        (f"{HEADER.replace('file', 'step')}\nonly: [ONBUILD]", ":7: `only`: no step has the keyword `ONBUILD`"),
        (f"{HEADER.replace('file', 'step')}\nonly: run", ":7: `only`: no step has the keyword `run`"),
        (f"{HEADER.replace('file', 'command')}\nonly: [RUN]", ":7: `only`: no command has the program `RUN`"),
        (f"{HEADER.replace('file', 'command')}\nonly: /bin/ls", ":7: `only`: no command has the program `/bin/ls`"),
        (f"{HEADER}\nonly: [RUN]", ":7: `only` filters the subjects `step`, `command`; `file` is none of them"),
        (HEADER.replace("error", "fatal"), ":2: `severity` must be one of `error`, `warning`, `info`, not `fatal`"),
        (HEADER.replace("file", "files"), f":3: `subject` must be one of {', '.join(f'`{one}`' for one in SUBJECTS)}, not `files`"),
        (READ.replace("reading", "me"), ":3: `reported-by` must be one of `reading`, not `me`"),
        (HEADER.replace("high", "sure"), ":4: `precision` must be one of `very-high`, `high`, `medium`, `low`, not `sure`"),
        (HEADER.replace("0.1.0", "soon"), ":5: `since` must be a version: `0.1.0`, not `soon`"),
        (f"{HEADER}\nauthor: me", f":7: `author` is not a key of a header; the keys are {KEYS}"),
        (f"{HEADER}\nseverity: error", ":7: `severity` is given twice"),
        (f"{HEADER}\naliases: [a, a]", f":7: `aliases` must be {NAMES}, not `[a, a]`"),
        (f"{HEADER}\ngives-way-to: [a", f":7: `gives-way-to` must be {NAMES}, not `[a`"),
        (f"{HEADER}\ncwe: x", ":7: `cwe` must be numbers of the CWE list: `[250]`, not `x`"),
        (f"{HEADER}\nsecurity-severity: 11", ":7: `security-severity` must be a number above 0, at most 10, not `11`"),
        (f"{HEADER}\ngroup: nice", ":7: `group` must be one of `hardening`, `style`, `pedantic`, not `nice`"),
        (f"{HEADER}\npreview: yes", ":7: `preview` must be `true` or `false`, not `yes`"),
        (f"{HEADER}\n\n", ":7: a header line is `key: value` or `key: [a, b]`"),
    ],
)  # fmt: skip
def test_a_wrong_header_is_refused(header: str, message: str) -> None:
    with pytest.raises(PageError, match=f"^{re.escape('image/found-word.md' + message)}$"):
        page_of("", header)


@pytest.mark.parametrize("path", ["image/Found.md", "image/found_word.md", "found-word.md", "a/b/c.md"])
def test_a_wrong_name_is_refused(path: str) -> None:
    with pytest.raises(PageError, match=r"a page is called family/rule-name\.md, in kebab case"):
        page_of("", path=path)


@pytest.mark.parametrize("text", ["# Title\n", "---\nseverity: error\n# Title\n"])
def test_a_page_without_a_header_is_refused(text: str) -> None:
    with pytest.raises(PageError, match="a page begins with a header between `---` lines"):
        parse_page("a/b.md", text)

from __future__ import annotations

import re

import pytest

from dockerlint.findings import Severity
from dockerlint.pages import PageError, examples
from tests.support.one_page import page_of

BAD = """## Bad

```dockerfile title="Dockerfile"
FROM a
RUN b \\
  # ^ first message
  c
# ^ a second: `message`
#^^ third
```

```json title="package.json"
{"a": 1}
```

```text title="findings"
package.json:1:2-5 fourth message
package.json:1:7 fifth
```

## Good

````md title="README.md"
```
````

## See also

```sh
anything
```
"""


def test_carets_and_lists_name_the_expected_findings() -> None:
    bad, good = examples(page_of(BAD))
    assert [(one.path, one.line, one.column, one.width, one.message) for one in bad.expected] == [
        ("Dockerfile", 2, 5, 1, "first message"),
        ("Dockerfile", 4, 2, 2, "third"),
        ("Dockerfile", 4, 3, 1, "a second: `message`"),
        ("package.json", 1, 2, 3, "fourth message"),
        ("package.json", 1, 7, None, "fifth"),
    ]
    assert list(bad.files) == ["Dockerfile", "package.json"]
    assert bad.files["package.json"] == '{"a": 1}\n'
    assert (good.kind, good.number, good.files) == ("good", 1, {"README.md": "```\n"})


MARKED = """## Bad

```dockerfile title="Dockerfile"
FROM a
RUN b
#   ^ info: a message
#   ^ label: a remedy: `c`
#   ^ two words: not a severity
```

```text title="findings"
Dockerfile:1:6-7 label: another one
Dockerfile:1:1 error: at the start
```
"""


def test_labels_and_severities_are_marked_too() -> None:
    (bad,) = examples(page_of(MARKED))
    assert [(one.line, one.column, one.message, one.severity) for one in bad.expected] == [
        (1, 1, "at the start", Severity.ERROR),
        (2, 5, "a message", Severity.INFO),
        (2, 5, "two words: not a severity", None),
    ]
    assert [(one.line, one.column, one.width, one.message) for one in bad.labels] == [
        (1, 6, 1, "another one"),
        (2, 5, 1, "a remedy: `c`"),
    ]


def test_each_heading_is_a_project_of_its_own() -> None:
    block = '```text title="a"\nx\n# ^ m\n```\n'
    found = examples(page_of(f"## Bad\n\n{block}\n## Bad\n\n{block}"))
    assert [(one.kind, one.number) for one in found] == [("bad", 1), ("bad", 2)]


def test_a_block_may_stand_for_a_file_in_another_encoding() -> None:
    text = '## Bad\n\n```text title="a" encoding="utf-16"\nx\n# ^ m\n```\n'
    (example,) = examples(page_of(text))
    assert example.contents()["a"].startswith((b"\xff\xfe", b"\xfe\xff"))
    assert example.contents({"a": "y"})["a"].decode("utf-16") == "y"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("## Bad\n\n```text\nx\n```\n", 'a block of `## Bad` lacks title="path"'),
        ('## Bad\n\n```text title="a"\nx\n', "a block is not closed"),
        ('## Bad\n\n```text title="a"\nx\n```\n', "bad example 1 lacks findings"),
        ('## Bad\n\n```text title="a"\nx\n# ^ label: m\n```\n', "bad example 1 lacks findings"),
        ('## Good\n\n```text title="a"\nx\n# ^ m\n```\n', "good example 1 has findings"),
        ('## Bad\n\n```text title="findings"\na:1 m\n```\n', "a line of `findings` is"),
        (
            '## Bad\n\n```text title="a"\nx\n# ^ fatal: m\n```\n',
            "`fatal: ` under line 1 of `a` is none of error, info, label, warning",
        ),
        ("## Fixd\n", "`## Fixd` is not a heading of a page; these are `Bad`, `Fixed`, `Good`, `See also`"),
        ('## Bad\n\n```a title="a"\n```\n\n```a title="a"\n```\n', "`a` is given twice in one example"),
    ],
)
def test_a_wrong_example_is_refused(body: str, message: str) -> None:
    with pytest.raises(PageError, match=f"^image/found-word.md: {re.escape(message)}"):
        examples(page_of(body))

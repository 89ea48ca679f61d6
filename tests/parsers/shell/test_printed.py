from __future__ import annotations

import pytest

from dockerlint.models.words import Clip
from dockerlint.parsers.shell.printed import printed_clip
from dockerlint.parsers.shell.read import parse_shell_file
from tests.support.clips import whole


def printed(text: str) -> Clip | None:
    return printed_clip(parse_shell_file(whole(text)).commands[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("echo 'exec node' > x", "exec node\n"),
        ("echo -e '#!/bin/sh\\nexec \"$@\"' > x", '#!/bin/sh\nexec "$@"\n'),
        ('echo "a \\"\\$b\\"" c > x', 'a "$b" c\n'),
        ("printf '#!/bin/sh\\nexec node\\n' > x", "#!/bin/sh\nexec node\n\n"),
        ("printf '%s\\n' '#!/bin/sh' 'exec node' > x", "#!/bin/sh\nexec node\n"),
        ("printf %s a > x", "a\n"),
        ("cat > x <<'EOF'\nexec \"$@\"\nEOF\n", 'exec "$@"\n'),
        ("cat <<EOF > x\nplain\nEOF\n", "plain\n"),
    ],
)
def test_literal_text(text: str, expected: str) -> None:
    found = printed(text)
    assert found is not None
    assert found.text == expected


@pytest.mark.parametrize(
    "text",
    [
        "echo $X > x",
        'echo "a $X" > x',
        "echo > x",
        "printf '%d' 1 > x",
        "printf > x",
        "cat a > x",
        "cat <<EOF > x\nexec $X\nEOF\n",
        "node a.js > x",
    ],
)
def test_what_is_not_literal_is_not_known(text: str) -> None:
    assert printed(text) is None


def test_each_character_has_its_place() -> None:
    found = printed("printf '%s\\n' 'one' \"two\"")
    assert found is not None
    assert [
        found.span(found.text.index(word), found.text.index(word) + 3).text for word in ("one", "two")
    ] == [
        "one",
        "two",
    ]

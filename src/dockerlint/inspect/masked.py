"""Mask secrets in the data of `inspect`, unless `--show-values` is given."""

from __future__ import annotations

from dockerlint.inspect.dockerfile import instruction_data
from dockerlint.masking import MASK, is_secret_name, mask_line
from dockerlint.models.dockerfile import Instruction, Keyword


def masked(value: object, name: str = "") -> object:
    """Mask secrets in nested data: strings under a secret's name, and those that `mask_line` finds elsewhere."""
    if isinstance(value, str):
        return MASK if value and is_secret_name(name) else _masked(value)
    if isinstance(value, dict):
        return {key: masked(one, str(key)) for key, one in value.items()}
    if isinstance(value, list):
        return [masked(one, name) for one in value]
    return value


def masked_instruction(instruction: Instruction) -> dict[str, object]:
    """Return an instruction's data with the values of secret-like names masked."""
    data = instruction_data(instruction)
    words = [word.text for word in instruction.words]
    named = instruction.keyword in {Keyword.ENV, Keyword.LABEL}
    data["words"] = (_triples(words) if named else [_masked(word) for word in words]) or None
    data["flags"] = [_masked(flag.word.text) for flag in instruction.flags]
    for heredoc in _dictionaries(data["heredocs"]):
        heredoc["content"] = _masked(str(heredoc["content"]))
    return data


def _dictionaries(value: object) -> list[dict[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _triples(words: list[str]) -> list[str]:
    """Mask the values of (name, value, separator) triples."""
    out = list(words)
    for at in range(0, len(out) - 1, 3):
        out[at + 1] = MASK if is_secret_name(out[at]) and out[at + 1] else _masked(out[at + 1])
    return out


def _masked(text: str) -> str:
    return "\n".join(mask_line(line) for line in text.split("\n"))

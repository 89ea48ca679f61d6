"""The Dockerfile reader: what BuildKit's parser makes of a Dockerfile, with the place of every word.

A lexical pass (`lines`, `directives`, `heredoc`) hands clean logical lines on; dockerfile-parse splits the plain ones
into keyword and arguments (`split`); `arguments`, `flags` and `exec_form` cut those into words; `build` makes the model,
and `refusals` says which instructions BuildKit does not take.
"""

from dockerlint.parsers.dockerfile.build import parse_dockerfile
from dockerlint.parsers.dockerfile.refusals import find_refusals

__all__ = ["find_refusals", "parse_dockerfile"]

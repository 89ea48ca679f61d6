"""The Dockerfile parser: parses like BuildKit, with the place of every word.

- `lines`, `heredoc`: a lexical pass that produces logical lines
- `split`: split plain lines into keyword and arguments, with dockerfile-parse
- `arguments`, `words`: split arguments into words
- `build`: create the model
- `refusals`: find the instructions that BuildKit rejects
"""

from dockerlint.parsers.dockerfile.build import parse_dockerfile
from dockerlint.parsers.dockerfile.refusals import find_refusals

__all__ = ["find_refusals", "parse_dockerfile"]

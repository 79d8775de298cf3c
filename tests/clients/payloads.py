"""Texts that other people collected to break programs, from the packages that carry them.

`make clients` installs the packages; none of their texts is kept here. What is a list there is
taken as it is, and from tests in a programming language all literals of more than a word.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from configparser import ConfigParser
from pathlib import Path

from tests.clients.conftest import INSTALLED, program

NODE = INSTALLED / "node/node_modules"
PYTHON = INSTALLED / "payloads"
DEBIAN = Path("/usr/share/wfuzz/wordlist/Injections")

# What the scanner puts in place of its marks before it sends a text.
_MARKS = {
    "[LF]": "\n",
    "[TAB]": "\t",
    "[FF]": "\f",
    "[ATTR_SEP]": " ",
    "[VALUE_SEP]": "=",
    "[EXTERNAL_ENDPOINT]": "https://evil.example/",
    "[PROTO_ENDPOINT]": "//evil.example/",
}
_QUOTED = re.compile(r"""(["'`])((?:\\.|(?!\1)[^\\])*)\1""", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "b": "\b", "v": "\v", "0": "\0"}


def payloads() -> dict[str, tuple[str, ...]]:
    """Give the lists by the names of their packages, each text once, in their order."""
    found = {name: tuple(dict.fromkeys(filter(str.strip, read()))) for name, read in _LISTS.items()}
    for name, texts in found.items():
        if not texts:
            program(name)  # which says that it is missing
    return found


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def _array(path: Path) -> Iterator[str]:
    yield from json.loads(_text(path) or "[]")


def _dompurify() -> Iterator[str]:
    """Read what is given to DOMPurify, and what it has to make of it."""
    found = re.search(r"\[.*\]", _text(NODE / "dompurify-fixtures/test/fixtures/expect.js"), re.S)
    for case in json.loads(found[0]) if found else ():
        yield case["payload"]
        expected = case["expected"]
        yield from [expected] if isinstance(expected, str) else expected


def _literals(*paths: str) -> Iterator[str]:
    """Read the literals of JavaScript or TypeScript."""
    for path in paths:
        for found in _QUOTED.finditer(_text(NODE / path)):
            if re.search(r"\W", text := _ESCAPE.sub(_unescaped, found[2])):
                yield text


def _unescaped(found: re.Match[str]) -> str:
    if digits := found[1] or found[2]:
        return chr(int(digits, 16))
    return _LETTERS.get(found[3], found[3])


def _python(path: Path) -> Iterator[str]:
    """Read the literals of Python."""
    for node in ast.walk(ast.parse(_text(path))):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and re.search(r"\W", value):
            yield value


def _scanner() -> Iterator[str]:
    reader = ConfigParser(interpolation=None)
    reader.read_string(_text(PYTHON / "wapitiCore/data/attacks/xssPayloads.ini"))
    for section in reader.sections():
        for line in reader[section]["payload"].strip().split("\n"):
            for mark, meaning in _MARKS.items():
                line = line.replace(mark, meaning)
            yield line.replace("__XSS__", "1")


def _lines(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.txt")):
        yield from path.read_text("utf-8", "replace").splitlines()


_LISTS: dict[str, Callable[[], Iterator[str]]] = {
    "blns": lambda: _array(NODE / "blns/resources/blns.json"),
    "dompurify": _dompurify,
    "sanitize-url": lambda: _literals("@braintree/sanitize-url/src/__tests__/index.test.ts"),
    "xss-filters": lambda: _literals(
        "xss-filters/tests/utils.js",
        "xss-filters/tests/unit/private-xss-filters.js",
        "xss-filters/tests/unit/xss-filters.js",
    ),
    "html-sanitizer": lambda: _python(PYTHON / "html_sanitizer/tests.py"),
    "wapiti": _scanner,
    "wfuzz": lambda: _lines(DEBIAN),
}

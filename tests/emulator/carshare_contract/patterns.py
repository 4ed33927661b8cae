"""The models' patterns, which are Java's regular expressions, as Python's.

Java: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html
"""

from __future__ import annotations

import functools
import re
import sys
import unicodedata
import warnings

# Classes of ASCII characters that Java names and Python does not.
POSIX_CLASSES = {
    "ASCII": r"\x00-\x7f",
    "Alnum": "0-9A-Za-z",
    "Alpha": "A-Za-z",
    "Blank": r"\x20\t",
    "Cntrl": r"\x00-\x1f\x7f",
    "Digit": "0-9",
    "Graph": r"\x21-\x7e",
    "Lower": "a-z",
    "Print": r"\x20-\x7e",
    "Punct": r"!-/:-@\[-`{-~",
    "Space": r"\x20\t\n\x0b\f\r",
    "Upper": "A-Z",
    "XDigit": "0-9A-Fa-f",
}

# Java reads a surrogate pair in a class as one character beyond the 16 bits; Python has such characters as such.
SURROGATES = r"\uD800\uDC00-\uDBFF\uDFFF"
BEYOND_16_BITS = r"\U00010000-\U0010FFFF"

# What Python lacks: intersections of classes, possessive quantifiers (Python 3.10), Java's own escapes.
UNSUPPORTED = re.compile(r"&&|[*+?}]\+|\\[hHRXQEG]")

# A bracket that opens a class within a class: Java's union of both.
NESTED_CLASS = re.compile(r"(?<!\\)\[(?:\\.|[^\]\[\\])+\[")


class UntranslatableError(Exception):
    """The pattern means something that Python cannot say."""


@functools.cache
def translate(pattern: str) -> re.Pattern[str]:
    """Return the pattern in Python's syntax; raises `UntranslatableError`."""
    if UNSUPPORTED.search(_without_classes(pattern)) or "&&" in pattern or NESTED_CLASS.search(pattern):
        raise UntranslatableError(pattern)
    text = pattern.replace(SURROGATES, BEYOND_16_BITS)
    text = re.sub(r"(\\[wds])-", r"\1\\-", text)  # no range can begin with a class: Java takes the hyphen for itself
    text = re.sub(r"\\x\{([0-9A-Fa-f]+)\}", lambda found: f"\\U{int(found[1], 16):08X}", text)
    text = re.sub(r"\\p\{(?:Is|L=|gc=)?(\w+)\}|\\p([A-Z])", _named_class, text)
    text = text.replace(r"\z", r"\Z").replace("(?<", "(?P<").replace("(?P<=", "(?<=").replace("(?P<!", "(?<!")
    if re.search(r"\\[pP]", text):
        raise UntranslatableError(pattern)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # "possible nested set": Java's union of classes
            return re.compile(text, re.ASCII)  # \w, \d and \s are ASCII in Java
    except (re.error, Warning) as error:
        raise UntranslatableError(pattern) from error


def _without_classes(pattern: str) -> str:
    """The pattern without its classes, so that `[*+]` and `\\p{L}+` are not taken for possessive quantifiers."""
    pattern = re.sub(r"\\[pP]\{\w+\}", "", pattern)
    return re.sub(r"\[(?:\\.|[^\]\\])*\]", "[]", pattern)


def matches(pattern: str, value: str) -> bool:
    """Whether AWS accepts the value.

    Models hold both patterns that are anchored on both sides and patterns without anchors that the services match as
    a whole (an IAM role's name is `[\\w+=,.@-]+`). A pattern with an anchor on one side only says what it means.
    """
    compiled = translate(pattern)
    if pattern.startswith("^") != pattern.endswith("$"):
        return compiled.search(value) is not None
    return compiled.fullmatch(value) is not None


def _named_class(found: re.Match[str]) -> str:
    """The characters of `\\p{...}`, with brackets where it stands outside of a class."""
    name = found[1] or found[2]
    members = POSIX_CLASSES.get(name) or _category(name)
    before = found.string[: found.start()]
    opened = len(re.findall(r"(?<!\\)\[", before))
    closed = len(re.findall(r"(?<!\\)\]", before))
    return members if opened > closed else f"[{members}]"


@functools.cache
def _category(name: str) -> str:
    """The ranges of the characters of a Unicode category (`L`, `Nd`...)."""
    ranges = _ranges_by_category()
    parts = [part for category, listed in ranges.items() if category.startswith(name) for part in listed]
    if not parts:
        raise UntranslatableError(name)
    return "".join(parts)


@functools.cache
def _ranges_by_category() -> dict[str, list[str]]:
    """Every character's category, as ranges: takes a fifth of a second, so only when a pattern needs it."""
    ranges: dict[str, list[str]] = {}
    start, current = 0, unicodedata.category("\0")
    for code in range(1, sys.maxunicode + 2):
        category = unicodedata.category(chr(code)) if code <= sys.maxunicode else ""
        if category != current:
            ranges.setdefault(current, []).append(f"\\U{start:08X}-\\U{code - 1:08X}")
            start, current = code, category
    return ranges

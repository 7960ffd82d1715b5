"""Puts what is written as it is spoken, in Saxon and elsewhere, into the German of the documents."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

FILE = Path(__file__).with_name("dialect.yaml")
_SPOKEN = re.compile(
    r"(?P<stem>[^\W\d_]{2,})'(?P<ending>[a-z']+)(?!\w)"
    r"|(?<![\w'])(?!dr\.)[^\W\d_]+(?:[-'][^\W\d_]+)*(?!\w)",  # "Dr." is a title
    re.I,
)
_BEGINNING = re.compile(r"(?:^|[.!?:])\W*$")
_BLANKS = re.compile(r"\s+")
_LEFT_OVER = " ,"
"""What stays of "Nu, wo …" when the interjection is gone."""


class Dialect(BaseModel):
    """`words` and, behind an apostrophe, `endings`, with what stands for them; all in lower case."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: dict[str, str]
    endings: dict[str, str]

    def standard(self, text: str) -> str:
        """`text` in standard German as far as it is known; a text of interjections alone stays as it is."""
        spoken = text.replace("’", "'")
        replaced = _SPOKEN.sub(self._standard_word, spoken)
        written = _BLANKS.sub(" ", replaced).strip(_LEFT_OVER)
        return written if written and replaced != spoken else text

    def _standard_word(self, found: re.Match[str]) -> str:
        """Inside a sentence a word with a capital letter is a noun, a name or an abbreviation: "Ei", "MA", "HAM"."""
        word, text = found[0], found.string
        standard = self._said(found)
        large = word[0].isupper() and not text.isupper() and not _BEGINNING.search(text[: found.start()])
        return word if large and not standard[:1].isupper() else standard

    def _said(self, found: re.Match[str]) -> str:
        word, stem, ending = found[0], found["stem"], found["ending"]
        if word.casefold() in self.words:
            return self.words[word.casefold()]
        if stem is None or ending.casefold() not in self.endings:
            return word
        return f"{self.words.get(stem.casefold(), stem)} {self.endings[ending.casefold()]}"


@cache
def shipped_dialect() -> Dialect:
    """The one in the package."""
    return Dialect.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.quoted_markdown import from_markdown
from bot.telegram.splitting import split
from tests.bot.telegram.telegram_parser import parse

DOCUMENTS = sorted((Path(__file__).parents[3] / "knowledge" / "documents").glob("*.md"))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**fett** und __auch__", "<b>fett</b> und <b>auch</b>"),
        ("*kursiv*, _auch_ und `Code`", "kursiv, auch und Code"),
        ("# Überschrift #\nText", "<b>Überschrift</b>\nText"),
        ("- **eins**\n- zwei\n1. drei", "• <b>eins</b>\n• zwei\n1. drei"),
        ("[Seite](https://x.de/a?b=1&c=2)", '<a href="https://x.de/a?b=1&amp;c=2">Seite</a>'),
        ("[Seite](javascript:alert(1)) <https://x.de>", "Seite) https://x.de"),
        ("![Bild](x.png) | oder", "Bild | oder"),
        ("| a | b |\n|---|:-:|\n| c | **d** |", "a · b\nc · <b>d</b>"),
        ("> zitiert\n\n---\n\nweiter", "zitiert\n\n\nweiter"),
        (r"2 \* 3 = 6", "2 * 3 = 6"),
        ("offen ** geblieben", "offen  geblieben"),
    ],
)
def test_marks_become_looks(markdown: str, html: str) -> None:
    assert from_markdown(markdown).html() == html


@pytest.mark.parametrize(
    "text", ["Bürger*innen und Kolleg*innen", "datei_name_neu", "2 * 3 * 4", "a < b & c > d", "#1"]
)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert from_markdown(text).text == text


def test_highlights_count_in_the_markdown_and_are_bold_once() -> None:
    markdown = "- am **7. März 2017** in [Leipzig](https://x.de)"
    place = markdown.index("März"), markdown.index("Leipzig") + len("Leipzig")
    rich = from_markdown(markdown, (place,))
    assert rich.html() == '• am <b>7. März 2017 in </b><a href="https://x.de"><b>Leipzig</b></a>'


@given(st.text(st.sampled_from("ab*_`[]()<>|#-\\\n !:/.😀") | st.characters(), max_size=80))
def test_no_markdown_makes_telegram_stumble(markdown: str) -> None:
    rich = from_markdown(markdown, ((0, 7),))
    assert parse(rich.html()).text == rich.text


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_every_document_reads_as_plain_sentences(file: Path) -> None:
    body = file.read_text(encoding="utf-8").split("---", 2)[2]
    parsed = [parse(part.html()) for part in split(from_markdown(body))]
    assert all(1 <= part.units <= 4096 and len(part.entities) <= 100 for part in parsed)
    assert not any("**" in part.text or "](" in part.text or "\n#" in part.text for part in parsed)

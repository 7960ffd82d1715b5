"""Markdown files, with front matter and without."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.draft import Draft
from knowledge.partial_date import PartialDate
from knowledge.readers.markdown import read_markdown
from knowledge.unreadable import Trouble, UnreadableFile


def read(text: str, charset: str = "utf-8") -> Draft:
    return read_markdown(Path("ordner/x.md"), text.encode(charset))


def test_the_body_is_what_follows_the_front_matter() -> None:
    draft = read("---\r\ntitle: T\r\npublished: 2017-02-09\r\n---\r\n\r\n# Größe\r\n\r\nU\u0308ber\0 uns.\r\n\r\n")
    assert draft.document.body == "# Größe\n\nU\u0308ber uns."
    assert (draft.document.id, draft.document.title) == ("x", "T")
    assert draft.document.published == PartialDate(2017, 2, 9)
    assert draft.remarks == ()


@pytest.mark.parametrize("charset", ["utf-8-sig", "cp1252", "utf-16"])
def test_umlauts_survive_other_character_sets(charset: str) -> None:
    text = "---\ntitle: Größe\npublished: 2017\n---\nÜber die Förderung der Mühlen für Bäcker und Müller in Görlitz."
    assert read(text, charset).document.title == "Größe"


def test_without_front_matter_heading_and_text_give_title_and_date() -> None:
    draft = read("Vorab.\n\n## Die *große* Halle ##\n\nAm 3. Mai 2021 war es.")
    assert (draft.document.title, draft.document.published) == ("Die große Halle", PartialDate(2021, 5, 3))
    assert draft.document.body == "Vorab.\n\n## Die *große* Halle ##\n\nAm 3. Mai 2021 war es."
    assert tuple(map(str, draft.remarks)) == (
        "takes its date 2021-05-03 from the text; check it, or give it as published: in front matter",
    )


def test_without_a_heading_the_first_line_is_the_title() -> None:
    assert read("Nur eine Zeile\nund noch eine").document.title == "Nur eine Zeile"
    assert read("Wort " * 100).document.title == "Wort " * 29 + "Wort …"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert read("---\n\nText.\n\n---\n\nMehr.").document.body.endswith("Mehr.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\ntitle: a: b\n---\nx", "front matter that is no YAML (mapping values are not allowed here in line"),
        ("---\n- a\n---\nx", "no field and value"),
        ("---\ntitle: T\n\nText", "never closes it"),
        ("---\nkind: roman\n---\nx", "kind: 'roman' is not known; write one of pressemitteilung"),
        ("---\npublished: 2017-13-01\n---\nx", "has a wrong field: published: '2017-13-01' is no date"),
        ("---\na: " + "[" * 3000 + "\n---\nx", "no YAML"),
        ("---\ntopics: {a: b}\n---\nx", "has a wrong field: topics"),
        ("---\npublished: 0000-13-45\n---\nx", "has a wrong field: published: '0000-13-45' is no date"),
        ("---\ntitle: " + "T" * 90_000 + "\n---\nx", "has 90000 characters, the limit is 300; shorten it"),
        ("---\na: &a [x, x]\ntopics: [*a, *a]\n---\nx", "no YAML (* refers to another value in line 3)"),
        ("---\n" + "a: 1\n" * 30_000 + "---\nx", "no YAML (150001 characters, the limit is 100000)"),
        ("%PDF-1.7 und so", "has the ending '.md' and the content of a .pdf file; give it its own ending"),
        ("<!DOCTYPE html>\n<p>Text", "has the ending '.md' and the content of a .html file; give it its own ending"),
        ("\x01\x02\x03\x04 und so", "is no text"),
    ],
)
def test_what_is_wrong_is_said(text: str, words: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(text)
    assert words in caught.value.reason
    assert str(caught.value) == f"'ordner/x.md': {caught.value.reason}"


def test_what_no_reader_sees_is_left_out() -> None:
    draft = read(
        '---\ntitle: "A\\u202Eb\\u0000\\ud800\\u200B c"\npublished: 2017\n---\nWort\u00adteil \x1b\u2066 da.\u202e'
    )
    assert (draft.document.title, draft.document.body) == ("Ab c", "Wortteil  da.")


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("---\ntitle: a: b\n---\nx", Trouble.NOT_YAML, {}),
        (
            "---\nkind: roman\n---\nx",
            Trouble.WRONG_FIELD,
            {
                "field": "kind",
                "problem": "'roman' is not known; write one of pressemitteilung, programm, hintergrund, faq, kontakt",
            },
        ),
        ("%PDF-1.7", Trouble.WRONG_ENDING, {"ending": ".md", "known": ".pdf"}),
        ("\x01\x02\x03\x04 und so", Trouble.CHARSET, {}),
    ],
)
def test_the_trouble_is_told_for_other_languages(text: str, kind: Trouble, values: dict[str, object]) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(text)
    assert (caught.value.kind, caught.value.values) == (kind, values)

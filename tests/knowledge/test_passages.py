"""How a document is cut into passages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.document import Document
from knowledge.passage import Passage
from knowledge.passages import passages_of


def cut(body: str, longest: int = 1200) -> tuple[Passage, ...]:
    return passages_of(Document(id="d", title="Titel", body=body), longest=longest)


def units(passage: Passage) -> list[str]:
    return [passage.sentence(span) for span in passage.sentences]


def test_each_section_is_a_passage_under_its_heading() -> None:
    found = cut("# Haupt\n\nVorab.\n\n## Ort **und** Zeit\n\nEr ist hier. Er ist da.\n\n### Mehr\n\nEnde.")
    assert [(p.id, p.heading, p.text, p.title) for p in found] == [
        ("d#0", "Haupt", "Vorab.", "Titel"),
        ("d#1", "Ort und Zeit", "Er ist hier. Er ist da.", "Titel"),
        ("d#2", "Mehr", "Ende.", "Titel"),
    ]
    assert units(found[1]) == ["Er ist hier.", "Er ist da."]


def test_text_without_headings_stands_under_the_title() -> None:
    assert [(p.heading, p.text) for p in cut("Nur Text.")] == [("Titel", "Nur Text.")]


def test_an_underlined_heading_is_a_heading() -> None:
    assert [(p.heading, p.text) for p in cut("Ort\n---\n\nHier.")] == [("Ort", "Hier.")]


def test_nothing_to_say_gives_no_passage() -> None:
    assert cut("") == cut("# Nur Überschrift") == cut("<!-- Notiz -->") == cut("---") == ()


def test_sources_are_never_a_passage() -> None:
    body = "## A\n\nText.\n\n### Quellen\n\n- X, 2017\n\n#### Darunter\n\n- Y\n\n## B\n\nMehr.\n\n## Quelle:\n\n- Z"
    assert [p.text for p in cut(body)] == ["Text.", "Mehr."]


def test_list_items_are_units_without_their_marks() -> None:
    (found,) = cut("Es gibt:\n\n- **Eins:** kurz. Und gut.\n- zwei\n  - darin\n\n1. drei\n")
    assert units(found) == ["Es gibt:", "**Eins:** kurz. Und gut.", "zwei", "darin", "drei"]
    assert found.text.startswith("Es gibt:\n\n- **Eins:**")


def test_a_long_list_item_falls_into_sentences() -> None:
    sentence = "Das ist " + "sehr " * 35 + "lang."
    (found,) = cut(f"- {sentence} {sentence}")
    assert units(found) == [sentence, sentence]


def test_table_rows_are_units_and_their_head_is_not() -> None:
    (found,) = cut("| Jahr | Gäste |\n|---|---|\n| 2017 | 400. Viele |\n| 2018 | 500 |")
    assert units(found) == ["| 2017 | 400. Viele |", "| 2018 | 500 |"]
    assert found.text.startswith("| Jahr | Gäste |")


def test_a_question_is_shown_with_its_answer_but_not_quoted() -> None:
    (found,) = cut("**Gibt es sie noch?**\nNein. Sie endete 2018.\n\n**Warum?**\n\nKeiner weiß es.")
    assert found.text.startswith("**Gibt es sie noch?**")
    assert units(found) == ["Nein. Sie endete 2018.", "Keiner weiß es."]


def test_a_glossary_falls_into_small_passages_at_its_entries() -> None:
    entries = [f"**Wort{number}:** ein Begriff. " + "Er bedeutet viel. " * 6 for number in range(8)]
    found = cut("# Glossar\n\n" + "\n\n".join(entry.strip() for entry in entries))
    assert [unit for passage in found for unit in units(passage)] == [entry.strip() for entry in entries]
    assert [len(passage.text) for passage in found] == [397, 397, 264]
    assert {passage.heading for passage in found} == {"Glossar"}
    assert all(passage.text.startswith("**Wort") for passage in found)


def test_a_long_section_is_split_between_paragraphs() -> None:
    paragraph = "Ein Satz mit Wörtern. " * 20
    found = cut("## A\n\n" + "\n\n".join([paragraph.strip()] * 5))
    assert [len(passage.text) for passage in found] == [880, 880, 439]
    assert all(passage.text.startswith("Ein Satz") and passage.text.endswith("Wörtern.") for passage in found)


def test_what_announces_a_list_stays_with_it() -> None:
    filler = "Ein Satz mit Wörtern. " * 8
    found = cut(f"## A\n\n{filler}\n\nSie kamen aus:\n\n- Dresden\n- Leipzig", longest=190)
    assert [passage.text.split("\n")[0][:14] for passage in found] == ["Ein Satz mit W", "Sie kamen aus:"]


def test_a_paragraph_longer_than_a_passage_is_split_between_sentences() -> None:
    found = cut("Ein Satz mit Wörtern. " * 30, longest=100)
    assert all(len(passage.text) <= 100 and passage.text.endswith("Wörtern.") for passage in found)
    assert sum(len(passage.sentences) for passage in found) == 30


LINES = [
    *("# A", "## Quellen", "- x. Y.", "  - y", "1. z", "> q. R.", "| a | b |", "|---|---|", "", "", "    code", "```"),
    *("**W:** es.", "**F?**", "Text. Am 7. März. Ende", "<b>", "Über\n===", "\ttab", "a\r", "\x0bü 😀. Ja.", "- - x"),
]
MARKDOWN = st.lists(st.sampled_from(LINES) | st.text(max_size=20), max_size=25).map("\n".join)


@given(MARKDOWN, st.sampled_from([20, 100, 1200]))
def test_offsets_hold_in_any_markdown(body: str, longest: int) -> None:
    end = 0
    for number, passage in enumerate(cut(body, longest)):
        assert passage.id == f"d#{number}"
        assert body[passage.start : passage.end] == passage.text
        assert passage.start >= end
        assert passage.sentences
        end = passage.start
        for span in passage.sentences:
            assert end <= span.start < span.end <= passage.end
            assert body[span.start : span.end].strip()
            end = span.end
        end = passage.end

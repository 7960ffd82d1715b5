from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import DOCUMENTS
from knowledge.document import Contradiction, Document, Event, Kind, Statement
from knowledge.partial_date import PartialDate

FULL = Document(
    id="a",
    title="Titel\u2028mit Sonderzeichen",
    body="Erste Zeile\n\nZweite „Zeile“",
    kind=Kind.FAQ,
    published=PartialDate(2017, 2),
    topics=("Messe",),
    event=Event(PartialDate(2017, 3, 7), place="Leipzig"),
    anticipated={"Termin": ("Wann?", "Wo?")},
    contradictions=(Contradiction("Zahl", "Erste", (Statement("b", "Zweite"), Statement("a", "Zeile"))),),
)


def test_every_field_survives_the_file(tmp_path: Path) -> None:
    DOCUMENTS.save(tmp_path / "d.jsonl", [FULL, Document("b", "", "")])
    assert DOCUMENTS.load(tmp_path / "d.jsonl") == (FULL, Document("b", "", ""))
    assert (tmp_path / "d.jsonl").read_bytes().count(b"\n") == 2


@given(st.text(), st.text())
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, title: str, body: str) -> None:
    path = tmp_path_factory.mktemp("records") / "d.jsonl"
    DOCUMENTS.save(path, [Document("a", title, body)])
    assert DOCUMENTS.load(path) == (Document("a", title, body),)


def test_the_hash_tells_any_change() -> None:
    assert DOCUMENTS.hash(FULL) == DOCUMENTS.hash(replace(FULL))
    assert DOCUMENTS.hash(FULL) != DOCUMENTS.hash(replace(FULL, anticipated={"Termin": ("Wann?",)}))
    assert DOCUMENTS.hash(FULL) != DOCUMENTS.hash(replace(FULL, contradictions=()))

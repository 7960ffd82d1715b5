"""Documents compared with each other: duplicates, and figures and dates that differ."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.checks import traits
from knowledge.checks.comparison import check
from knowledge.document import Contradiction, Document, Statement
from knowledge.partial_date import PartialDate
from knowledge.reading import read_folder
from knowledge.remark import Remark, RemarkKind

FOLDER = Path(__file__).parents[3] / "knowledge" / "documents"
PAIRS: dict[str, list[list[dict[str, Any]]]] = yaml.safe_load(
    Path(__file__).with_name("pairs.yaml").read_text(encoding="utf-8")
)
TEXT = (
    "Der Freistaat fördert den Umbau der alten Spinnerei zu einem Haus der Technik. Im Erdgeschoss entsteht eine "
    "offene Werkstatt, darüber Räume für Gründer. Die Stadt trägt den Betrieb, ein Verein betreut die Besucher. "
    "Geöffnet wird im kommenden Sommer, sobald das Dach fertig ist. Bis dahin zeigt eine Ausstellung die Pläne."
)


def document(id: str, text: str, title: str = "T", year: int = 2017) -> Document:
    return Document(id, title, text, published=PartialDate(year))


def kinds(found: Iterable[Remark]) -> list[RemarkKind]:
    return [remark.kind for remark in found]


def compared(pair: list[dict[str, Any]]) -> tuple[Remark, ...]:
    """All but that these few words are nearly nothing."""
    documents = [document(str(number), each["text"], each["title"], each["year"]) for number, each in enumerate(pair)]
    found = check(documents, {"1"}).get("1", ())
    return tuple(remark for remark in found if remark.kind is not RemarkKind.NEARLY_EMPTY)


def test_the_documents_that_ship_give_no_remark() -> None:
    assert check(read_folder(FOLDER).documents) == {}


@pytest.mark.parametrize("pair", PAIRS["contradicting"], ids=lambda pair: str(pair[0]["text"][:40]))
def test_two_values_for_one_thing_are_remarked(pair: list[dict[str, Any]]) -> None:
    (found,) = compared(pair)
    assert found.kind in (RemarkKind.OTHER_FIGURE, RemarkKind.OTHER_DATE)
    assert found.values["other"] == "0"
    assert str(found.values["here"]) in pair[1]["text"]
    assert str(found.values["there"]) in pair[0]["text"]


@pytest.mark.parametrize("pair", PAIRS["agreeing"], ids=lambda pair: str(pair[1]["text"][:40]))
def test_what_agrees_or_is_another_thing_is_not_remarked(pair: list[dict[str, Any]]) -> None:
    assert compared(pair) == ()
    assert compared(pair[::-1]) == ()


@pytest.mark.parametrize(
    ("id", "before", "after", "other"),
    [
        ("02-strategiekonferenz-2017-ablauf-redner", "7. März 2017", "8. März 2017", "21-chronik-und-haeufige-fragen"),
        (
            "03-strategiewerkstatt-start-und-traeger",
            "6. Dezember 2015",
            "7. Dezember 2015",
            "21-chronik-und-haeufige-fragen",
        ),
        ("17-ministerium-name-und-leitung", "19. Dezember 2024", "18. Dezember 2024", "21-chronik-und-haeufige-fragen"),
        ("21-chronik-und-haeufige-fragen", "24. April 2018", "23. April 2018", "05-zweite-strategiekonferenz-2018"),
    ],
)
def test_a_date_told_wrongly_in_a_document_that_ships_is_remarked(id: str, before: str, after: str, other: str) -> None:
    documents = {each.id: each for each in read_folder(FOLDER).documents}
    documents[id] = replace(documents[id], body=documents[id].body.replace(before, after))
    found = check(list(documents.values()), {id})
    assert set(found) == {id}
    assert (RemarkKind.OTHER_DATE, other, after) in {
        (remark.kind, remark.values["other"], remark.values["here"]) for remark in found[id]
    }


ONE = document("a", "Zur Intec 2017 kamen 24.200 Besucher.")
OTHER = document("b", "Die Intec zählte 2017 nur 23.500 Besucher.")


def figures(documents: list[Document], changed: set[str] | None = None) -> dict[str, list[str]]:
    return {
        id: [str(remark) for remark in found if remark.kind is RemarkKind.OTHER_FIGURE]
        for id, found in check(documents, changed).items()
        if RemarkKind.OTHER_FIGURE in kinds(found)
    }


def test_two_documents_that_differ_are_remarked_on_once() -> None:
    told = (
        "'b': says '23.500 Besucher' where a says '24.200 Besucher'; correct one of them, or list both in "
        "b.widerspruch.yaml"
    )
    assert figures([ONE, OTHER]) == figures([ONE, OTHER], {"b"}) == {"b": [told]}
    assert list(figures([ONE, OTHER], {"a"})) == ["a"]
    assert figures([ONE, OTHER], set()) == {}


@pytest.mark.parametrize("holder", ["a", "b"])
def test_a_contradiction_that_editors_have_listed_is_not_remarked(holder: str) -> None:
    said = {"a": "kamen 24.200 Besucher", "b": "nur 23.500 Besucher"}
    other = "b" if holder == "a" else "a"
    listed = Contradiction("Besucher", said[holder], (Statement(other, said[other]),))
    unrelated = Contradiction("Besucher", said[holder], (Statement("c", said[other]),))
    for contradiction, remarked in ((listed, False), (unrelated, True)):
        documents = [
            replace(each, contradictions=(contradiction,) if each.id == holder else ()) for each in (ONE, OTHER)
        ]
        assert bool(figures(documents)) is remarked


def test_a_document_may_differ_from_what_it_supersedes() -> None:
    assert figures([replace(ONE, superseded_by="b"), OTHER]) == {}
    assert check([replace(document("a", TEXT), superseded_by="b"), document("b", TEXT)]) == {}


def test_what_is_told_of_two_documents_is_bounded() -> None:
    lines = "\n\n".join(
        f"Zur {name} 2017 kamen {{}} Besucher." for name in ("Intec", "Zuliefermesse", "Buchmesse", "Agra", "Therapie")
    )
    documents = [document(id, lines.format(*range(start, start + 5))) for id, start in (("a", 500), ("b", 900))]
    assert [len(told) for told in figures(documents).values()] == [3]


def test_what_is_told_of_one_document_is_bounded() -> None:
    documents = [
        document(f"{number:02}", f"Die Ausstellung zum Bergbau zählte {number * 100 + 150} Besucher.")
        for number in range(9)
    ]
    told = [remark for remark in check(documents, {"08"})["08"] if remark.kind is RemarkKind.OTHER_FIGURE]
    assert [remark.values["other"] for remark in told] == ["00", "01", "02", "03", "04", "05"]


def test_other_languages_are_not_compared() -> None:
    assert figures([replace(ONE, language="en"), OTHER]) == {}


def test_the_same_words_are_a_duplicate_whatever_their_case_and_marks() -> None:
    copy = document("b", f"# Titel\n\n{TEXT.upper()}".replace(". ", ".\n"))
    found = check([document("a", f"Titel. {TEXT}"), copy])
    assert {id: [str(remark) for remark in told] for id, told in found.items()} == {
        "b": ["'b': says the same as a, word for word; withdraw one of them"]
    }


def test_a_version_with_few_other_words_is_a_near_duplicate() -> None:
    (told,) = check([document("a", TEXT), document("b", TEXT.replace("Sommer", "Herbst"))])["b"]
    assert (told.kind, told.values["other"]) == (RemarkKind.NEAR_DUPLICATE, "a")
    assert int(told.values["percent"]) in range(80, 95)


def test_texts_of_one_kind_are_no_duplicates() -> None:
    other = (
        TEXT.split(". ")[0]
        + ". "
        + "Gefördert werden außerdem drei Gemeinden im Erzgebirge, die ihre Schulen sanieren. " * 2
    )
    assert check([document("a", TEXT), document("b", other)]) == {}


def test_empty_documents_are_no_duplicates() -> None:
    assert check([document("a", ""), document("b", ""), document("c", "§ – §")]).keys() <= {"c"}


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the documents that are examined, in order."""
    ids: list[str] = []
    of: Callable[[Document], traits.Traits] = traits.Traits.of

    def noted(document: Document) -> traits.Traits:
        ids.append(document.id)
        return of(document)

    monkeypatch.setattr(traits.Traits, "of", noted)
    return ids


def test_only_what_has_changed_is_examined_again(tmp_path: Path, examined: list[str]) -> None:
    file, third = tmp_path / "checks" / "documents.sqlite", document("c", TEXT)
    first = check([ONE, OTHER, third], file=file)
    assert check([ONE, OTHER, third], file=file) == first
    assert examined == ["a", "b", "c"]
    corrected = replace(OTHER, body=ONE.body.replace("kamen", "eilten"))
    assert RemarkKind.OTHER_FIGURE not in kinds(check([ONE, corrected], file=file).get("b", ()))
    assert examined == ["a", "b", "c", "b"]
    assert check([ONE, OTHER, third], file=file) == first
    assert examined == ["a", "b", "c", "b", "b", "c"]


def test_what_is_gone_is_not_compared_with_any_more(tmp_path: Path) -> None:
    file = tmp_path / "documents.sqlite"
    check([ONE, document("c", TEXT), document("d", TEXT)], file=file)
    assert RemarkKind.OTHER_FIGURE not in kinds(check([OTHER, document("d", TEXT)], file=file).get("b", ()))
    assert "d" not in check([OTHER, document("d", TEXT)], file=file)


@pytest.mark.parametrize("damage", [b"no data base", b"", "other rules", "other claims"])
def test_a_file_that_cannot_be_used_is_made_anew(tmp_path: Path, damage: bytes | str, examined: list[str]) -> None:
    file = tmp_path / "documents.sqlite"
    expected = check([ONE, OTHER], file=file)
    if isinstance(damage, bytes):
        file.write_bytes(damage)
    else:
        with sqlite3.connect(file) as base:
            base.execute("PRAGMA user_version = 0" if damage == "other rules" else "UPDATE claim SET claim = '{}'")
        base.close()
    assert check([ONE, OTHER], file=file) == expected
    check([ONE, OTHER], file=file)
    examined.clear()
    assert check([ONE, OTHER], file=file) == expected
    assert examined == []


def test_a_file_in_use_or_in_no_folder_costs_nothing_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.checks.ledger._WAIT_SECONDS", 0.01)
    expected = check([ONE, OTHER])
    file = tmp_path / "documents.sqlite"
    base = sqlite3.connect(file)
    base.execute("CREATE TABLE x (y)")
    base.execute("BEGIN EXCLUSIVE")
    assert check([ONE, OTHER], file=file) == expected
    base.close()
    assert check([ONE, OTHER], file=file / "documents.sqlite") == expected
    assert file.exists()


def test_work_that_was_broken_off_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, examined: list[str]
) -> None:
    monkeypatch.setattr("knowledge.checks.ledger._KEPT_AFTER", 2)
    documents = [document(str(number), f"{TEXT} {number}") for number in range(5)]

    def break_off(done: int, total: int) -> None:
        assert total == 5
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check(documents, file=tmp_path / "documents.sqlite", progress=break_off)
    check(documents, file=tmp_path / "documents.sqlite")
    assert examined == ["0", "1", "2", "2", "3", "4"]

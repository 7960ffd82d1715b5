"""The file for office programs: readable with a double click, harmless when opened."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.gaps.spreadsheet import spreadsheet
from tests.bot.gaps.groups import group

CATALOGUE = Catalogue.from_folder()


def rows_of(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_a_group_is_a_row_in_german() -> None:
    shown = [group("Gibt es Parkplätze?", others=("parken; messe", "Wo parken?")), group("Wetter?", off_topic=True)]
    heading, first, second = rows_of(spreadsheet(shown, CATALOGUE, "de"))
    assert dict(zip(heading, first, strict=True)) == {
        "Frage": "Gibt es Parkplätze?",
        "Anzahl": "3",
        "davon „nicht hilfreich“": "1",
        "Zuerst gefragt": "2026-11-02",
        "Zuletzt gefragt": "2026-11-23",
        "Nächstliegende Stelle": "Termin",
        "Dokument": "Strategiekonferenz 2017",
        "Nähe": "0,88",
        "Themenfeld": "Industriestrategie",
        "Andere Formulierungen": "parken; messe | Wo parken?",
    }
    assert second[8] == "anderes"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "=cmd|' /C calc'!A0"])
def test_what_a_spreadsheet_would_carry_out_is_text(formula: str) -> None:
    cells = rows_of(spreadsheet([group(formula, others=(formula,))], CATALOGUE, "de"))[1]
    assert cells[0].startswith("'")
    assert cells[-1].startswith("'")


@given(st.text(max_size=60))
def test_any_question_is_read_back_as_it_was(question: str) -> None:
    written = question.encode("utf-8", "replace").decode()
    cells = rows_of(spreadsheet([group(question)], CATALOGUE, "de"))[1]
    assert cells[0].removeprefix("'") == written.removeprefix("'")
    assert len(cells) == 10

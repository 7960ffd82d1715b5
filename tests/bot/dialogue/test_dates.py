"""Dates as readers of each language write them."""

from __future__ import annotations

import pytest

from bot.dialogue.dates import written
from knowledge.partial_date import PartialDate


@pytest.mark.parametrize(
    ("iso", "language", "expected"),
    [
        ("2017-02-09", "de", "9. Februar 2017"),
        ("2017-02-09", "de-leicht", "9. Februar 2017"),
        ("2017-02-09", "en", "9 February 2017"),
        ("2017-02-09", "pl", "9 lutego 2017"),
        ("2017-02-09", "cs", "9. února 2017"),
        ("2018-03", "de", "März 2018"),
        ("2018-03", "pl", "marzec 2018"),
        ("2016", "en", "2016"),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(iso: str, language: str, expected: str) -> None:
    assert written(PartialDate.from_iso(iso), language) == expected

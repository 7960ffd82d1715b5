"""Addresses as names of documents and files."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.sources.slug import slug_of


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("https://www.smwa.sachsen.de/industriepolitik.html", "smwa-sachsen-de-industriepolitik"),
        ("http://a.de/F%C3%B6rderung/Gr%C3%B6%C3%9Fe/", "a-de-foerderung-groesse"),
        ("https://a.de/news?id=7#oben", "a-de-news-id-7"),
        ("https://a.de/../../etc/passwd", "a-de-etc-passwd"),
        ("../../x", "x"),
    ],
)
def test_names_are_readable(address: str, slug: str) -> None:
    assert slug_of(address) == slug


def test_what_is_cut_stays_its_own() -> None:
    first, second = slug_of("https://a.de/" + "x" * 200 + "1"), slug_of("https://a.de/" + "x" * 200 + "2")
    assert first != second
    assert len(first) < 110


@given(st.text(max_size=300))
def test_every_name_stays_in_its_folder(address: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug_of(address))
    assert len(slug_of(address)) <= 110
    assert slug_of(address) == slug_of(address)

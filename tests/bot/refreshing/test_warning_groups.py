"""Warnings for people: what is said of several files is said once."""

from __future__ import annotations

from bot.refreshing.warning_groups import grouped


def test_the_same_words_are_told_once_with_all_files() -> None:
    warnings = ("'a.md': is undated", "'b.md': is short", "'c.md': is undated")
    assert list(grouped(warnings)) == [
        "warning: 2 files: is undated",
        "  'a.md'",
        "  'c.md'",
        "warning: 'b.md': is short",
    ]


def test_many_files_are_counted() -> None:
    told = list(grouped(f"'{number}.md': is undated" for number in range(13)))
    assert (told[0], len(told), told[-1]) == ("warning: 13 files: is undated", 12, "  and 3 more")


def test_a_warning_that_names_no_file_is_told_as_it_is() -> None:
    assert list(grouped(["the press portal did not answer"])) == ["warning: the press portal did not answer"]

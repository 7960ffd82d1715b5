from __future__ import annotations

from datetime import date

from bot.privacy.pseudonym import DailyPseudonyms


def test_a_chat_keeps_its_pseudonym_for_a_day_and_shares_it_with_nobody() -> None:
    pseudonyms = DailyPseudonyms(lambda: date(2026, 11, 23))
    assert pseudonyms.of(7) == pseudonyms.of(7)
    assert len({pseudonyms.of(chat) for chat in range(1000)}) == 1000
    assert "7" * 10 != pseudonyms.of(7) != DailyPseudonyms(lambda: date(2026, 11, 23)).of(7)


def test_the_next_day_there_is_no_way_back() -> None:
    days = [date(2026, 11, 23)]
    pseudonyms = DailyPseudonyms(lambda: days[-1])
    first, key = pseudonyms.of(7), pseudonyms._key
    days.append(date(2026, 11, 24))
    second = pseudonyms.of(7)
    assert second != first
    assert key not in vars(pseudonyms).values()
    days.append(date(2026, 11, 23))
    assert pseudonyms.of(7) not in (first, second)

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.announcements.quiet_hours import QuietHours


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        (datetime(2027, 1, 15, 18, 59, tzinfo=UTC), False),  # 19:59 in Germany
        (datetime(2027, 1, 15, 19, 0, tzinfo=UTC), True),
        (datetime(2027, 1, 15, 6, 59, tzinfo=UTC), True),
        (datetime(2027, 1, 15, 7, 0, tzinfo=UTC), False),
        (datetime(2027, 7, 15, 17, 59, tzinfo=UTC), False),  # summer: two hours
        (datetime(2027, 7, 15, 18, 0, tzinfo=UTC), True),
        (datetime(2027, 7, 15, 5, 59, tzinfo=UTC), True),
        (datetime(2027, 7, 15, 6, 0, tzinfo=UTC), False),
    ],
)
def test_nights_are_those_of_germany_in_winter_and_summer(moment: datetime, quiet: bool) -> None:
    assert QuietHours(20, 8).hold(moment) is quiet


def test_hours_within_a_day_and_none_at_all() -> None:
    noon, evening = datetime(2027, 1, 15, 11, tzinfo=UTC), datetime(2027, 1, 15, 17, tzinfo=UTC)
    assert [QuietHours(12, 14).hold(moment) for moment in (noon, evening)] == [True, False]
    assert [QuietHours(0, 0).hold(moment) for moment in (noon, evening)] == [False, False]

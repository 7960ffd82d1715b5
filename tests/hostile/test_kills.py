"""A refresh that is killed: the old snapshot or the new one is live, nothing is lost, the next refresh goes on."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.driver import found_by


def test_a_refresh_can_be_killed_at_any_moment(tmp_path: Path) -> None:
    found = found_by("kills", tmp_path, stride=4)
    assert [each for each in found if not each.is_sound] == []
    killed = [each for each in found if each.status < 0]
    assert len(killed) >= 40
    assert {each.live for each in killed} == {"before", "after"}
    assert {tuple(each.audit) for each in killed} == {("publish",) * 2, ("publish",) * 3}

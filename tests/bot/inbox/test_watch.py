"""Who has ended is told by beats that stay away, never by a clock of somebody else's."""

from __future__ import annotations

from bot.inbox.watch import LEASE, Watch


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def watched(watch: Watch, clock: Clock, seconds: float, beats: dict[str, int]) -> None:
    """Looked at every second."""
    for _ in range(int(seconds)):
        clock.now += 1.0
        watch.saw(beats)


def test_who_beats_lives_and_who_does_not_for_a_lease_is_dead_with_its_last_beat() -> None:
    clock = Clock()
    watch = Watch(now=clock)
    watch.saw({"a": 1, "b": 7})
    watched(watch, clock, LEASE - 1, {"a": 2, "b": 7})
    assert (watch.dead, watch.others) == ({}, 2)
    clock.now += 1.0
    watch.saw({"a": 3, "b": 7})
    assert (watch.dead, watch.others) == ({"b": 7}, 1)
    watch.saw({"a": 3})
    assert (watch.dead, watch.others) == ({}, 1)


def test_one_that_was_started_anew_is_another() -> None:
    clock = Clock()
    watch = Watch(now=clock)
    watch.saw({"a": 7})
    watched(watch, clock, LEASE - 1, {"a": 7})
    watch.saw({"a": 0})
    watched(watch, clock, LEASE - 1, {"a": 0})
    assert watch.dead == {}


def test_who_could_not_look_gives_everybody_a_whole_lease() -> None:
    clock = Clock()
    watch = Watch(now=clock)
    watch.saw({"a": 7})
    clock.now += 3 * LEASE
    watch.saw({"a": 7})
    assert watch.dead == {}
    watched(watch, clock, LEASE, {"a": 7})
    assert watch.dead == {"a": 7}

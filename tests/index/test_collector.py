from __future__ import annotations

import gc

import pytest

from index.collector import collector_paused


def test_garbage_is_looked_for_again_afterwards_even_after_an_error() -> None:
    seen: list[bool] = []
    with pytest.raises(IndexError), collector_paused():
        seen[gc.isenabled()]
    with collector_paused():
        seen.append(gc.isenabled())
    assert seen == [False]
    assert gc.isenabled()


def test_whoever_has_turned_it_off_keeps_it_off() -> None:
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()

"""Did everybody get every reply, once, in order? What came twice, and whether that could not be helped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from tests.bot_api.refusal import Json
from tests.kills.scene_of_crime import mark

QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A message that came once more; `at` is when it came before."""

    chat: int
    mark: str
    at: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One chat: `missing` are expected messages that did not come, or not in their place."""

    missing: tuple[str, ...]
    repeats: tuple[Repeat, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """`fixed` are the texts of the replies to commands; all else answers a question."""

    order: tuple[str, ...]
    fixed: frozenset[str]

    @classmethod
    def from_calls(cls, calls: Sequence[Json]) -> Expected:
        """From what a citizen who followed the script got while nothing was killed."""
        texts = [call["parameters"]["text"] for call in calls]
        fixed = frozenset(texts[1:-2] + texts[-1:])
        return cls(tuple(text if text in fixed else QUESTION for text in texts), fixed)

    def read(self, calls: Sequence[Json]) -> Reading:
        kinds = [text if (text := call["parameters"]["text"]) in self.fixed else QUESTION for call in calls]
        missing, repeats, at = [], [], 0
        for expected in self.order:
            while at < len(kinds) and kinds[at] != expected and (before := _earlier(calls, kinds, at)):
                repeats.append(_repeat(before))
                at += 1
            if at < len(kinds) and kinds[at] == expected:
                at += 1
            else:
                missing.append(expected[:40])
        rest = range(at, len(calls))
        repeats += [_repeat(_earlier(calls, kinds, one) or calls[one]) for one in rest]
        return Reading(tuple(missing), tuple(repeats))


def _earlier(calls: Sequence[Json], kinds: Sequence[str], at: int) -> Json | None:
    """The message that comes once more: the last one with these words, or the answer before, where another snapshot
    has been published since and the same question is answered in other words."""
    same = [one for one in calls[:at] if mark(one) == mark(calls[at])]
    if same:
        return max(same, key=itemgetter("at"))
    return calls[at - 1] if at and kinds[at] == kinds[at - 1] == QUESTION else None


def _repeat(before: Json) -> Repeat:
    return Repeat(int(before["chat"]), mark(before), float(before["at"]))

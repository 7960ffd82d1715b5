"""The buttons of staff; those that act name what they act on, so that an old one does no harm."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from telegram import InlineKeyboardMarkup

from bot.catalogue import Catalogue
from bot.editing.office import Submission
from bot.telegram.callback_data import Action
from bot.telegram.keyboards import Row, keyboard_of, pressed

MOST = 20
"""Waiting submissions with a button of their own."""


class StaffKeyboards:
    """Buttons in the language of the member of staff."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def of_submission(self, ref: str, language: str, more: bool = True) -> InlineKeyboardMarkup | None:
        """`more` offers all its passages, too."""
        rows = [self._row(Action.PUBLISH, ref, language) + self._row(Action.DISCARD, ref, language)]
        return keyboard_of([*rows, self._row(Action.PASSAGES, ref, language) if more else []])

    def of_objections(self, ref: str, language: str) -> InlineKeyboardMarkup | None:
        return keyboard_of([self._row(Action.INSIST, ref, language), self._row(Action.DISCARD, ref, language)])

    def of_insistence(self, ref: str, language: str) -> InlineKeyboardMarkup | None:
        return keyboard_of([self._row(Action.PUBLISH_ANYWAY, ref, language), self._row(Action.DISCARD, ref, language)])

    def of_rolling_back(self, snapshot: str, language: str) -> InlineKeyboardMarkup | None:
        """Away from this snapshot and from no other."""
        mark = mark_of(snapshot)
        return keyboard_of([self._row(Action.ROLL_BACK, mark, language) + self._row(Action.KEEP, mark, language)])

    def of_withdrawing(self, ref: str, language: str, *, anyway: bool = False) -> InlineKeyboardMarkup | None:
        """`anyway` overrules objections."""
        act = Action.WITHDRAW_ANYWAY if anyway else Action.WITHDRAW
        return keyboard_of([self._row(act, ref, language), self._row(Action.KEEP, ref, language)])

    @staticmethod
    def of_waiting(submissions: Iterable[Submission]) -> InlineKeyboardMarkup | None:
        """One row for each, by its title."""
        rows = [pressed(each.title.strip() or each.name, Action.SHOW, each.ref) for each in submissions]
        return keyboard_of(rows[:MOST])

    def _row(self, action: Action, ref: str, language: str) -> Row:
        return pressed(self._catalogue.text(f"staff-button-{action}", language), action, ref)


def mark_of(snapshot: str) -> str:
    """A snapshot's name, short enough for a button whatever its length."""
    return blake2b(snapshot.encode(), digest_size=8).hexdigest()

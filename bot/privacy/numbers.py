"""Recognises numbers that stand for a person: accounts, taxes, insurances, cards, customers."""

from __future__ import annotations

import re
from collections.abc import Callable

from stdnum import iban, luhn
from stdnum.de import idnr

from bot.privacy.calendar_dates import SEPARATOR, only_dates
from bot.privacy.mark import Mark, marking

_FEWEST_DIGITS = 7
_SHORTEST_IBAN = 15
_IBAN = re.compile(r"[A-Z]{2}[ .-]?\d{2}(?:[ .-]?[A-Z0-9]){11,30}", re.IGNORECASE)
_INSURANCE = re.compile(r"\d{2}[ /-]?\d{6}[ /-]?[A-Z][ /-]?\d{3}(?!\d)", re.IGNORECASE)
_CODE = re.compile(r"(?<![\w\[])(?=\w*[A-Z])(?=(?:\w*\d){4})[A-Z0-9]{8,}(?!\w)", re.IGNORECASE)
_RUN = re.compile(rf"\+?\d(?:(?:{SEPARATOR})?\d){{{_FEWEST_DIGITS - 1},}}")
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:[. ]\d{3}){2,}|[1-9]\d{6,11}")
_CURRENCY = re.compile(r"(?:,(?:\d\d|-))?\s*(?:€|euro|eur|dollar|mio|mill|mrd|zł|pln|kč|czk)", re.IGNORECASE)
_CHECKED: tuple[tuple[Callable[[str], bool], Mark], ...] = (
    (idnr.is_valid, Mark.TAX),
    (lambda digits: 13 <= len(digits) <= 19 and luhn.is_valid(digits), Mark.CARD),
)

_insurance = marking(_INSURANCE, Mark.INSURANCE)
_code = marking(_CODE, Mark.NUMBER)


def without_numbers(text: str) -> str:
    """Every number of seven digits or more that is no year, date or sum of money, whether or not it checks."""
    return _RUN.sub(_number, _code(_insurance(text)))


def without_accounts(text: str) -> str:
    """Account numbers with the right check digits, wherever they begin; with wrong ones they are numbers."""
    at = 0
    while match := _IBAN.search(text, at):
        length = _length_of_iban(match[0])
        text = text[: match.start()] + Mark.IBAN + text[match.start() + length :] if length else text
        at = match.start() + (len(Mark.IBAN) if length else 1)
    return text


def _length_of_iban(written: str) -> int:
    """Characters of the account number that `written` begins with, 0 where none has the right check digits."""
    for length in range(len(written), _SHORTEST_IBAN - 1, -1):
        if written[length - 1].isalnum() and iban.is_valid(written[:length].replace(".", "")):
            return length
    return 0


def _number(match: re.Match[str]) -> str:
    written = match[0]
    if only_dates(written) or _is_money(match):
        return written
    digits = re.sub(r"\D", "", written)
    return next((mark for checks, mark in _CHECKED if checks(digits)), Mark.NUMBER)


def _is_money(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()].rstrip(), match.string[match.end() :]
    return bool(_AMOUNT.fullmatch(match[0])) and (before.endswith(("€", "EUR")) or bool(_CURRENCY.match(after)))

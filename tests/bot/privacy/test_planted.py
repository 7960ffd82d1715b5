"""Personal data planted anywhere in a text never survives."""

from __future__ import annotations

import re

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from phonenumbers import PhoneNumberFormat
from stdnum import iban
from stdnum.iso7064 import mod_11_10

from bot.privacy.mark import Mark
from bot.privacy.redaction import redacted

SURROUNDINGS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["", "Wann war die Messe 2017?", "Bitte an", "(", "ÄÖÜ ß", "7. März 2017", "und/oder", "😀"]),
)
BLANK = st.sampled_from([" ", ", ", ": ", "\n", " – "])
NAMES = st.sampled_from(["Max Mustermann", "Żaneta Öztürk", "Jean-Luc O'Neill", "erika musterfrau", "ANNA BEISPIEL"])


def local_parts() -> SearchStrategy[str]:
    return st.from_regex(r"[a-z][a-z0-9._-]{1,20}[a-z0-9]", fullmatch=True)


@st.composite
def phones(draw: st.DrawFn) -> str:
    area = draw(st.sampled_from(["351", "341", "371", "30", "3591", "171", "160", "1512"]))
    rest = draw(st.text("0123456789", min_size=7, max_size=7))
    number = phonenumbers.parse(f"0{area}{rest}", "DE")
    assume(phonenumbers.is_valid_number(number))
    style = draw(st.sampled_from(["national", "international", "slash", "spaces", "solid"]))
    if style == "national":
        return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    if style == "international":
        return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return {
        "slash": f"0{area}/{rest}",
        "spaces": f"0{area} {rest[:3]} {rest[3:5]} {rest[5:]}",
        "solid": f"0{area}{rest}",
    }[style]


@st.composite
def ibans(draw: st.DrawFn) -> str:
    account = draw(st.text("0123456789", min_size=18, max_size=18))
    whole = f"DE{iban.calc_check_digits(f'DE00{account}')}{account}"
    assume(iban.is_valid(whole))
    return draw(st.sampled_from([whole, iban.format(whole), whole.lower(), iban.format(whole, "-")]))


@st.composite
def tax_ids(draw: st.DrawFn) -> str:
    ten = str(draw(st.integers(1_000_000_000, 9_999_999_999)))
    whole = ten + mod_11_10.calc_check_digit(ten)
    return draw(st.sampled_from([whole, f"{whole[:2]} {whole[2:5]} {whole[5:8]} {whole[8:]}"]))


@st.composite
def plates(draw: st.DrawFn) -> str:
    place = draw(st.sampled_from(["DD", "L", "C", "Z", "BZ", "GR", "PIR", "MEI", "ERZ", "FG", "V", "TDO", "B", "MTL"]))
    letters = draw(st.text("ABCDEFGHJKLMNPRSTUVWXYZ", min_size=1, max_size=2))
    number = draw(st.integers(1, 9999))
    whole = draw(
        st.sampled_from([f"{place}-{letters} {number}", f"{place}-{letters}{number}", f"{place}-{letters}-{number}"])
    )
    return draw(st.sampled_from([whole, whole.lower()]))


def only_digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


@given(SURROUNDINGS, local_parts(), st.sampled_from(["example.com", "post.de", "sub.firma-x.eu"]), SURROUNDINGS)
def test_an_address_of_mail_survives_in_no_surroundings(before: str, local: str, host: str, after: str) -> None:
    kept = redacted(f"{before} {local}@{host} {after}")
    assert f"{local}@{host}" not in kept
    assert "[E-Mail]" in kept


@given(SURROUNDINGS, BLANK, phones(), BLANK, SURROUNDINGS)
def test_a_telephone_number_survives_in_no_surroundings(
    before: str, gap: str, phone: str, other: str, after: str
) -> None:
    assume(not any(char.isdigit() for char in before + after))
    assert only_digits(redacted(f"{before}{gap}{phone}{other}{after}")) == ""


@given(st.text(max_size=40), ibans(), st.text(max_size=40))
def test_an_account_number_survives_not_even_without_blanks_around_it(before: str, account: str, after: str) -> None:
    assume(not any(char.isalnum() for char in before[-1:] + after[:1]))
    kept = redacted(before + account + after)
    assert only_digits(account)[2:] not in only_digits(kept)
    assert any(mark in kept for mark in Mark)


@given(st.sampled_from(["", "Meine ID ist ", "x"]), tax_ids(), st.sampled_from(["", " danke", "y"]))
def test_a_tax_number_does_not_survive(before: str, number: str, after: str) -> None:
    assert only_digits(redacted(before + number + after)) == ""


@given(SURROUNDINGS, st.text("0123456789", min_size=9, max_size=30), SURROUNDINGS)
def test_no_long_run_of_digits_survives_unless_it_is_money(before: str, digits: str, after: str) -> None:
    assume(not re.match(r"\s*(?:€|[,a-zA-Z])", after))
    assert digits not in redacted(f"{before} {digits} {after}")


@given(SURROUNDINGS, BLANK, plates(), BLANK, SURROUNDINGS)
def test_a_number_plate_survives_in_no_surroundings(before: str, gap: str, plate: str, other: str, after: str) -> None:
    assume(not any(char.isdigit() for char in after[:3]))
    assert plate not in redacted(f"{before}{gap}{plate}{other}{after}")


@given(
    st.sampled_from(["Hallo, ", "", "Frage: ", "(", "Moin! "]),
    st.sampled_from(
        ["ich heiße", "Ich heisse", "mein Name ist", "MEIN NAME IST", "my name is", "nazywam się", "Jmenuji se"]
    ),
    st.sampled_from([" ", "  ", ": ", "\n"]),
    NAMES,
    st.sampled_from([".", ", wann war das?", " und ich frage", "!", "", " (Pirna)", " 😀"]),
)
def test_a_name_after_an_introduction_does_not_survive(
    before: str, introduction: str, gap: str, name: str, after: str
) -> None:
    kept = redacted(f"{before}{introduction}{gap}{name}{after}")
    assert not any(word in kept for word in name.split())
    assert kept.endswith(f"[Name]{after}".rstrip()[-3:])


@pytest.mark.parametrize("gap", ["", " ", "\u00a0", "\u200b", "\u2009"])
def test_odd_blanks_hide_nothing(gap: str) -> None:
    assert only_digits(redacted(f"0351{gap}564{gap}80{gap}600")) == ""


@given(st.text(max_size=300))
def test_any_text_can_be_redacted(text: str) -> None:
    assert isinstance(redacted(text), str)

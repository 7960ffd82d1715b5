"""Personal data is taken out of questions; what questions to our documents hold stays."""

from __future__ import annotations

import json
import time

import pytest

from bot.dialogue.message import LONGEST
from bot.privacy.redaction import redacted
from bot.setting_sections import ROOT


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Schreiben Sie an max.mustermann@example.com bitte", "Schreiben Sie an [E-Mail] bitte"),
        ("max.mustermann (at) example punkt de", "[E-Mail]"),
        ("anna [at] gmx [dot] net, wann?", "[E-Mail], wann?"),
        ("max@müller-bau.de?", "[E-Mail]?"),
        ("ma\u200bx@exam\u00adple.com", "[E-Mail]"),
        ("ｍａｘ＠ｅｘａｍｐｌｅ．ｃｏｍ", "[E-Mail]"),
        ("Kennen Sie @max_muster?", "Kennen Sie [Nutzername]?"),
        ("siehe https://www.facebook.com/max.mustermann?x=1", "siehe [Link]"),
        ("t.me/maxmuster hat gefragt", "[Link] hat gefragt"),
        ("https://max:geheim@smwa.sachsen.de/", "[Link]"),
        ("https://www.smwa.sachsen.de/suche?name=Max", "[Link]"),
    ],
)
def test_names_on_the_net_are_taken_out(written: str, kept: str) -> None:
    assert redacted(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Rufen Sie an: 0351/564 80600 ab 8 Uhr", "Rufen Sie an: [Telefon] ab 8 Uhr"),
        ("0171 1234567 oder +49 (0)351 / 5648-0600", "[Telefon] oder [Telefon]"),
        ("0049 351 564 806 00", "[Telefon]"),
        ("mein Telefon: 4711-12", "mein Telefon: [Telefon]"),
        ("null drei fünf eins fünf sechs vier bitte", "[Telefon] bitte"),
        ("+48 601 234 567 i +420 601 234 567", "[Telefon] i [Telefon]"),
    ],
)
def test_telephone_numbers_are_taken_out(written: str, kept: str) -> None:
    assert redacted(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("DE89 3704 0044 0532 0130 00 bitte", "[IBAN] bitte"),
        ("de89370400440532013000", "[IBAN]"),
        ("Konto PL61109010140000071219812874!", "Konto [IBAN]!"),
        ("GB29 NWBK 6016 1331 9268 19", "[IBAN]"),
        ("DE88 3704 0044 0532 0130 00", "DE[Nummer]"),  # the check digits are wrong, the digits go all the same
        ("Steuer-ID 86 095 742 719", "Steuer-ID [Steuernummer]"),
        ("86095742718", "[Nummer]"),
        ("4111 1111 1111 1111", "[Kartennummer]"),
        ("Rente 12 345678 W 012", "Rente [Versicherungsnummer]"),
        ("Kasse A123456780", "Kasse [Nummer]"),
        ("Ausweis L01X00T47", "Ausweis [Nummer]"),
        ("Vorgang 12345-678", "Vorgang [Nummer]"),
        ("geboren am 01.02.1980 in Pirna", "geboren am [Geburtsdatum] in Pirna"),
        ("ich bin am 3. März 1975 geboren", "ich bin am [Geburtsdatum] geboren"),
    ],
)
def test_numbers_that_stand_for_a_person_are_taken_out(written: str, kept: str) -> None:
    assert redacted(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Mein Auto DD-AB 1234 steht da", "Mein Auto [Kennzeichen] steht da"),
        ("l-ab 12e", "[Kennzeichen]"),
        ("C XY 99 parkt falsch", "[Kennzeichen] parkt falsch"),
        ("mein Kennzeichen ist dd ab 1234", "mein Kennzeichen ist [Kennzeichen]"),
        ("BZ-Z2017", "[Kennzeichen]"),
    ],
)
def test_number_plates_are_taken_out(written: str, kept: str) -> None:
    assert redacted(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Ich wohne in der Hauptstraße 12a, 01097 Dresden", "Ich wohne in der [Anschrift]"),
        ("Prager Str. 5 in Dresden", "[Anschrift] in Dresden"),
        ("ich wohne Am Markt 5", "ich wohne [Anschrift]"),
        ("Zum Sonnenhang 3, 09111 Chemnitz", "[Anschrift]"),
        ("ul. Kwiatowa 5, 50-123 Wrocław", "[Anschrift]"),
        ("12 Baker Street in London", "[Anschrift] in London"),
        ("Gibt es etwas in 04109 Leipzig?", "Gibt es etwas in [Anschrift]?"),
    ],
)
def test_addresses_are_taken_out(written: str, kept: str) -> None:
    assert redacted(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("ich heiße Max Mustermann und frage", "ich heiße [Name] und frage"),
        ("ich heisse max mustermann, wann war die Messe?", "ich heisse [Name], wann war die Messe?"),
        ("Mein Name ist Jürgen von der Lippe. Wer kam?", "Mein Name ist [Name]. Wer kam?"),
        ("MEIN NAME IST ERIKA MUSTER UND ICH FRAGE", "MEIN NAME IST [Name] UND ICH FRAGE"),
        ("ich bin Herr Müller-Lüdenscheidt aus Pirna", "ich bin Herr [Name] aus Pirna"),
        ("Ich bin Frau Dr. Öztürk und möchte wissen", "Ich bin Frau [Name] und möchte wissen"),
        ("Ich bin Max Mustermann und suche Förderung", "Ich bin [Name] und suche Förderung"),
        ("My name is John O'Neill and I ask", "My name is [Name] and I ask"),
        ("My name's J. R. Tolkien. When?", "My name's [Name]. When?"),
        ("nazywam się Jan Kowalski, kiedy były targi", "nazywam się [Name], kiedy były targi"),
        ("Jmenuji se Petr Novák a chci", "Jmenuji se [Name] a chci"),
        (
            "Wann ist die Messe? Mit freundlichen Grüßen Anna Beispiel",
            "Wann ist die Messe? Mit freundlichen Grüßen [Name]",
        ),
        ("Mein Mann Peter sucht Arbeit", "Mein Mann [Name] sucht Arbeit"),
        ("Ich bin Unternehmer aus Freiberg", "Ich bin Unternehmer aus Freiberg"),
        ("Wie heißt die Ministerin, und wie heiße ich?", "Wie heißt die Ministerin, und wie heiße ich?"),
        ("Ich heiße wie meine Oma", "Ich heiße wie meine Oma"),
    ],
)
def test_names_with_which_people_introduce_themselves_are_taken_out(written: str, kept: str) -> None:
    assert redacted(written) == kept


@pytest.mark.parametrize(
    "question",
    [
        "Was war mit der IHK 2017 und der Z 2019?",
        "WANN IST DIE Z IN 2017 UND WAS WAR AM 7. MÄRZ 2017?",
        "Galt die DIN EN 9001 für die VDI/VDE-IT 2013?",
        "Was geschah 2017/2018 und vom 07.03.2017 bis 10.03.2017?",
        "Die Messen 2007 2009 2011 2013",
        "Gab es 10.000.000 Euro oder 24500000 € Förderung?",
        "Kamen 24.200 Besucher aus 35 Ländern auf 70.000 m²?",
        "Arbeitsplatz 4.0 auf Platz 3, Marktplatz 2017",
        "Steht das auf https://www.smwa.sachsen.de/strategie oder www.industrie.sachsen.de?",
        "Wer ist Frau Barbara Meyer, und wer ist Herr Dulig?",
        "Hier ist die Messe Intec, oder?",
        "Was bedeutet EFRE 2021-2027?",
        "Ist das Telefon 2017 schon da gewesen?",
    ],
)
def test_what_is_nobodys_stays(question: str) -> None:
    assert redacted(question) == question


def test_all_golden_questions_stay_as_they_are() -> None:
    lines = (ROOT / "knowledge/questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    assert len(questions) > 200
    assert [question for question in questions if redacted(question) != question] == []


def test_what_is_redacted_stays_as_it_is() -> None:
    once = redacted("Ich heiße Max Muster, max@example.com, 0351 5648060, DD-AB 12, Hauptstr. 5, @max, 12345678")
    assert once == "Ich heiße [Name], [E-Mail], [Telefon], [Kennzeichen], [Anschrift], [Nutzername], [Nummer]"
    assert redacted(once) == once


@pytest.mark.parametrize(
    "hostile",
    [
        "a." * LONGEST,
        "1 " * LONGEST,
        "DE89" * LONGEST,
        "ich heiße " * LONGEST,
        "A-A" * LONGEST,
        "Am " * LONGEST,
        "@" * 999,
    ],
)
def test_hostile_text_costs_no_time(hostile: str) -> None:
    started = time.perf_counter()
    redacted(hostile[: 2 * LONGEST])
    assert time.perf_counter() - started < 1.0

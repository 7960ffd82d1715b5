from __future__ import annotations

from dataclasses import replace

import pytest

from bot.catalogue import FALLBACKS, Catalogue
from bot.dialogue.reply import PassageView, Quote, Reply, SourceLine, Status
from bot.telegram.rendering import Message, Renderer
from tests.bot.telegram.fake_dialogue import QUOTE, SOURCES, VIEW, answered, clarifying
from tests.bot.telegram.telegram_parser import parse

CATALOGUE = Catalogue.from_folder()
RENDERER = Renderer(CATALOGUE)


def one(messages: list[Message]) -> Message:
    assert len(messages) == 1
    return messages[0]


def quoting(*quotes: Quote) -> Reply:
    return Reply("f", Status.ANSWERED, "de", quotes=quotes)


def buttons(message: Message) -> list[list[tuple[str, object]]]:
    rows = message.keyboard.inline_keyboard if message.keyboard else ()
    return [[(button.text, button.url or button.callback_data) for button in row] for row in rows]


def test_an_answer_is_a_quotation_with_its_source_as_a_link() -> None:
    assert one(RENDERER.reply(answered("f"))).html == (
        "Dazu steht in den Unterlagen:\n\n"
        "<blockquote>Die Konferenz findet am <b>7. März 2017</b> in Leipzig statt.</blockquote>\n"
        'Quelle: <a href="https://medienservice.sachsen.de/medien/news/208876">Erste Strategiekonferenz</a>\n'
        "SMWA, Stand: 9. Februar 2017"
    )


def test_its_buttons_lead_to_passage_and_source_and_take_a_vote() -> None:
    assert buttons(one(RENDERER.reply(answered("f")))) == [
        [("Im Zusammenhang", "v1:ctx:01-pressemitteilung#3"), ("Zur Quelle", QUOTE.url)],
        [("Hilfreich", "v1:up:01-pressemitteilung#3"), ("Nicht hilfreich", "v1:down:01-pressemitteilung#3")],
    ]


def test_neighbouring_quotations_share_one_block_and_one_source() -> None:
    follows = replace(QUOTE, text="Einlass ist um 9 Uhr.", start=159, end=180, emphasis=(), note="Alt.")
    later = replace(QUOTE, text="Der Eintritt ist frei.", start=300, end=322, emphasis=())
    html = one(RENDERER.reply(quoting(QUOTE, follows, later))).html
    assert parse(html).texts("BlockQuote") == [
        "Die Konferenz findet am 7. März 2017 in Leipzig statt. Einlass ist um 9 Uhr.\n[…]\nDer Eintritt ist frei."
    ]
    assert html.count("Quelle") == 1
    assert html.endswith("Alt.")


def test_items_of_a_list_stay_on_their_lines() -> None:
    item = replace(QUOTE, text="Leipzig", start=161, end=168, emphasis=())
    assert "statt.\nLeipzig</blockquote>" in one(RENDERER.reply(quoting(QUOTE, item))).html


def test_two_passages_are_numbered_in_text_and_buttons() -> None:
    other = replace(QUOTE, passage="02-x#1", document="02-x", url="https://www.smwa.sachsen.de/x")
    message = one(RENDERER.reply(quoting(QUOTE, other)))
    assert "Quelle 1: <a" in message.html
    assert "Quelle 2: <a" in message.html
    assert [row[0][0] for row in buttons(message)] == ["Im Zusammenhang 1", "Im Zusammenhang 2", "Hilfreich"]
    assert [row[1][0] for row in buttons(message)] == ["Zur Quelle 1", "Zur Quelle 2", "Nicht hilfreich"]


def test_hostile_words_of_documents_and_of_the_bot_are_shown_literally() -> None:
    nasty = "</blockquote><a href='x'>&amp; 😀 \u202e"
    quote = replace(QUOTE, text=nasty, title=nasty, publisher=nasty, note=nasty, emphasis=((0, 90),))
    message = one(RENDERER.reply(Reply("f", Status.ANSWERED, "de", lead=nasty, quotes=(quote,), closing=nasty)))
    assert parse(message.html).text.count(nasty) == 6


@pytest.mark.parametrize(
    "url", ["", "tel:+49351", "javascript:alert(1)", "https://", "https://x y.de", "http://localhost/"]
)
def test_a_source_without_a_web_address_has_neither_link_nor_button(url: str) -> None:
    message = one(RENDERER.reply(quoting(replace(QUOTE, url=url))))
    assert "<a" not in message.html
    assert buttons(message)[0] == [("Im Zusammenhang", "v1:ctx:01-pressemitteilung#3")]


def test_suggestions_are_buttons_and_a_reference_too_long_for_one_is_left_out() -> None:
    message = one(RENDERER.reply(clarifying("f")))
    assert buttons(message) == [[("Wann war die erste Konferenz?", "v1:ask:s1")]]


def test_a_long_answer_is_split_and_its_buttons_are_below_the_last_part() -> None:
    messages = RENDERER.reply(quoting(replace(QUOTE, text="Wort für Wort. " * 600, emphasis=())))
    assert [message.keyboard is not None for message in messages] == [False, False, True]
    assert all(parse(message.html).texts("ExpandableBlockQuote") for message in messages)


def test_the_plain_text_says_the_same_and_writes_the_link_out() -> None:
    plain = one(RENDERER.reply(answered("f"))).plain
    assert "am 7. März 2017 in Leipzig" in plain
    assert f"Quelle: Erste Strategiekonferenz ({QUOTE.url})" in plain


def test_a_reply_without_words_is_never_silence() -> None:
    reply = Reply("f", Status.ERROR, "fr")
    assert one(RENDERER.reply(reply)).html == CATALOGUE.text("telegram-nothing", "en")


def test_a_pressed_question_stands_above_its_answer() -> None:
    assert one(RENDERER.reply(answered("f"), "Was <ist>?")).html.startswith("<b>Ihre Frage: Was &lt;ist&gt;?</b>\n\n")


def test_a_passage_is_shown_in_its_context_with_the_quotation_in_bold() -> None:
    message = one(RENDERER.passage(VIEW, "de"))
    parsed = parse(message.html)
    assert parsed.texts("Bold") == ["Termin", "Die Konferenz findet am 7. März 2017 in Leipzig statt."]
    assert parsed.texts("BlockQuote")[0].startswith("Vorher.\n\nDie Konferenz")
    assert buttons(message) == [[("Zur Quelle", QUOTE.url)]]


def test_a_passage_without_a_source_has_no_buttons() -> None:
    view = PassageView("Titel", "", "Text", "", "", "")
    assert one(RENDERER.passage(view, "de")) == Message(
        "<blockquote>Text</blockquote>\nQuelle: Titel", "Text\nQuelle: Titel", None
    )


def test_sources_are_listed_in_the_given_order_and_split() -> None:
    html = one(RENDERER.sources(SOURCES, "de")).html
    assert parse(html).texts("TextUrl") == ["Neueres", "Älteres"]
    many = [SourceLine(f"Titel {n}", "Herausgeber " * 5, "Stand: 2020", "https://x.de") for n in range(200)]
    parts = [parse(message.html) for message in RENDERER.sources(many, "de")]
    assert [title for part in parts for title in part.texts("TextUrl")] == [line.title for line in many]


def test_no_sources_are_named_as_such() -> None:
    assert one(RENDERER.sources([], "de")).html == CATALOGUE.text("telegram-no-sources", "de")


@pytest.mark.parametrize("language", FALLBACKS)
@pytest.mark.parametrize("key", ["start", "help", "only-text", "unknown-command", "stale", "busy", "error"])
def test_every_fixed_text_is_one_readable_message(key: str, language: str) -> None:
    message = one(RENDERER.text(f"telegram-{key}", language, reference="AB12"))
    assert parse(message.html).text == message.plain


def test_start_says_that_one_talks_to_a_machine() -> None:
    words = {"de": "Maschine", "de-leicht": "Maschine", "en": "machine", "pl": "maszyna", "cs": "stroj"}
    assert all(words[code] in one(RENDERER.text("telegram-start", code)).plain for code in FALLBACKS)


def test_every_language_is_offered_by_its_own_name() -> None:
    message = one(RENDERER.language_choice("telegram-settings", "de"))
    assert sorted(row[0] for row in buttons(message)) == [
        ("Deutsch", "v1:lang:de"),
        ("English", "v1:lang:en"),
        ("Leichte Sprache", "v1:lang:de-leicht"),
        ("Polski", "v1:lang:pl"),
        ("Čeština", "v1:lang:cs"),
    ]

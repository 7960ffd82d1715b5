"""What is told differently elsewhere stands beside the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.dialogue.asked_fact import FactKind
from bot.dialogue.composition import Composer
from bot.dialogue.contradiction import Contradictions, Excerpts
from bot.dialogue.finding import Asked, find
from bot.dialogue.library import Library
from bot.dialogue.quotation import Extract
from bot.dialogue.reply import Reply, Status
from knowledge.document import Contradiction, Document, Statement
from knowledge.partial_date import PartialDate
from knowledge.passage import Span
from tests.bot.small_dialogue import CATALOGUE, JUDGE, library_of, wording

PLAN = Document(
    id="plan",
    title="Ankündigung",
    body=(
        "## Auftrag\n\nBinnen rund zwei Jahren soll die Werkstatt Grundzüge und Leitlinien einer Strategie entwerfen. "
        "Sie ist offen für alle."
    ),
    published=PartialDate(2017, 2, 9),
    contradictions=(
        Contradiction("Laufzeit", "rund zwei Jahren", (Statement("ende", "nach drei Jahren"), Statement("weg", "x"))),
    ),
)
END = Document(
    id="ende",
    title="Abschluss",
    body=(
        "## Abschluss\n\nDie Werkstatt endete im November nach drei Jahren. Dazu kamen hundert Gäste.\n\n"
        "## Zahl\n\nEin Bericht zählt 30 Termine. Es regnete. Eine Zeitung schreibt von 45 Terminen."
    ),
    published=PartialDate(2018, 11),
    contradictions=(Contradiction("Zahl", "zählt 30 Termine", (Statement("ende", "von 45 Terminen"),)),),
)


def extract(library: Library, words: str, fact: str | None = None) -> Extract:
    """As if the sentence that holds `words` had been found first, with `fact` in it."""
    for passage in library.snapshot.passages:
        for span in passage.sentences:
            text = passage.sentence(span)
            if words in text:
                at = span.start + text.find(fact) if fact else 0
                found = Span(at, at + len(fact)) if fact else None
                kind = FactKind.NUMBER if fact else FactKind.OTHER
                return Extract(passage, (span,), span, 1.0, 1.0, kind, found)
    raise AssertionError(words)


def confronted(library: Library, found: Extract) -> Excerpts:
    return Contradictions(library.snapshot).confront(found)


def shown(library: Library, excerpts: Excerpts) -> list[tuple[str, str, bool]]:
    bodies = {document.id: document.body for document in library.snapshot.documents}
    return [
        (each.passage.document, bodies[each.passage.document][each.span.start : each.span.end], each.older)
        for each in excerpts.shown
    ]


BOTH = [
    ("ende", "Die Werkstatt endete im November nach drei Jahren.", False),
    ("plan", "Binnen rund zwei Jahren soll die Werkstatt Grundzüge und Leitlinien einer Strategie entwerfen.", True),
]


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of(PLAN, END)


@pytest.mark.parametrize(("words", "fact"), [("Binnen", "zwei"), ("endete", "drei")])
def test_both_sides_are_shown_from_either_the_newer_first(library: Library, words: str, fact: str) -> None:
    excerpts = confronted(library, extract(library, words, fact))
    assert (shown(library, excerpts), excerpts.differ) == (BOTH, True)


@pytest.mark.parametrize(("words", "fact"), [("Binnen", None), ("Binnen", "Leitlinien"), ("offen", None)])
def test_what_was_not_asked_is_not_contradicted(library: Library, words: str, fact: str | None) -> None:
    found = extract(library, words, fact)
    excerpts = confronted(library, found)
    assert ([each.span for each in excerpts.shown], excerpts.differ) == (list(found.spans), False)


@pytest.mark.parametrize("fact", [None, "alle"])
def test_a_statement_that_is_most_of_the_sentence_need_not_hold_the_fact(fact: str | None) -> None:
    whole = replace(
        PLAN, contradictions=(Contradiction("x", "Sie ist offen für", (Statement("ende", "Es regnete."),)),)
    )
    library = library_of(whole, END)
    assert [id for id, _, _ in shown(library, confronted(library, extract(library, "offen", fact)))] == ["ende", "plan"]


def test_one_document_may_contradict_itself_and_keeps_its_order(library: Library) -> None:
    expected = [
        ("ende", "Ein Bericht zählt 30 Termine.", False),
        ("ende", "Eine Zeitung schreibt von 45 Terminen.", False),
    ]
    for words, fact in (("45 Terminen", "45"), ("30 Termine", "30")):
        assert shown(library, confronted(library, extract(library, words, fact))) == expected


def test_what_follows_one_another_is_one_quotation() -> None:
    library = library_of(replace(END, body=END.body.replace("Es regnete. ", "")))
    excerpts = confronted(library, extract(library, "45 Terminen", "45"))
    text = "Ein Bericht zählt 30 Termine. Eine Zeitung schreibt von 45 Terminen."
    assert shown(library, excerpts) == [("ende", text, False)]
    assert len(excerpts.shown[0].facts) == 2


def test_what_is_quoted_already_is_not_added_but_told(library: Library) -> None:
    found = extract(library, "30 Termine", "30")
    excerpts = confronted(library, replace(found, spans=(Span(found.best.start, found.passage.end),)))
    whole = "Ein Bericht zählt 30 Termine. Es regnete. Eine Zeitung schreibt von 45 Terminen."
    assert (shown(library, excerpts), excerpts.differ) == ([("ende", whole, False)], True)


def test_the_sentence_before_comes_along_where_it_is_needed() -> None:
    noted = Contradiction("Gäste", "offen für alle", (Statement("ende", "hundert Gäste"),))
    library = library_of(replace(PLAN, contradictions=(noted,)), END)
    text = "Die Werkstatt endete im November nach drei Jahren. Dazu kamen hundert Gäste."
    assert shown(library, confronted(library, extract(library, "offen", "offen")))[0][1] == text


def test_a_year_is_not_the_number_in_bold_and_nothing_is_bold_twice() -> None:
    body = "## Zahl\n\nHeute sind es 8 Autos. 2016 waren es 10 Autos."
    noted = tuple(Contradiction(topic, "es 8 Autos", (Statement("ende", "2016 waren es 10"),)) for topic in "ab")
    library = library_of(replace(END, body=body, contradictions=noted))
    (excerpt,) = confronted(library, extract(library, "8 Autos", "8 Autos")).shown
    assert [body[fact.start : fact.end] for fact in excerpt.facts] == ["8 Autos", "10"]


def test_all_together_stay_short() -> None:
    long = replace(END, body=END.body.replace("im November", "im November " + "und später " * 60))
    library = library_of(PLAN, long)
    excerpts = confronted(library, extract(library, "Binnen", "zwei"))
    assert ([id for id, _, _ in shown(library, excerpts)], excerpts.differ) == (["plan"], False)


@pytest.mark.parametrize(
    ("plan", "end", "order"),
    [
        (PartialDate(2018), PartialDate(2018, 11), [("ende", False), ("plan", False)]),
        (PartialDate(2019), PartialDate(2018, 11), [("plan", False), ("ende", True)]),
        (None, PartialDate(2018, 11), [("ende", False), ("plan", False)]),
        (PartialDate(2018, 11), PartialDate(2018, 11), [("plan", False), ("ende", False)]),
        (PartialDate(2018, 11, 5), PartialDate(2018, 11, 5), [("plan", False), ("ende", False)]),
    ],
)
def test_only_what_is_certainly_older_is_marked(
    plan: PartialDate | None, end: PartialDate, order: list[tuple[str, bool]]
) -> None:
    library = library_of(replace(PLAN, published=plan), replace(END, published=end))
    excerpts = confronted(library, extract(library, "Binnen", "zwei"))
    assert [(id, older) for id, _, older in shown(library, excerpts)] == order


def test_what_is_superseded_comes_last_whatever_its_date() -> None:
    library = library_of(PLAN, replace(END, superseded_by="plan"))
    excerpts = confronted(library, extract(library, "Binnen", "zwei"))
    assert [id for id, _, _ in shown(library, excerpts)] == ["plan", "ende"]


def test_what_is_superseded_by_something_not_shown_keeps_its_place() -> None:
    library = library_of(PLAN, replace(END, superseded_by="weg"))
    excerpts = confronted(library, extract(library, "Binnen", "zwei"))
    assert [id for id, _, _ in shown(library, excerpts)] == ["ende", "plan"]


@pytest.mark.parametrize(
    ("fact", "asked"), [("Binnen ", False), (" soll", False), ("Binnen r", True), ("n soll", True)]
)
def test_what_only_borders_on_the_statement_is_not_contradicted(library: Library, fact: str, asked: bool) -> None:
    assert confronted(library, extract(library, "Binnen", fact)).differ is asked


@pytest.mark.parametrize(("statement", "asked"), [("Sie ist offe", True), ("Sie ist off", False)])
def test_half_of_the_sentence_is_most_of_it(statement: str, asked: bool) -> None:
    noted = Contradiction("x", statement, (Statement("ende", "Es regnete."),))
    body = PLAN.body.replace("offen für alle", "offen für jeden")
    library = library_of(replace(PLAN, body=body, contradictions=(noted,)), END)
    found = extract(library, "offen")
    assert found.best.end - found.best.start == 2 * len("Sie ist offe")
    assert confronted(library, found).differ is asked


def test_a_statement_may_begin_its_passage_and_one_in_a_heading_is_left_out() -> None:
    noted = Contradiction("x", "offen für alle", (Statement("ende", "Abschluss"), Statement("ende", "Die Werkstatt")))
    library = library_of(replace(PLAN, contradictions=(noted,)), END)
    excerpts = confronted(library, extract(library, "offen", "offen"))
    assert [text for _, text, _ in shown(library, excerpts)] == [BOTH[0][1], "Sie ist offen für alle."]


def test_the_other_side_shows_one_fact_in_bold_and_only_for_one_that_was_asked_for() -> None:
    ending = replace(END, body=END.body.replace("drei Jahren", "drei Jahren und vier Monaten"))
    noted = Contradiction("x", "rund zwei Jahren", (Statement("ende", "nach drei Jahren und vier Monaten"),))
    library = library_of(replace(PLAN, contradictions=(noted,)), ending)
    asked = extract(library, "Binnen", "rund zwei Jahren")
    for found, bold in ((asked, ["drei"]), (replace(asked, fact=None, best=_words(library, "rund zwei Jahren")), [])):
        other = confronted(library, replace(found, kind=FactKind.NUMBER)).shown[0]
        assert other.passage.document == "ende"
        assert [ending.body[fact.start : fact.end] for fact in other.facts] == bold


def _words(library: Library, words: str) -> Span:
    start = library.snapshot.documents_by_id["plan"].body.index(words)
    return Span(start, start + len(words))


def test_one_quotation_of_what_follows_one_another_ends_with_it() -> None:
    body = END.body.replace("Es regnete. ", "") + " Niemand hat nachgezählt."
    library = library_of(replace(END, body=body))
    (excerpt,) = confronted(library, extract(library, "45 Terminen", "45")).shown
    assert body[excerpt.span.start : excerpt.span.end].endswith("von 45 Terminen.")


def test_how_far_down_a_text_stands_does_not_make_it_long() -> None:
    filler = "## Vorher\n\n" + "Das steht vorher. " * 50 + "\n\n"
    library = library_of(replace(PLAN, body=filler + PLAN.body), replace(END, body=filler + END.body))
    assert [id for id, _, _ in shown(library, confronted(library, extract(library, "Binnen", "zwei")))] == [
        "ende",
        "plan",
    ]


def test_where_not_all_sides_fit_the_newest_are_shown() -> None:
    body = "## Dauer\n\nEs dauerte drei Jahre" + " und noch etwas länger" * 16 + "."
    sides = [Document(id=str(year), title="T", body=body, published=PartialDate(year)) for year in (2017, 2020, 2018)]
    statements = tuple(Statement(side.id, "drei Jahre") for side in sides)
    library = library_of(
        replace(PLAN, contradictions=(Contradiction("Dauer", "rund zwei Jahren", statements),)), *sides
    )
    excerpts = confronted(library, extract(library, "Binnen", "zwei"))
    assert [id for id, _, _ in shown(library, excerpts)] == ["2020", "plan"]


def answer(library: Library, found: Extract, language: str = "de") -> Reply:
    finding = replace(find(library, JUDGE, Asked("Wie lange?")), extract=found, status=Status.ANSWERED)
    return Composer(wording()).reply(library, finding, language, date(2026, 1, 1))


@pytest.mark.parametrize("language", ["de", "en", "pl", "cs"])
def test_the_reply_says_that_the_sources_differ_and_which_is_older(library: Library, language: str) -> None:
    reply = answer(library, extract(library, "Binnen", "zwei"), language)
    assert reply.lead == CATALOGUE.text("lead-contradiction", language)
    assert [quote.note for quote in reply.quotes] == ["", CATALOGUE.text("note-older", language)]
    assert [quote.document for quote in reply.quotes] == ["ende", "plan"]
    assert [quote.text for quote in reply.quotes] == [text for _, text, _ in BOTH]
    bold = [[quote.text[start:end] for start, end in quote.emphasis] for quote in reply.quotes]
    assert bold == [["drei"], ["zwei"]]


def test_a_quotation_alone_is_led_in_as_ever(library: Library) -> None:
    assert answer(library, extract(library, "offen")).lead == CATALOGUE.text("lead-answered", "de")


def test_a_superseded_document_says_by_what() -> None:
    library = library_of(replace(PLAN, superseded_by="ende"), END)
    notes = [quote.note for quote in answer(library, extract(library, "Binnen", "zwei")).quotes]
    assert notes == ["", CATALOGUE.text("note-superseded", "de", title="Abschluss")]


def test_a_day_that_has_passed_is_said_to_have_passed() -> None:
    library = library_of(replace(END, body="## Termin\n\nDie Werkstatt soll am 3. März 2019 tagen.", contradictions=()))
    (quote,) = answer(library, extract(library, "tagen")).quotes
    assert quote.note == CATALOGUE.text("note-past-date", "de")

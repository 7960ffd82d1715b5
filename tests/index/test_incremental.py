"""A build that goes on from an earlier snapshot makes the very files of a build from scratch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from index.builder import build
from index.snapshot import Snapshot, read_manifest
from knowledge.document import Document
from tests.index.letter_encoder import LetterEncoder

WORDS = st.sampled_from(("Messe", "Leipzig", "Förderung", "Zuschuss", "2017", "Konferenz", "KMU", "Dresden"))
SENTENCES = st.lists(WORDS, min_size=1, max_size=4).map(lambda words: " ".join(words) + ".")
SECTIONS = st.lists(SENTENCES, max_size=3).map(lambda sentences: "## Teil\n\n" + " ".join(sentences))
BODIES = st.lists(SECTIONS, max_size=3).map("\n\n".join)
QUESTIONS = st.dictionaries(st.sampled_from(("Teil", "fehlt")), st.lists(SENTENCES, max_size=2).map(tuple), max_size=2)
TITLES = st.sampled_from(("Messe", "Förderung", "zwei\nZeilen"))
DOCUMENTS = st.builds(
    Document, id=st.sampled_from("abcdef"), title=TITLES, body=BODIES, publisher=WORDS, anticipated=QUESTIONS
)
LIBRARIES = st.lists(DOCUMENTS, max_size=5, unique_by=lambda document: document.id)
"""In any order: renaming a file moves its document, taking a name over changes it."""


def content(snapshot: Snapshot) -> dict[str, object]:
    """All that is searched and shown, to the last bit."""
    lexicons = (snapshot.passage_lexicon, snapshot.anticipated_lexicon)
    vectors = (snapshot.passage_vectors, snapshot.sentence_vectors, snapshot.anticipated_vectors)
    arrays = [index.matrix for index in vectors]
    arrays += [getattr(lexicon, part) for lexicon in lexicons for part in ("grams", "offsets", "postings", "size")]
    records = {name: getattr(snapshot, name) for name in ("documents", "passages", "anticipated")}
    documents = {"hashes": snapshot.manifest.documents, "id": snapshot.manifest.content}
    return records | documents | {"arrays": [(array.dtype.str, array.shape, array.tobytes()) for array in arrays]}


@settings(deadline=None, max_examples=60)
@given(st.lists(LIBRARIES, min_size=2, max_size=4))
def test_any_sequence_of_changes_ends_in_what_a_build_from_scratch_gives(libraries: list[list[Document]]) -> None:
    snapshot: Snapshot | None = None
    for documents in libraries:
        snapshot = build(documents, LetterEncoder(), snapshot)
        assert content(snapshot) == content(build(documents, LetterEncoder()))


@settings(deadline=None, max_examples=30)
@given(LIBRARIES, LIBRARIES)
def test_with_another_model_the_words_are_taken_over_and_the_vectors_are_not(
    before: list[Document], after: list[Document]
) -> None:
    encoder = LetterEncoder(fingerprint="1" * 64, dimension=32)
    assert content(build(after, encoder, build(before, LetterEncoder()))) == content(build(after, encoder))


def test_a_snapshot_from_the_disk_is_gone_on_from_to_the_same_files(tmp_path: Path) -> None:
    documents = library()
    build(documents, LetterEncoder()).save(tmp_path / "before")
    changed = [
        replace(documents[4], body="## Teil\n\nGanz neu."),
        *documents[1:3],
        replace(documents[3], id="umbenannt"),
    ]
    build(changed, LetterEncoder(), Snapshot.load(tmp_path / "before")).save(tmp_path / "after")
    build(changed, LetterEncoder()).save(tmp_path / "scratch")
    assert read_manifest(tmp_path / "after").files == read_manifest(tmp_path / "scratch").files


def library(*, count: int = 6) -> list[Document]:
    return [
        Document(
            id=f"{number}",
            title=f"Titel {number}",
            body=f"## Teil\n\nDas ist Satz {number}. Und noch einer.",
            anticipated={"Teil": (f"Was ist {number}?",)},
        )
        for number in range(count)
    ]


def embedded(before: Sequence[Document], after: Sequence[Document]) -> list[str]:
    encoder = LetterEncoder()
    build(after, encoder, build(before, LetterEncoder()))
    return encoder.passages + encoder.queries


def test_a_renamed_document_is_not_embedded_wherever_its_new_name_sorts() -> None:
    documents = library()
    for id in ("0-neu", "zuletzt", "!zuerst"):
        renamed = [replace(documents[3], id=id), *documents[:3], *documents[4:]]
        assert embedded(documents, sorted(renamed, key=lambda document: document.id)) == []


def test_renaming_all_documents_embeds_nothing() -> None:
    documents = library()
    assert embedded(documents, [replace(document, id=f"neu-{document.id}") for document in documents]) == []


def test_a_copy_of_a_document_is_not_embedded() -> None:
    documents = library()
    assert embedded(documents, [*documents, replace(documents[0], id="kopie")]) == []


def test_removing_and_new_metadata_embed_nothing() -> None:
    documents = library()
    moved = replace(documents[1], source_url="https://example.org", publisher="SMWA")
    assert embedded(documents, [moved, *documents[3:]]) == []


def test_unchanged_documents_are_not_cut_again() -> None:
    documents = library()
    before = build(documents, LetterEncoder())
    changed = replace(documents[2], body="## Teil\n\nGanz neu.")
    after = build([*documents[:2], changed, *documents[3:]], LetterEncoder(), before)
    same = [new is old for new, old in zip(after.passages, before.passages, strict=True)]
    assert same == [True, True, False, True, True, True]


def test_a_snapshot_made_by_another_recipe_is_cut_and_indexed_anew_but_not_embedded() -> None:
    documents = library()
    before = build(documents, LetterEncoder())
    odd = replace(before, manifest=before.manifest.model_copy(update={"recipe": ""}))
    encoder = LetterEncoder()
    after = build(documents, encoder, odd)
    assert not any(new is old for new, old in zip(after.passages, before.passages, strict=True))
    assert encoder.passages + encoder.queries == []
    assert content(after) == content(before)

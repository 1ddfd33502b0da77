"""The whole job on small PDFs: every input accounted for, nothing done twice, nothing lost."""

import json
from pathlib import Path

import pytest

from docpipe import Searcher, Workspace, ingest, pipeline
from docpipe.embed import EmbedOptions
from docpipe.errors import BusyError, CorpusError, QueryError, Reason, UnknownIdError
from docpipe.model import Filters, RecordType
from docpipe.settings import Settings
from tests.papers import DEMAND, RECOMMENDATION, write_bad_folder, write_good, write_paper
from tests.word_files import paragraph, write_word_file

SETTINGS = Settings(embed=EmbedOptions(model="hash:64"))


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return Workspace.open(tmp_path / "corpus", tmp_path / "index", SETTINGS)


def names(items: tuple[pipeline.Item, ...]) -> list[str]:
    return [item.file for item in items]


def quotes(place: Workspace, *types: RecordType) -> list[str]:
    with Searcher.open(place.index_dir) as searcher:
        found = searcher.records(Filters(types=types))
        return [chunk.evidence.quote for chunk, _ in found]


def test_bad_files_are_set_aside_with_a_reason_and_the_good_one_is_found(
    place: Workspace, tmp_path: Path
) -> None:
    folder = write_bad_folder(tmp_path / "in")
    report = ingest([str(folder)], place)
    reasons = {item.file: entry.reason for item, entry in report.quarantined}
    assert reasons == {
        "leer.pdf": Reason.EMPTY_FILE,
        "abgeschnitten.pdf": Reason.CORRUPT,
        "webseite.pdf": Reason.NOT_A_PDF,
        "passwort.pdf": Reason.ENCRYPTED,
    }
    assert names(report.added) == ["gut.pdf"]
    assert quotes(place, RecordType.RECOMMENDATION) == [RECOMMENDATION]
    assert quotes(place, RecordType.DEMAND) == [DEMAND]
    assert pipeline.verify(place).faults == ()


def test_web_pages_and_word_files_of_a_folder_are_taken_in(
    place: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "seite.html").write_text(
        f"<html><body><main><h1>Empfehlungen</h1><p>{RECOMMENDATION}</p></main></body></html>"
    )
    write_word_file(
        folder / "papier.docx", paragraph("Papier", style="Heading1"), paragraph(DEMAND)
    )
    report = ingest([str(folder)], place)
    assert (names(report.added), report.quarantined) == (["papier.docx", "seite.html"], ())
    assert quotes(place, RecordType.RECOMMENDATION) == [RECOMMENDATION]
    assert quotes(place, RecordType.DEMAND) == [DEMAND]
    assert pipeline.verify(place).faults == ()
    assert {path.suffix for path in (place.corpus.root / "originals").iterdir()} == {
        ".docx",
        ".html",
    }
    assert names(ingest([str(folder)], place).unchanged) == ["papier.docx", "seite.html"]


def test_a_second_run_does_nothing(place: Workspace, tmp_path: Path) -> None:
    folder = write_bad_folder(tmp_path / "in")
    first = ingest([str(folder)], place)
    second = ingest([str(folder)], place)
    assert second.snapshot_id == first.snapshot_id
    assert (second.n_processed, second.n_embedded) == (0, 0)
    assert names(second.unchanged) == ["gut.pdf"]
    assert len(second.quarantined) == 4
    assert pipeline.is_current([str(folder)], place)


def test_the_same_bytes_under_another_name_are_a_duplicate(
    place: Workspace, tmp_path: Path
) -> None:
    write_good(tmp_path / "in" / "a.pdf")
    write_good(tmp_path / "in" / "b.pdf")
    report = ingest([str(tmp_path / "in")], place)
    assert (names(report.added), names(report.duplicates)) == (["a.pdf"], ["b.pdf"])
    assert report.counts["sources"] == 1


def test_new_bytes_at_a_known_place_are_a_new_version(place: Workspace, tmp_path: Path) -> None:
    path = write_good(tmp_path / "a.pdf")
    old = ingest([str(path)], place)
    write_good(path, extra="Die Länder sollten sich an den Kosten beteiligen.")
    new = ingest([str(path)], place)
    assert (names(new.updated), new.counts["sources"]) == ([str(path)], 1)
    assert new.snapshot_id != old.snapshot_id
    assert sum(s.superseded_by is not None for s in place.corpus.sources()) == 1
    write_good(path)
    assert ingest([str(path)], place).snapshot_id == old.snapshot_id, "back to the first version"


def test_a_password_heals_and_is_not_needed_again(place: Workspace, tmp_path: Path) -> None:
    path = str(write_bad_folder(tmp_path / "in") / "passwort.pdf")
    assert ingest([path], place).quarantined
    assert not ingest([path], place, password="geheim").quarantined  # noqa: S106 - test file
    assert place.corpus.quarantine() == ()
    assert names(ingest([path], place).unchanged) == [path]


def test_retry_tries_again_and_keeps_what_stays_bad(place: Workspace, tmp_path: Path) -> None:
    folder = write_bad_folder(tmp_path / "in")
    ingest([str(folder)], place)
    report = pipeline.retry(["leer.pdf"], place)
    assert report.n_processed == 1
    assert len(place.corpus.quarantine()) == 4
    with pytest.raises(UnknownIdError):
        pipeline.retry(["gut.pdf"], place)


def test_an_unsupported_file_is_refused_until_it_is_gone(place: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "notiz.docx"
    path.write_bytes(b"PK")
    report = ingest([str(path)], place)
    assert [entry.reason for _, entry in report.quarantined] == [Reason.UNSUPPORTED]
    assert report.snapshot_id is None
    assert ingest([str(path)], place).quarantined[0][1].file == str(path)
    assert len(place.corpus.quarantine()) == 1


def test_an_address_that_does_not_answer_is_set_aside(place: Workspace) -> None:
    report = ingest(["http://127.0.0.1:9/x.pdf"], place)
    assert [entry.reason for _, entry in report.quarantined] == [Reason.DOWNLOAD_FAILED]
    assert not (place.corpus.root / "incoming").exists()


def test_a_list_names_files_beside_it(place: Workspace, tmp_path: Path) -> None:
    write_good(tmp_path / "a.pdf")
    listing = tmp_path / "liste.txt"
    listing.write_text("# Kommentar\n\na.pdf\n")
    assert len(ingest([str(listing)], place).added) == 1


def test_the_catalogue_says_more_than_the_pdf(place: Workspace, tmp_path: Path) -> None:
    write_good(tmp_path / "corpus" / "samples" / "a.pdf")
    entries = [
        {"key": "a", "title": "Titel", "year": 2012, "kind": "handout", "file": "samples/a.pdf"},
        {"key": "b", "title": "Fern", "landing_page": "https://example.org/"},
    ]
    catalogue = "\n".join(json.dumps(entry) for entry in entries)
    (tmp_path / "corpus" / "catalogue.jsonl").write_text(catalogue)
    report = ingest(None, place)
    assert (len(report.added), report.n_not_at_hand) == (1, 1)
    with Searcher.open(place.index_dir) as searcher:
        assert [(d.title, d.year) for d in searcher.documents] == [("Titel", 2012)]
    (tmp_path / "corpus" / "catalogue.jsonl").write_text(catalogue.replace("2012", "2013"))
    again = ingest(None, place)
    assert (len(again.updated), again.n_processed, again.n_embedded) == (1, 0, 0)
    assert again.snapshot_id != report.snapshot_id


def test_a_missing_input_is_a_wrong_call(place: Workspace) -> None:
    with pytest.raises(QueryError, match=r"nichts\.pdf"):
        ingest(["nichts.pdf"], place)


def test_a_damaged_index_is_built_anew(place: Workspace, tmp_path: Path) -> None:
    path = str(write_good(tmp_path / "a.pdf"))
    first = ingest([path], place)
    for file in (place.index_dir / "snapshots").glob("*/entries.sqlite"):
        file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert not pipeline.is_current([path], place)
    again = ingest([path], place)
    assert (again.snapshot_id, again.n_embedded) == (first.snapshot_id, 0)
    assert quotes(place, RecordType.RECOMMENDATION) == [RECOMMENDATION]
    assert pipeline.verify(place).faults == ()


def test_only_one_run_writes(place: Workspace, tmp_path: Path) -> None:
    path = write_good(tmp_path / "a.pdf")
    with place.corpus.lock(), pytest.raises(BusyError):
        ingest([str(path)], place)


def test_another_model_embeds_again_but_reads_nothing_again(
    place: Workspace, tmp_path: Path
) -> None:
    path = write_good(tmp_path / "a.pdf")
    first = ingest([str(path)], place)
    other = Workspace.open(
        place.corpus.root, place.index_dir, Settings(embed=EmbedOptions(model="hash:32"))
    )
    second = ingest([str(path)], other)
    assert second.n_processed == 0
    assert second.n_embedded == first.n_embedded > 0
    assert second.snapshot_id != first.snapshot_id


def test_only_what_stands_before_passages_makes_their_vectors_anew(
    place: Workspace, tmp_path: Path
) -> None:
    path = str(write_good(tmp_path / "a.pdf"))

    def embedded(options: EmbedOptions) -> int:
        settings = Settings(embed=options)
        other = Workspace.open(place.corpus.root, place.index_dir, settings)
        return ingest([path], other).n_embedded

    assert embedded(EmbedOptions()) > 0
    assert embedded(EmbedOptions(query_prefix="Frage: ")) == 0
    assert embedded(EmbedOptions(query_prefix="Frage: ", passage_prefix="Text: ")) > 0


def test_verify_finds_a_forged_quote_and_a_changed_original(
    place: Workspace, tmp_path: Path
) -> None:
    path = write_paper(tmp_path / "a.pdf", "Titel", [[RECOMMENDATION], [DEMAND]])
    report = ingest([str(path)], place)
    identifier = report.added[0].source_id
    assert identifier is not None
    work = place.corpus.root / "work" / identifier
    records = (work / "records.jsonl").read_text()
    (work / "records.jsonl").write_text(records.replace("sollten", "müssen"))
    with place.corpus.original(identifier).open("ab") as stream:
        stream.write(b" ")
    faults = [fault.what for fault in pipeline.verify(place).faults]
    assert any("Wortlaut weicht" in fault for fault in faults)
    assert any("Original ist verändert" in fault for fault in faults)
    assert any("records.jsonl weicht" in fault for fault in faults)


def test_a_wrong_corpus_never_empties_the_index(place: Workspace, tmp_path: Path) -> None:
    ingest([str(write_good(tmp_path / "a.pdf"))], place)
    wrong = Workspace.open(tmp_path / "tippfehler", place.index_dir, SETTINGS)
    with pytest.raises(CorpusError, match="--corpus"):
        ingest(None, wrong)
    with pytest.raises(CorpusError, match="--corpus"):
        ingest((), wrong)
    assert quotes(place, RecordType.RECOMMENDATION) == [RECOMMENDATION]


def test_a_version_kept_under_another_name_stays_and_nothing_alternates(
    place: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    write_good(folder / "empf.pdf")
    ingest([str(folder)], place)
    write_good(folder / "empf-alt.pdf")
    write_good(folder / "empf.pdf", extra="Die Länder sollten sich beteiligen.")
    second = ingest([str(folder)], place)
    assert (names(second.duplicates), names(second.updated)) == (["empf-alt.pdf"], ["empf.pdf"])
    assert second.counts["sources"] == 2
    third = ingest([str(folder)], place)
    assert names(third.unchanged) == ["empf-alt.pdf", "empf.pdf"]
    assert third.snapshot_id == second.snapshot_id


def test_content_that_gave_way_to_a_known_one_is_served_no_longer(
    place: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    write_good(folder / "a.pdf")
    write_good(folder / "b.pdf", extra="Die Länder sollten sich beteiligen.")
    assert ingest([str(folder)], place).counts["sources"] == 2
    write_good(folder / "b.pdf")
    report = ingest([str(folder)], place)
    assert (names(report.duplicates), report.counts["sources"]) == (["b.pdf"], 1)


def test_a_moved_file_is_the_same_file(place: Workspace, tmp_path: Path) -> None:
    path = write_good(tmp_path / "a.pdf")
    first = ingest([str(path)], place)
    path.rename(tmp_path / "b.pdf")
    second = ingest([str(tmp_path / "b.pdf")], place)
    assert (len(second.unchanged), second.snapshot_id) == (1, first.snapshot_id)


def test_one_unreadable_entry_does_not_stop_the_batch(place: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write_good(folder / "a.pdf")
    (folder / "x.pdf").symlink_to(folder / "nirgends.pdf")
    report = ingest([str(folder)], place)
    assert (names(report.added), len(report.quarantined)) == (["a.pdf"], 1)


@pytest.mark.parametrize("content", [b"liste.txt\n", "Förderung.pdf".encode("latin-1")])
def test_a_bad_list_is_a_wrong_call(place: Workspace, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "liste.txt").write_bytes(content)
    with pytest.raises(QueryError, match="Liste"):
        ingest([str(tmp_path / "liste.txt")], place)


def test_a_vanished_file_leaves_the_quarantine_on_retry(place: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "z.docx"
    path.write_bytes(b"PK")
    ingest([str(path)], place)
    path.unlink()
    pipeline.retry((), place)
    assert place.corpus.quarantine() == ()


def test_what_a_killed_run_took_in_is_still_new(place: Workspace, tmp_path: Path) -> None:
    path = write_good(tmp_path / "a.pdf")
    with place.corpus.lock():
        pipeline.take_in([str(path)], place)  # … and then the run was killed
    assert names(ingest([str(path)], place).added) == [str(path)]


@pytest.mark.parametrize("name", ["chunks.jsonl", "vectors.npy", "summary.json"])
def test_a_truncated_artefact_is_made_again(place: Workspace, tmp_path: Path, name: str) -> None:
    path = write_good(tmp_path / "a.pdf")
    first = ingest([str(path)], place)
    file = next(place.corpus.root.glob(f"work/*/{name}"))
    file.write_bytes(file.read_bytes()[:-9])
    write_good(tmp_path / "b.pdf", extra="Die Länder sollten sich beteiligen.")
    assert ingest([str(path), str(tmp_path / "b.pdf")], place).counts["sources"] == 2
    assert pipeline.verify(place).faults == ()
    assert first.counts["sources"] == 1


def test_an_unreadable_pointer_is_written_anew(place: Workspace, tmp_path: Path) -> None:
    path = str(write_good(tmp_path / "a.pdf"))
    first = ingest([path], place)
    (place.index_dir / "CURRENT").write_text("../x")
    assert ingest([path], place).snapshot_id == first.snapshot_id
    assert quotes(place, RecordType.RECOMMENDATION) == [RECOMMENDATION]


def test_a_pdf_under_another_name_is_a_pdf(place: Workspace, tmp_path: Path) -> None:
    path = write_good(tmp_path / "handreichung.pdf").rename(tmp_path / "handreichung")
    assert names(ingest([str(path)], place).added) == [str(path)]

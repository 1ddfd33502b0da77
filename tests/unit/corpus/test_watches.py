"""The list of watched places."""

from pathlib import Path

import pytest

from docpipe.corpus.watches import read_watches
from docpipe.errors import CorpusError
from docpipe.model import DocumentKind, WatchKind

GOOD = """[[source]]
key = "kreis"
kind = "page"
at = "https://stadt.example/kreis"
document_kind = "handout"
"""


def test_the_projects_own_list_can_be_read() -> None:
    watches = read_watches(Path(__file__).resolve().parents[3] / "corpus")
    assert any("qualitaetszirkel" in watch.at for watch in watches)


def test_an_entry(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(GOOD)
    (watch,) = read_watches(tmp_path)
    assert (watch.kind, watch.document_kind) == (WatchKind.PAGE, DocumentKind.HANDOUT)


def test_without_a_list_nothing_is_watched(tmp_path: Path) -> None:
    assert read_watches(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD + GOOD, "zweimal"),
        (GOOD.replace("page", "seite"), "kreis"),
        (GOOD.replace("document_kind", "documentkind"), "Gemeint ist vielleicht document_kind"),
        (GOOD.replace("https://", "ftp://"), "http"),
        (GOOD + 'link_text = "("\n', "regulärer Ausdruck"),
        (GOOD + 'selector = "ul >>"\n', "CSS-Selektor"),
        ("[source]\nkey = 1\n", r"\[\[source\]\]"),
        ("key = ", "TOML"),
        ('[[source]]\nkey = "x"\nkind = "folder"\nat = "https://x.example"\n', "Ordner"),
    ],
)
def test_errors_name_entry_and_cure(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "sources.toml").write_text(text)
    with pytest.raises(CorpusError, match=says):
        read_watches(tmp_path)

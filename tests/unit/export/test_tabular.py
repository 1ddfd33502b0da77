import csv
import io
import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from docpipe.export import KIND_NAMES, TYPE_NAMES, hit_object, to_csv, to_jsonl, to_markdown
from docpipe.export.tabular import COLUMNS
from docpipe.model import ChunkId, DocumentKind, RecordType
from tests.unit.export import samples

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_csv_of_one_record_in_full() -> None:
    pages = (samples.region(12, "10"), replace(samples.region(13, "11"), grade=0.614))
    chunk = samples.chunk('Er sagte: "Ja", dann\nging er.', pages=pages, label="Ja-Wort")
    chunk = replace(chunk, rule="modal-sollte", confidence=0.9, review="accept")
    chunk = replace(chunk, group=ChunkId("fedcba9876543210:r00000001"))
    text = to_csv([(chunk, samples.info(url="https://example.org/a.pdf"))])

    assert text == (
        "id,type,quote,label,heading_path,page,page_label,grade,topics,addressees,"
        "addressee_groups,municipalities,strength,document_id,title,year,publisher,kind,language,file,url,citation,fields,"
        "rule,confidence,group,review"
        "\r\n"
        '0123456789abcdef:r1a2b3c4d,recommendation,"Er sagte: ""Ja"", dann\nging er.",Ja-Wort,'
        "4 Handlungsempfehlungen; 4.2 Beteiligung,12; 13,10; 11,0.61,Beteiligung; Sprache,Kommunen,"
        "Kommune,Kreis Düren,sollte,0123456789abcdef,Leitlinien der Beteiligung,2017,"
        "Stadt Musterau,handout,de,leitlinien.pdf,https://example.org/a.pdf,"
        "Stadt Musterau (2017): Leitlinien der Beteiligung. S. 10–11 (PDF-Seiten 12–13).,,"
        "modal-sollte,0.90,fedcba9876543210:r00000001,accept\r\n"
    )


def test_csv_carries_the_fields_as_json() -> None:
    chunk = samples.with_fields(goal="Mehr „Wir“;\nweniger Hürden", contact="=amt@example.org")
    [row] = read_csv(to_csv([(chunk, samples.info())]))

    fields = json.loads(row["fields"])
    assert list(fields) == ["goal", "contact"]
    assert fields["goal"]["quote"] == "Mehr „Wir“;\nweniger Hürden"
    assert fields["contact"]["pages"][0]["page"] == 12


def test_csv_leaves_what_is_unknown_empty() -> None:
    pair = (samples.bare(samples.chunk()), samples.info(year=None, publisher=None))
    [row] = read_csv(to_csv([pair]))

    empty = {"label", "heading_path", "topics", "addressees", "addressee_groups", "municipalities"}
    empty |= {"strength", "year", "publisher", "url", "fields"}
    empty |= {"rule", "confidence", "group", "review"}
    assert {name for name, value in row.items() if value == ""} == empty


def test_csv_of_hits_leads_with_rank_and_score_when_asked() -> None:
    text = to_csv([samples.hit(rank=4), (samples.chunk(), samples.info())], ranked=True)
    rows = read_csv(text)

    assert text.startswith("rank,score,id,type,")
    assert [(row["rank"], row["score"]) for row in rows] == [("4", "0.912346"), ("", "")]
    assert tuple(read_csv(to_csv([samples.hit()]))[0]) == COLUMNS


def test_csv_without_entries_still_has_its_head() -> None:
    assert to_csv([]) == ",".join(COLUMNS) + "\r\n"


@given(quotes=st.lists(ANY_TEXT, max_size=4))
def test_csv_reads_back_every_quote_verbatim(quotes: list[str]) -> None:
    rows = read_csv(to_csv([(samples.chunk(quote), samples.info()) for quote in quotes]))

    assert [row["quote"] for row in rows] == quotes


def test_csv_changes_no_quote_that_looks_like_a_formula() -> None:
    quotes = ["=1+1", "+ mehr Mittel", "- weniger Hürden", "@alle"]
    rows = read_csv(to_csv([(samples.chunk(quote), samples.info()) for quote in quotes]))

    assert [row["quote"] for row in rows] == quotes


@given(quotes=st.lists(ANY_TEXT, max_size=4))
def test_jsonl_gives_one_line_an_object_and_reads_back_the_same(quotes: list[str]) -> None:
    objects = [hit_object(samples.chunk(quote), samples.info()) for quote in quotes]
    text = to_jsonl(objects)

    # splitlines also splits at U+0085, U+2028 and U+2029, which JSON itself leaves bare
    assert [json.loads(line) for line in text.splitlines()] == objects
    assert text.count("\n") == len(objects)


def test_jsonl_keeps_umlauts_and_the_order_of_keys() -> None:
    assert to_jsonl([{"z": "Öl", "a": None}]) == '{"z": "Öl", "a": null}\n'


def test_markdown_of_a_hit_and_a_definition() -> None:
    quote = "Kommunen sollten Bürger*innen und Migrant*innen beteiligen:\n- früh"
    definition = samples.chunk(
        "Integration ist ein Prozess.", type=RecordType.DEFINITION, label="Integration"
    )
    text = to_markdown(
        [
            samples.hit(samples.chunk(quote), samples.info(url="https://e.org/a.pdf#x"), rank=3),
            (definition, samples.info(year=None)),
        ]
    )

    assert text == (
        "### 3. Empfehlung\n"
        "\n"
        "> Kommunen sollten Bürger\\*innen und Migrant\\*innen beteiligen:\n"
        ">\n"
        "> \\- früh\n"
        "\n"
        "Stadt Musterau (2017): Leitlinien der Beteiligung. S. 10 (PDF-Seite 12).\n"
        "[Seite öffnen](<https://e.org/a.pdf#page=12>)\n"
        "\n"
        "### 2. Begriff: Integration\n"
        "\n"
        "> Integration ist ein Prozess.\n"
        "\n"
        "Stadt Musterau (o. J.): Leitlinien der Beteiligung. S. 10 (PDF-Seite 12).\n"
    )
    assert to_markdown([]) == ""


def test_only_web_addresses_become_links() -> None:
    for url in ("javascript:alert(1)", "file:///etc/passwd", "", None):
        assert "Seite öffnen" not in to_markdown([(samples.chunk(), samples.info(url=url))])


def test_every_code_word_has_a_german_name() -> None:
    assert set(TYPE_NAMES) == set(RecordType)
    assert set(KIND_NAMES) == set(DocumentKind)

"""The open data set: written, read back, checked by programs that others have written."""

import csv
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import frictionless
import pyarrow.parquet as pq
import pytest
import yaml
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, SKOS, XSD

import docpipe
from docpipe import Searcher, Workspace
from docpipe.answers.dataset import described, write_dataset, wrong_files
from docpipe.errors import DatasetError
from docpipe.export import entry_object
from docpipe.export.dataset.columns import DOCUMENT_COLUMNS, MORE_KEYS, RECORD_COLUMNS
from docpipe.export.dataset.parquet import read_parquet, record_schema
from docpipe.export.tabular import COLUMNS
from docpipe.model import Filters, RecordType
from docpipe.settings.dataset import DatasetOptions
from docpipe.settings.web import WebOptions
from tests.runner import Runner

DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EU = "http://publications.europa.eu/resource/authority/"
HERE = "https://daten.example/satz/dcat.ttl"


@pytest.fixture(scope="module")
def place(sample_place: Workspace) -> Workspace:
    """The samples, published by somebody."""
    settings = replace(
        sample_place.settings,
        web=WebOptions(operator="Stadt Musterau", base_url="https://empfehlungen.example"),
        dataset=DatasetOptions(
            contact="daten@musterau.example",
            licence="cc-by/4.0",
            attribution="Stadt Musterau",
            contributor_id="http://dcat-ap.de/def/contributors/musterau",
        ),
    )
    return replace(sample_place, settings=settings)


@pytest.fixture(scope="module")
def folder(
    place: Workspace, sample_index: Searcher, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    target = tmp_path_factory.mktemp("data") / "satz"
    write_dataset(sample_index, place, target)
    return target


def test_what_is_read_back_is_what_the_index_holds(folder: Path, sample_index: Searcher) -> None:
    data = docpipe.read_dataset(folder)
    assert list(data.records) == [entry_object(entry) for entry in sample_index.records()]
    assert [one["id"] for one in data.documents] == [one.id for one in sample_index.documents]
    assert data.version == sample_index.manifest.snapshot_id
    assert data.passages == ()


def test_parquet_holds_the_same_with_types(folder: Path) -> None:
    records = list(docpipe.read_dataset(folder).records)
    assert list(record_schema().names) == list(records[0]), "a key that Parquet does not know"
    assert read_parquet(folder / "records.parquet") == records
    table = pq.read_table(folder / "records.parquet")
    assert str(table.schema.field("document").type.field("year").type) == "int32"


def test_the_flat_table_has_its_columns_explained(folder: Path) -> None:
    with (folder / "records.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    records = docpipe.read_dataset(folder).records
    assert [row["quote"] for row in rows] == [record["quote"] for record in records]
    assert tuple(column.name for column in RECORD_COLUMNS) == COLUMNS
    explained = {column.name for column in (*RECORD_COLUMNS, *MORE_KEYS)}
    assert set(records[0]) <= explained
    for name, columns in (("README.md", RECORD_COLUMNS), ("README.en.md", DOCUMENT_COLUMNS)):
        text = (folder / name).read_text(encoding="utf-8")
        assert all(f"| `{column.name}` |" in text for column in columns)


def test_every_document_brings_its_licence(folder: Path, place: Workspace) -> None:
    sources = {source.id: source for source in place.corpus.sources()}
    for document in docpipe.read_dataset(folder).documents:
        assert document["licence"] == sources[document["id"]].licence
        assert document["sha256"] == sources[document["id"]].sha256


def test_passages_come_only_on_request(
    place: Workspace, sample_index: Searcher, tmp_path: Path
) -> None:
    write_dataset(sample_index, place, tmp_path / "satz", passages=True)
    data = docpipe.read_dataset(tmp_path / "satz")
    passages = Filters(types=(RecordType.PASSAGE,))
    assert list(data.passages) == [entry_object(one) for one in sample_index.records(passages)]
    assert read_parquet(tmp_path / "satz" / "passages.parquet") == list(data.passages)


def test_frictionless_finds_nothing_to_object_to(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "message"])
    checked = {task.name: task for task in report.tasks}
    assert checked["records-csv"].type == "table"
    assert checked["records-csv"].stats["rows"] == len(docpipe.read_dataset(folder).records)


def test_the_descriptor_is_a_data_package_of_version_2(folder: Path) -> None:
    found = json.loads((folder / "datapackage.json").read_bytes())
    assert found["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert found["licenses"][0]["name"] == "CC-BY-4.0"
    for resource in found["resources"]:
        data = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_the_catalogue_meets_the_conventions_of_dcat_ap_de(folder: Path) -> None:
    graph = Graph().parse(folder / "dcat.ttl", publicID=HERE)
    [dataset] = graph.subjects(RDF.type, DCAT.Dataset)

    def values(subject: Any, *names: URIRef) -> list[Any]:  # noqa: ANN401 - nodes of rdflib
        return [list(graph.objects(subject, name)) for name in names]

    required = (
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.identifier,
        DCTERMS.issued,
        DCTERMS.modified,
        DCAT.keyword,
        DCAT.landingPage,
    )
    assert all(values(dataset, *required))
    # K12, K36, K01, K30
    [[contributor], [publisher], [contact], themes] = values(
        dataset, DCATDE.contributorID, DCTERMS.publisher, DCAT.contactPoint, DCAT.theme
    )
    assert str(contributor).startswith("http://dcat-ap.de/def/contributors/")
    assert graph.value(publisher, FOAF.name) == Literal("Stadt Musterau")
    assert graph.value(contact, VCARD.hasEmail) == URIRef("mailto:daten@musterau.example")
    assert all(str(theme).startswith(f"{EU}data-theme/") for theme in themes)
    period = graph.value(dataset, DCTERMS.temporal)
    assert graph.value(period, DCAT.startDate) == Literal("2009-01-01", datatype=XSD.date)
    assert graph.value(dataset, DCTERMS.spatial) == URIRef(f"{EU}country/DEU")
    distributions = list(graph.objects(dataset, DCAT.distribution))
    assert len(distributions) == 6
    for one in distributions:
        [[address], [licence], [file_type]] = values(
            one, DCAT.accessURL, DCTERMS.license, DCTERMS["format"]
        )
        name = str(address).removeprefix("https://daten.example/satz/")
        assert (folder / name).is_file()
        assert licence == URIRef("http://dcat-ap.de/def/licenses/cc-by/4.0")  # K31
        assert str(file_type).startswith(f"{EU}file-type/")  # K32
        assert graph.value(one, DCTERMS.title)
    [catalogue] = graph.subjects(RDF.type, DCAT.Catalog)
    assert all(values(catalogue, DCTERMS.title, DCTERMS.description, DCTERMS.publisher))
    assert values(catalogue, DCAT.dataset) == [[dataset]]


def test_topics_are_a_scheme_with_every_topic_of_a_record(folder: Path) -> None:
    graph = Graph().parse(folder / "topics.ttl")
    labels = {str(label) for label in graph.objects(None, SKOS.prefLabel)}
    found = {topic for one in docpipe.read_dataset(folder).records for topic in one["topics"]}
    assert found
    assert found <= labels


def test_the_citation_names_exactly_this_version(folder: Path, sample_index: Searcher) -> None:
    found = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
    manifest = sample_index.manifest
    assert found["type"] == "dataset"
    assert found["version"] == manifest.snapshot_id
    assert str(found["date-released"]) == manifest.created_at[:10]
    assert found["authors"] == [{"name": "Stadt Musterau"}]
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert f"Version {manifest.snapshot_id} vom {manifest.created_at[:10]} [Datensatz]" in readme


def test_writing_again_gives_the_same_bytes(
    place: Workspace, sample_index: Searcher, folder: Path, tmp_path: Path
) -> None:
    write_dataset(sample_index, place, tmp_path / "satz")
    write_dataset(sample_index, place, tmp_path / "satz")  # in the place of the former
    names = {path.name for path in folder.iterdir()}
    assert {path.name for path in (tmp_path / "satz").iterdir()} == names
    assert all((folder / n).read_bytes() == (tmp_path / "satz" / n).read_bytes() for n in names)
    assert [path.name for path in tmp_path.iterdir()] == ["satz"], "drafts are left behind"


def test_what_is_no_data_set_is_never_replaced(
    place: Workspace, sample_index: Searcher, tmp_path: Path
) -> None:
    (tmp_path / "akten").mkdir()
    (tmp_path / "akten" / "brief.txt").write_text("wichtig")
    with pytest.raises(DatasetError, match="nicht leer und kein früherer Datensatz"):
        write_dataset(sample_index, place, tmp_path / "akten")
    write_dataset(sample_index, place, tmp_path / "satz")
    (tmp_path / "satz" / "notizen.txt").write_text("auch wichtig")
    with pytest.raises(DatasetError, match=r"noch notizen\.txt"):
        write_dataset(sample_index, place, tmp_path / "satz")
    assert (tmp_path / "satz" / "notizen.txt").read_text() == "auch wichtig"
    with pytest.raises(DatasetError, match="ist eine Datei"):
        write_dataset(sample_index, place, tmp_path / "akten" / "brief.txt")


def test_an_empty_folder_is_filled(
    place: Workspace, sample_index: Searcher, tmp_path: Path
) -> None:
    write_dataset(sample_index, place, tmp_path)
    assert wrong_files(tmp_path) == []


def test_damage_is_noticed(place: Workspace, sample_index: Searcher, tmp_path: Path) -> None:
    write_dataset(sample_index, place, tmp_path / "satz")
    with (tmp_path / "satz" / "records.jsonl").open("ab") as stream:
        stream.write(b"{}\n")
    (tmp_path / "satz" / "README.md").unlink()
    assert wrong_files(tmp_path / "satz") == ["README.md", "records.jsonl"]
    with pytest.raises(DatasetError, match=r"README\.md, records\.jsonl"):
        docpipe.read_dataset(tmp_path / "satz")


def test_without_a_word_of_the_operator_nothing_is_granted(
    sample_place: Workspace, sample_index: Searcher
) -> None:
    data = described(sample_index, sample_place)
    assert data.licence.code == "other-closed"
    assert data.publisher == ""
    with pytest.raises(ValueError, match="cc-by/4"):
        DatasetOptions(licence="gemeinfrei")


def test_the_command_writes_and_checks(run: Runner, served: Path, tmp_path: Path) -> None:
    target = tmp_path / "satz"
    report = run.json("export", str(target), "--json")
    assert report["counts"] == {
        "documents": 1,
        "records": len(docpipe.read_dataset(target).records),
    }
    assert "GovData" not in run.messages
    assert "Version" in run("export", str(target))
    assert "contributor_id" in run.messages
    assert "wie sie geschrieben wurden" in run("export", str(target), "--check")
    (target / "topics.ttl").write_text("")
    assert run.json("export", str(target), "--check", "--json", code=1)["wrong"] == ["topics.ttl"]
    run("export", str(served), code=4)
    assert "nicht leer" in run.messages

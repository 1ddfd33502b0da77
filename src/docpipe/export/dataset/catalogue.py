"""``dcat.ttl``: the data set in DCAT-AP.de 2.0, the terms in which German portals exchange.

Licences, file types, themes and languages are taken from the lists that the conventions ask for
(K12, K30 to K32, K36). Without a configured ``contributor_id`` K12 is not met: only GovData gives
it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from docpipe.export.dataset.described import DATA, NAME, Described, Written
from docpipe.export.dataset.turtle import blank, iri, literal, node, prefixes

_EU = "http://publications.europa.eu/resource/authority"
_LICENCES = "http://dcat-ap.de/def/licenses"
_IANA = "http://www.iana.org/assignments/media-types"
_REGISTERED = frozenset(
    ["text/csv", "text/turtle", "application/vnd.apache.parquet", "application/zip"]
)
_LANGUAGES = {"de": "DEU", "en": "ENG", "fr": "FRA", "tr": "TUR"}
_PREFIXES = (
    ("adms", "http://www.w3.org/ns/adms#"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatde", "http://dcat-ap.de/def/dcatde/"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """One way to get the data.

    Attributes:
        address: Of the file.
        page: Where it is offered; empty for the file itself.
        sha256: Empty where the file is made on demand.
    """

    name: str
    title: str
    media_type: str
    eu: str
    address: str
    page: str = ""
    n_bytes: int = 0
    sha256: str = ""


def of_files(files: Iterable[Written]) -> list[Distribution]:
    """The files of data beside ``dcat.ttl``; their addresses follow from its own."""
    return [
        Distribution(
            name=file.name,
            title=DATA[file.name].german,
            media_type=DATA[file.name].media_type,
            eu=DATA[file.name].eu,
            address=file.name,
            n_bytes=file.n_bytes,
            sha256=file.sha256,
        )
        for file in files
        if file.name in DATA
    ]


def catalogue(data: Described, distributions: Iterable[Distribution], api: str = "") -> str:
    """A catalogue of one data set, in Turtle.

    Args:
        data: What is said of the data set.
        distributions: Where it can be had.
        api: Address of the REST interface; empty for none.
    """
    given = list(distributions)
    parts = [_catalogue(data, api), _dataset(data, given), _publisher(data)]
    parts += [_distribution(data, one) for one in given]
    parts += [_service(data, api)] if api else []
    return prefixes(_PREFIXES) + "\n".join(parts)


def _named(data: Described, name: str) -> str:
    return iri(f"{data.address}#{name}")


def _catalogue(data: Described, api: str) -> str:
    return node(
        _named(data, "catalog"),
        [
            ("a", "dcat:Catalog"),
            ("dct:title", literal(f"Katalog: {data.title}", "@de")),
            ("dct:description", literal(data.description, "@de")),
            ("dct:publisher", _named(data, "publisher")),
            ("dct:language", iri(f"{_EU}/language/DEU")),
            ("dct:modified", _time(data)),
            ("foaf:homepage", iri(data.address) if data.address else ""),
            ("dcat:themeTaxonomy", iri(f"{_EU}/data-theme")),
            ("dcat:service", _named(data, "api") if api else ""),
            ("dcat:dataset", _named(data, "dataset")),
        ],
    )


def _dataset(data: Described, distributions: Iterable[Distribution]) -> str:
    languages = sorted(_LANGUAGES[code] for code in data.languages if code in _LANGUAGES)
    return node(
        _named(data, "dataset"),
        [
            ("a", "dcat:Dataset"),
            ("dct:title", literal(data.title, "@de")),
            ("dct:description", literal(data.description, "@de")),
            ("dct:identifier", literal(f"{NAME}:{data.version}")),
            ("owl:versionInfo", literal(data.version)),
            ("dct:publisher", _named(data, "publisher")),
            ("dcat:contactPoint", _contact(data)),
            ("dcatde:contributorID", iri(data.contributor_id) if data.contributor_id else ""),
            ("dcat:theme", _list(f"{_EU}/data-theme/{code}" for code in data.themes)),
            ("dcat:keyword", ", ".join(literal(word, "@de") for word in data.keywords)),
            ("dct:language", _list(f"{_EU}/language/{code}" for code in languages)),
            ("dct:issued", _time(data)),
            ("dct:modified", _time(data)),
            ("dct:spatial", iri(data.spatial) if data.spatial else ""),
            ("dct:temporal", _period(data)),
            ("dct:accessRights", iri(f"{_EU}/access-right/PUBLIC")),
            ("dcat:landingPage", iri(data.address) if data.address else ""),
            (
                "dcat:distribution",
                ", ".join(_named(data, one.name) for one in distributions),
            ),
        ],
    )


def _distribution(data: Described, one: Distribution) -> str:
    checksum = blank(
        [
            ("a", "spdx:Checksum"),
            ("spdx:algorithm", "spdx:checksumAlgorithm_sha256"),
            ("spdx:checksumValue", literal(one.sha256, "^^xsd:hexBinary")),
        ]
    )
    return node(
        _named(data, one.name),
        [
            ("a", "dcat:Distribution"),
            ("dct:title", literal(one.title, "@de")),
            ("dcat:accessURL", iri(one.page or one.address)),
            ("dcat:downloadURL", iri(one.address)),
            ("dct:format", iri(f"{_EU}/file-type/{one.eu}")),
            (
                "dcat:mediaType",
                iri(f"{_IANA}/{one.media_type}") if one.media_type in _REGISTERED else "",
            ),
            ("dct:license", iri(f"{_LICENCES}/{data.licence.code}")),
            (
                "dcatde:licenseAttributionByText",
                literal(data.attribution, "@de") if data.attribution else "",
            ),
            ("dct:modified", _time(data)),
            ("dcat:byteSize", literal(str(one.n_bytes), "^^xsd:decimal") if one.n_bytes else ""),
            ("spdx:checksum", checksum if one.sha256 else ""),
        ],
    )


def _publisher(data: Described) -> str:
    return node(
        _named(data, "publisher"),
        [
            ("a", "foaf:Agent"),
            ("foaf:name", literal(data.publisher or "nicht angegeben")),
            ("foaf:homepage", iri(data.publisher_url) if data.publisher_url else ""),
        ],
    )


def _service(data: Described, api: str) -> str:
    return node(
        _named(data, "api"),
        [
            ("a", "dcat:DataService"),
            ("dct:title", literal("REST-Schnittstelle", "@de")),
            ("dcat:endpointURL", iri(f"{api}/api/v1")),
            ("dcat:endpointDescription", iri(f"{api}/openapi.json")),
            ("dcat:servesDataset", _named(data, "dataset")),
        ],
    )


def _contact(data: Described) -> str:
    if not data.contact:
        return ""
    is_mail = "@" in data.contact and "/" not in data.contact
    reached = (
        ("vcard:hasEmail", iri(f"mailto:{data.contact}"))
        if is_mail
        else ("vcard:hasURL", iri(data.contact))
    )
    name = literal(data.publisher or data.contact)
    return blank([("a", "vcard:Organization"), ("vcard:fn", name), reached])


def _period(data: Described) -> str:
    if data.years is None:
        return ""
    first, last = data.years
    return blank(
        [
            ("a", "dct:PeriodOfTime"),
            ("dcat:startDate", literal(f"{first:04}-01-01", "^^xsd:date")),
            ("dcat:endDate", literal(f"{last:04}-12-31", "^^xsd:date")),
        ]
    )


def _time(data: Described) -> str:
    return literal(data.created_at, "^^xsd:dateTime")


def _list(addresses: Iterable[str]) -> str:
    return ", ".join(iri(address) for address in addresses)

"""What the operator says of the open data set; here for the reason given in ``settings.web``."""

from dataclasses import dataclass

from docpipe.model.licence import LICENCES

GERMANY = "http://publications.europa.eu/resource/authority/country/DEU"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetOptions:
    """The table ``[dataset]``: who publishes the data set, and on what terms.

    Attributes:
        title: Of the data set.
        description: One paragraph; empty for one that names the counts.
        publisher: Empty for the operator of the site.
        publisher_url: Its web address.
        contact: E-mail address or web address for questions; empty for that of the site.
        licence: Of what the publisher adds (types, facets, fields), a name of ``LICENCES``; the
            quotes stay under the terms of their publications. Nobody but the publisher can grant
            one, so there is none until one is set.
        attribution: How to name the publisher, where the licence asks for it.
        contributor_id: Web address that GovData has given the publisher
            (``http://dcat-ap.de/def/contributors/…``); without it GovData takes no data set.
        spatial: Web address of the area that the publications are about.
        themes: Codes of the EU's list of data themes.
        keywords: German catchwords.
    """

    title: str = "Empfehlungen aus kommunalen Veröffentlichungen"
    description: str = ""
    publisher: str = ""
    publisher_url: str = ""
    contact: str = ""
    licence: str = "other-closed"
    attribution: str = ""
    contributor_id: str = ""
    spatial: str = GERMANY
    themes: tuple[str, ...] = ("GOVE", "SOCI")
    keywords: tuple[str, ...] = (
        "Integration",
        "Kommunen",
        "Handlungsempfehlungen",
        "Praxisbeispiele",
    )

    def __post_init__(self) -> None:
        if self.licence not in LICENCES:
            raise ValueError(f"licence ist eines von: {', '.join(LICENCES)}")

"""The texts of the samples, one module each."""

from scripts.samples.publication import Publication
from scripts.samples.publications import (
    begriffe,
    bildungsmanagement,
    corona,
    eu_binnenwanderung,
    interkulturelle_oeffnung,
    laendlicher_raum,
    manifest,
    migrantenoekonomie,
    migrantenorganisationen,
    politische_partizipation,
    religioese_vielfalt,
    sprachmittlung,
)

PUBLICATIONS: tuple[Publication, ...] = (
    bildungsmanagement.PUBLICATION,
    interkulturelle_oeffnung.PUBLICATION,
    migrantenoekonomie.PUBLICATION,
    politische_partizipation.PUBLICATION,
    religioese_vielfalt.PUBLICATION,
    eu_binnenwanderung.PUBLICATION,
    manifest.PUBLICATION,
    begriffe.PUBLICATION,
    sprachmittlung.PUBLICATION,
    corona.PUBLICATION,
    migrantenorganisationen.PUBLICATION,
    laendlicher_raum.PUBLICATION,
)

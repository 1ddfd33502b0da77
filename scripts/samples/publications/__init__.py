"""The texts of the samples, one module each."""

from scripts.samples.publication import Publication
from scripts.samples.publications import (
    bildungsmanagement,
    interkulturelle_oeffnung,
    migrantenorganisationen,
    politische_partizipation,
    sprachmittlung,
)

PUBLICATIONS: tuple[Publication, ...] = (
    bildungsmanagement.PUBLICATION,
    interkulturelle_oeffnung.PUBLICATION,
    politische_partizipation.PUBLICATION,
    sprachmittlung.PUBLICATION,
    migrantenorganisationen.PUBLICATION,
)

"""The texts of the samples, one module each."""

from scripts.samples.publication import Publication
from scripts.samples.publications import bildungsmanagement, interkulturelle_oeffnung, sprachmittlung

PUBLICATIONS: tuple[Publication, ...] = (
    bildungsmanagement.PUBLICATION,
    interkulturelle_oeffnung.PUBLICATION,
    sprachmittlung.PUBLICATION,
)

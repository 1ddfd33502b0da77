"""The texts of the samples, one module each."""

from scripts.samples.publication import Publication
from scripts.samples.publications.interkulturelle_oeffnung import PUBLICATION as OEFFNUNG

PUBLICATIONS: tuple[Publication, ...] = (OEFFNUNG,)

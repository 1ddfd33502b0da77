"""Licences under which open data is given, by their names in DCAT-AP.de."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A licence.

    Attributes:
        code: Below ``http://dcat-ap.de/def/licenses/``.
        title: In German.
        url: Of its text; empty where there is none.
        spdx: Its name in the SPDX list; empty where it has none.
    """

    code: str
    title: str
    url: str = ""
    spdx: str = ""


LICENCES: dict[str, Licence] = {
    one.code: one
    for one in (
        Licence(code="other-closed", title="Alle Rechte vorbehalten"),
        Licence(
            code="cc-by/4.0",
            title="Creative Commons Namensnennung 4.0 International",
            url="https://creativecommons.org/licenses/by/4.0/",
            spdx="CC-BY-4.0",
        ),
        Licence(
            code="cc-by-sa/4.0",
            title="Creative Commons Namensnennung – Weitergabe unter gleichen Bedingungen 4.0",
            url="https://creativecommons.org/licenses/by-sa/4.0/",
            spdx="CC-BY-SA-4.0",
        ),
        Licence(
            code="cc-zero",
            title="Creative Commons Zero 1.0",
            url="https://creativecommons.org/publicdomain/zero/1.0/",
            spdx="CC0-1.0",
        ),
        Licence(
            code="dl-by-de/2.0",
            title="Datenlizenz Deutschland – Namensnennung – Version 2.0",
            url="https://www.govdata.de/dl-de/by-2-0",
            spdx="DL-DE-BY-2.0",
        ),
        Licence(
            code="dl-zero-de/2.0",
            title="Datenlizenz Deutschland – Zero – Version 2.0",
            url="https://www.govdata.de/dl-de/zero-2-0",
            spdx="DL-DE-ZERO-2.0",
        ),
    )
}

"""The query parameters of the REST interface, as its description names them."""

from typing import Annotated

from fastapi import Depends, Query
from starlette.requests import Request

from docpipe.model import Filters, Mode, RecordType
from docpipe.web.asked import MAX_QUERY_CHARACTERS, Asked, read_asked

LETTER_OR_DIGIT = r"[^\W_]"
"""What a question must hold somewhere."""

_DAY = (
    r"[1-9][0-9]{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)"
    r"|(?:0[13578]|1[02])-31)|[1-9][0-9](?:0[48]|[2468][048]|[13579][26])-02-29"
)
_TIME = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"
MOMENT = f"^(?:(?:{_DAY})(?:{_TIME})?)?$"
"""A day or moment after ISO 8601, or nothing."""

_MANY = "Mehrfach möglich; mehrere Werte gelten als Oder."


def filters_of(  # noqa: PLR0913 - the filters of the public contract, by name
    request: Request,
    type: Annotated[list[RecordType], Query(description=f"Art des Fundes. {_MANY}")] = [],  # noqa: B006 - FastAPI copies it
    topic: Annotated[list[str], Query(description=f"Thema. {_MANY}")] = [],  # noqa: B006
    addressee: Annotated[
        list[str], Query(description=f"Adressat oder Adressatengruppe. {_MANY}")
    ] = [],  # noqa: B006
    municipality: Annotated[
        list[str], Query(description=f"Stadt, Gemeinde oder (Land-)Kreis. {_MANY}")
    ] = [],  # noqa: B006
    document: Annotated[
        list[str], Query(description=f"Kennung, Titel oder Dateiname. {_MANY}")
    ] = [],  # noqa: B006
    publisher: Annotated[list[str], Query(description=f"Herausgeber. {_MANY}")] = [],  # noqa: B006
    language: Annotated[list[str], Query(description=f"Sprache, etwa de. {_MANY}")] = [],  # noqa: B006
    year_from: Annotated[int | None, Query(ge=0, le=9999, description="Frühestes Jahr")] = None,
    year_to: Annotated[int | None, Query(ge=0, le=9999, description="Spätestes Jahr")] = None,
) -> Filters:
    """The filters of a request; values of one are alternatives, different ones must all hold."""
    del type, topic, addressee, municipality, document, publisher, language, year_from, year_to
    return read_asked(request.query_params).filters


def asked_of(
    request: Request,
    _filters: Annotated[Filters, Depends(filters_of)],
    q: Annotated[
        str,
        Query(
            description="Die Frage, in Worten oder in der Suchsprache",
            max_length=MAX_QUERY_CHARACTERS,
            pattern=LETTER_OR_DIGIT,
            examples=["Wie gelingt Sprachmittlung im Landkreis?"],
        ),
    ],
    k: Annotated[int, Query(ge=1, le=100, description="Treffer")] = 10,
    mode: Annotated[Mode, Query(description="Suchverfahren")] = Mode.HYBRID,
) -> Asked:
    """A question with its filters."""
    del q, k, mode
    return read_asked(request.query_params)


FiltersAsked = Annotated[Filters, Depends(filters_of)]
QuestionAsked = Annotated[Asked, Depends(asked_of)]

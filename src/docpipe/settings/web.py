"""What the operator of the web pages decides.

Here, and not beside the pages: the tree of settings stands below the surfaces.
"""

from dataclasses import dataclass

MIN_TOKEN = 20
"""Characters of a review token: shorter ones can be guessed by trying."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebOptions:
    """The table ``[web]``: who runs the site, and what it allows.

    Attributes:
        name: Of the site, in its header.
        operator: Who is responsible for it (imprint); empty while nobody has filled it in.
        address: Postal address, lines separated by line breaks.
        contact: E-mail address or telephone for questions, also on accessibility.
        imprint: Further paragraphs of the imprint, separated by blank lines.
        privacy: Further paragraphs on privacy, separated by blank lines.
        accessibility_checked: ISO date of the last check of accessibility.
        enforcement: Name and address of the enforcement body that takes complaints (BITV).
        base_url: The address under which others reach the site, without a slash at the end; for
            links in documents, feeds and references. Empty: taken from each request.
        review_token: Switches the review pages on; at least 20 characters.
        serve_originals: Whether the files themselves are handed out where no address is known.
        picture_cache_mb: How much room pictures of pages may take in the user's cache folder; 0 for
            none. A page takes about a tenth of a megabyte.
        allowed_origins: Web origins whose scripts may call the REST interface (CORS).
        requests_per_minute: Of one client; 0 for no limit.
        behind_proxy: Whether the client's address is taken from ``X-Forwarded-For``: only behind a
            proxy that sets it, for anybody could write it.
    """

    name: str = "docpipe"
    operator: str = ""
    address: str = ""
    contact: str = ""
    imprint: str = ""
    privacy: str = ""
    accessibility_checked: str = ""
    enforcement: str = ""
    base_url: str = ""
    review_token: str = ""
    serve_originals: bool = True
    picture_cache_mb: int = 500
    allowed_origins: tuple[str, ...] = ()
    requests_per_minute: int = 600
    behind_proxy: bool = False

    def __post_init__(self) -> None:
        if self.review_token and len(self.review_token) < MIN_TOKEN:
            raise ValueError(f"review_token braucht mindestens {MIN_TOKEN} Zeichen")
        if self.picture_cache_mb < 0:
            raise ValueError("picture_cache_mb darf nicht negativ sein")
        if self.requests_per_minute < 0:
            raise ValueError("requests_per_minute darf nicht negativ sein")
        if self.base_url and not self.base_url.startswith(("http://", "https://")):
            raise ValueError("base_url beginnt mit http:// oder https://")

"""The landing page, in the two typographies in which copies of such pages are found."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_ASCII = {"\u2010": "-", "„": '"', "“": '"', "–": "-"}


@dataclass(frozen=True)
class Link:
    """One publication as the page offers it.

    Attributes:
        href: Absolute, or relative to the page.
        n_bytes: The size that the page claims; ``None`` for none.
    """

    title: str
    href: str
    n_bytes: int | None = None


def landing_page(links: Sequence[Link], *, plain: bool = False) -> bytes:
    """The page of a working group with its section "Downloads".

    Args:
        links: In order.
        plain: With typewriter hyphens and quotation marks, as one of the two copies has them.
    """
    entries = "\n".join(_entry(link) for link in links)
    page = f"""<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Arbeitskreis Integration – Musterstadt</title>
<link rel="stylesheet" href="/style.css"></head>
<body>
<nav><ul><li><a href="/">Startseite</a></li><li><a href="/rathaus.php">Rathaus</a></li>
<li><a href="/downloads/stadtplan.pdf">Stadtplan (PDF, 2,1 MB)</a></li></ul></nav>
<main>
<h1>Arbeitskreis „Qualität in der Integrations\u2010Politik“</h1>
<p>Der Arbeitskreis trifft sich zweimal im Jahr. Seine Papiere stehen hier zum Herunterladen.</p>
<h2>Mitglieder</h2>
<p>Die <a href="/mitglieder.html">Liste der Mitglieder</a> wird laufend ergänzt.</p>
<h2>Downloads</h2>
<h3>Empfehlungen und Hand\u00adreichungen</h3>
<ul class="linklist">
{entries}
</ul>
<p>Die Festschrift gibt es <a href="mailto:integration@musterstadt.example">auf Anfrage</a>.</p>
<h2>Kontakt</h2>
<p><a href="#top">Nach oben</a> · <a href="/kontakt.php">Kontakt</a>
 · <a href="/downloads/hausordnung.pdf">Hausordnung (PDF)</a></p>
</main></body></html>
"""
    for fine, coarse in _ASCII.items() if plain else ():
        page = page.replace(fine, coarse)
    return page.encode()


def _entry(link: Link) -> str:
    size = f" (PDF, {_size(link.n_bytes)})" if link.n_bytes is not None else ""
    icon = '<img src="/icons/pdf.svg" alt="PDF">'
    href = escape(link.href, quote=True)
    return f'<li><a href="{href}" class="download">{icon} {escape(link.title)}{size}</a></li>'


def _size(n_bytes: int) -> str:
    if n_bytes >= 1_000_000:
        return f"{n_bytes / 1e6:.1f} MB".replace(".", ",")
    return f"{n_bytes / 1e3:.0f} KB"

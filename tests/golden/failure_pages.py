"""One small PDF for every way in which German PDFs go wrong; the text is our own.

Each page shows one fault and as little else as possible. ``PAGES`` maps the fault to the function
that draws it; ``build`` makes the PDF.
"""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.golden.spoilt_fonts import SPOILT, VERA

WIDTH, HEIGHT = A4
_SCAN_DPI = 150
SIZE, LEADING = 11.0, 14.0
LEFT, TOP = 72.0, 760.0

TEACHERS = [
    "Die Stadt stellt den Schulen seit drei Jahren Fachkräfte zur Seite,",
    "die Eltern in ihrer Sprache beraten. Sie kennen die Wege durch die",
    "Ämter und begleiten Familien, wenn ein Übergang ansteht.",
]
HOUSING = [
    "Wohnraum bleibt knapp. Der Kreis hat deshalb mit den Genossenschaften",
    "vereinbart, jede zehnte Wohnung an Haushalte zu vergeben, die neu",
    "zugezogen sind und noch keine eigene Bleibe gefunden haben.",
]
SPORTS = [
    "Vereine öffnen ihre Hallen am Sonntag. Wer mitmachen will, braucht",
    "keine Anmeldung und keinen Beitrag; Übungsleiter sprechen mehrere",
    "Sprachen und achten darauf, dass niemand am Rand stehen bleibt.",
]


def write(
    canvas: Canvas, texts: Sequence[str], x: float = LEFT, y: float = TOP, size: float = SIZE
) -> float:
    """Lines below each other; returns the height of the next one."""
    canvas.setFont("Helvetica", size)
    for text in texts:
        canvas.drawString(x, y, text)
        y -= LEADING
    return y


def title(canvas: Canvas, text: str, y: float, x: float = LEFT, size: float = 16) -> None:
    """In bold."""
    canvas.setFont("Helvetica-Bold", size)
    canvas.drawString(x, y, text)


def double_page_spread(canvas: Canvas) -> None:
    """Two pages of the booklet on one sheet: left before right, and two page numbers."""
    canvas.setPageSize(landscape(A3))
    middle = landscape(A3)[0] / 2
    for sheet in range(2):
        title(canvas, ("Beratung", "Sport")[sheet], 740)
        write(canvas, [*TEACHERS, *HOUSING] if sheet == 0 else SPORTS, y=700)
        title(canvas, ("Wohnen", "Ausblick")[sheet], 740, x=middle + LEFT)
        write(canvas, HOUSING if sheet == 0 else TEACHERS, x=middle + LEFT, y=700)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(LEFT, 40, str(4 + 2 * sheet))
        canvas.drawRightString(2 * middle - LEFT, 40, str(5 + 2 * sheet))
        canvas.showPage()


def two_columns(canvas: Canvas) -> None:
    """The left column is read to its end before the right one begins."""
    title(canvas, "Zwei Spalten unter einem Titel", 760)
    left = [
        "Die Stadt stellt den Schulen seit",
        "drei Jahren Fachkräfte zur Seite.",
        "Sie beraten Eltern in ihrer",
        "Sprache und kennen die Wege",
        "durch die Ämter. Familien wissen",
        "dadurch früher, welche Hilfe es",
    ]
    right = [
        "gibt und wo sie zu finden ist.",
        "Wohnraum bleibt knapp. Der Kreis",
        "hat deshalb mit den",
        "Genossenschaften vereinbart, jede",
        "zehnte Wohnung an Haushalte zu",
        "vergeben, die neu sind.",
    ]
    write(canvas, left, y=720)
    write(canvas, right, x=330, y=720)


def margin_line_numbers(canvas: Canvas) -> None:
    """Every line is numbered in the margin, as in drafts of decisions."""
    texts = [*TEACHERS, *HOUSING, *SPORTS, *TEACHERS[:1], *HOUSING[1:]]
    write(canvas, texts)
    canvas.setFont("Helvetica", 8)
    for row in range(len(texts)):
        canvas.drawRightString(LEFT - 14, TOP - LEADING * row, str(907 + row))


def marginalia(canvas: Canvas) -> None:
    """Short notes stand beside the text that they sum up."""
    y = write(canvas, [*TEACHERS, *HOUSING], x=190)
    write(canvas, SPORTS, x=190, y=y - 10)
    canvas.setFont("Helvetica-Bold", 8)
    canvas.drawString(72, TOP, "Eltern beraten")
    canvas.drawString(72, y - 10, "Sport am Sonntag")


def line_end_hyphens(canvas: Canvas) -> None:
    """Words divided at line ends are whole again; a hyphen of their own stays."""
    write(
        canvas,
        [
            "Die Stadt unterstützt Sprachmittlerinnen und Sprach-",
            "mittler, die in den Schulen und Kindertages-",
            "stätten übersetzen. Während der Corona-",
            "Pandemie haben sie die Eltern auch am Tele-",
            "fon erreicht. Die Corona-Pandemie ist vorbei, das Ange-",
            "bot bleibt.",
        ],
    )


def hanging_hyphens(canvas: Canvas) -> None:
    """``Kinder- und Jugendhilfe``: what hangs stays open, also at a line end."""
    write(
        canvas,
        [
            "Zuständig sind die Kinder- und Jugendhilfe sowie die Schul-",
            "und Sozialämter. Haupt- oder ehrenamtlich Tätige wenden sich",
            "an die Integrations- bzw. Gleichstellungsbeauftragte.",
        ],
    )


def rotated_tabs(canvas: Canvas) -> None:
    """A tab along the edge of the page and a word set letter below letter are no text."""
    write(canvas, [*TEACHERS, *HOUSING])
    canvas.saveState()
    canvas.translate(WIDTH - 20, 500)
    canvas.rotate(90)
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(0, 0, "Kapitel 3 Wohnen")
    canvas.restoreState()
    canvas.setFont("Helvetica-Bold", 20)
    for row, letter in enumerate("TEILHABE"):
        canvas.drawString(22, 600 - 26 * row, letter)


def running_heads(canvas: Canvas) -> None:
    """Heads that change with the chapter, and page numbers, stand on all pages but the first."""
    chapters = ("", "Beratung", "Beratung", "Wohnen", "Wohnen")
    texts = (TEACHERS, HOUSING, SPORTS, HOUSING, TEACHERS)
    for number, (chapter, lines) in enumerate(zip(chapters, texts, strict=True), start=1):
        if chapter:
            canvas.setFont("Helvetica", 8)
            canvas.drawRightString(WIDTH - LEFT, 805, chapter)
            canvas.drawString(LEFT, 805, "Handreichung Teilhabe")
            canvas.drawCentredString(WIDTH / 2, 30, f"Seite {number} von 5")
        if chapter != chapters[number - 2]:
            title(canvas, chapter or "Handreichung Teilhabe", 740)
        write(canvas, [f"Teil {'ABCDE'[number - 1]}. {lines[0]}", *lines[1:]], y=700)
        canvas.showPage()


def ruled_table_with_spanning_head(canvas: Canvas) -> None:
    """One head stands over two columns."""
    write(canvas, ["Die Zahlen stammen aus dem letzten Bericht."], y=700)
    xs, top = (72.0, 222.0, 322.0, 422.0), 660.0
    canvas.rect(xs[0], top - 20, 150, 20)
    canvas.rect(xs[1], top - 20, 200, 20)
    rows = [("Stadt", "2021", "2022"), ("Musterstadt", "410", "455"), ("Beispielheim", "87", "92")]
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            width = xs[column + 1] - xs[column]
            canvas.rect(xs[column], top - 20 * (number + 1), width, 20)
            write(canvas, [text], x=xs[column] + 5, y=top - 20 * (number + 1) + 6, size=9)
    canvas.setFont("Helvetica-Bold", 9)
    canvas.drawCentredString(xs[1] + 100, top - 14, "Beratungen im Jahr")


def borderless_table(canvas: Canvas) -> None:
    """Columns by white space alone."""
    y = write(canvas, ["Die Zahlen stammen aus dem letzten Bericht."], y=700)
    rows = [
        ("Stadt", "Stellen", "Beratungen"),
        ("Musterstadt", "4,5", "1 410"),
        ("Beispielheim", "1,0", "287"),
        ("Neudorf", "0,5", "133"),
        ("Altenau", "2,0", "602"),
    ]
    for number, row in enumerate(rows):
        canvas.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 9)
        line = y - 20 - 14 * number
        canvas.drawString(72, line, row[0])
        canvas.drawRightString(300, line, row[1])
        canvas.drawRightString(420, line, row[2])
    write(canvas, SPORTS, y=y - 130)


def box_beside_text(canvas: Canvas) -> None:
    """A tinted box with a practice example stands beside the running text."""
    lines = [
        "Wohnraum bleibt knapp. Der Kreis",
        "hat mit den Genossenschaften",
        "vereinbart, jede zehnte Wohnung",
        "an Haushalte zu vergeben, die neu",
        "zugezogen sind. Das hat sich so",
        "bewährt, dass andere Kreise die",
        "Vereinbarung übernommen haben.",
    ]
    canvas.setFillColorRGB(0.9, 0.95, 0.9)
    canvas.rect(320, 640, 200, 120, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    write(canvas, lines, y=745)
    title(canvas, "Praxisbeispiel: Musterstadt", 740, x=330, size=11)
    write(
        canvas,
        [
            "Ziel: Familien finden schneller",
            "eine Wohnung in der Nähe.",
            "Ergebnis: 42 Umzüge im Jahr.",
        ],
        x=330,
        y=720,
        size=10,
    )


def hidden_text(canvas: Canvas) -> None:
    """Unpainted, white, off the page, tiny: nobody can read it."""
    write(canvas, TEACHERS)
    canvas.setFillColorRGB(1, 1, 1)
    write(canvas, ["Weiß auf Weiß steht hier ein Schlagwort."], y=600)
    canvas.setFillColorRGB(0, 0, 0)
    unpainted = canvas.beginText(LEFT, 560)
    unpainted.setFont("Helvetica", SIZE)
    unpainted.setTextRenderMode(3)
    unpainted.textOut("Ohne Farbe gesetzt und nicht zu sehen.")
    # The mode outlasts the text object.
    unpainted.setTextRenderMode(0)
    canvas.drawText(unpainted)
    write(canvas, ["Jenseits des Blattes steht dieser Satz."], x=WIDTH + 40, y=500)
    write(canvas, ["Winzig klein gesetzt für niemanden."], y=460, size=0.8)


def kerning_gaps(canvas: Canvas) -> None:
    """A space character that is kerned away is none: ``staat liche``."""
    write(canvas, ["Die Stadt stellt den Schulen seit drei Jahren Fachkräfte zur Seite."])
    text = canvas.beginText(LEFT, TOP - LEADING)
    text.setFont("Helvetica", SIZE)
    # In thousandths of the type size; Helvetica's space is 278 of them wide.
    text._code.append("[(Auch staat) ( ) 278 (liche Stellen be) ( ) 278 (raten in vielen )] TJ")
    text._code.append("[(Sprachen.)] TJ")
    canvas.drawText(text)


def symbol_bullets(canvas: Canvas) -> None:
    """Bullets of a symbol font come out as letters: the square of Wingdings is an ``n``."""
    write(canvas, ["Die Stadt fördert drei Vorhaben:"])
    items = ["Beratung der Eltern in ihrer Sprache", "Wohnungen für Familien", "Sport am Sonntag"]
    for row, text in enumerate(items, start=1):
        canvas.setFont("Courier", 9)
        canvas.drawString(LEFT, TOP - 20 * row, "n")
        write(canvas, [text], x=LEFT + 18, y=TOP - 20 * row)


def soft_hyphens(canvas: Canvas) -> None:
    """The places where a word may be divided, marked by the writer and used at the line end."""
    _use_vera(canvas)
    canvas.drawString(LEFT, TOP, "Die Sprachmittlung und die Migrationsberatung gehören zusam\xad")
    canvas.drawString(LEFT, TOP - LEADING, "men. Beide sind im Gleichstellungsbüro angesie\xad")
    canvas.drawString(LEFT, TOP - 2 * LEADING, "delt.")


def ligatures(canvas: Canvas) -> None:
    """``fi`` and ``fl`` set as one character each."""
    _use_vera(canvas)
    canvas.drawString(LEFT, TOP, "Pﬂege und Qualiﬁkation sind häuﬁg Pﬂichtaufgaben.")


def decomposed_umlauts(canvas: Canvas) -> None:
    """The dots are characters of their own, as in file names of some systems."""
    write(canvas, ["Die A¨mter pru¨fen die Antra¨ge schneller als fru¨her."])


def missing_to_unicode(canvas: Canvas) -> None:
    """The second page's font does not say which characters its shapes are."""
    write(canvas, [*TEACHERS, *HOUSING])
    canvas.showPage()
    canvas.showPage()  # its text is put in by the numbers of shapes: ``spoilt_fonts``


def partly_scanned(canvas: Canvas) -> None:
    """The second page is a picture of a page."""
    write(canvas, [*TEACHERS, *HOUSING])
    canvas.showPage()
    canvas.drawImage(ImageReader(_scan([*SPORTS, *TEACHERS])), 0, 0, WIDTH, HEIGHT)


def _scan(texts: Sequence[str]) -> Image.Image:
    """A page as a scanner sees it."""
    buffer = io.BytesIO()
    sheet = Canvas(buffer, pagesize=A4, invariant=1)
    write(sheet, texts)
    sheet.save()
    pdf = pypdfium2.PdfDocument(buffer.getvalue())
    try:
        picture: Image.Image = pdf[0].render(scale=_SCAN_DPI / 72).to_pil().convert("L")
    finally:
        pdf.close()
    return picture


def _use_vera(canvas: Canvas) -> None:
    """A TrueType font with ligatures, which reportlab brings along."""
    pdfmetrics.registerFont(TTFont("Vera", str(VERA)))
    canvas.setFont("Vera", SIZE)


PAGES: dict[str, Callable[[Canvas], None]] = {
    page.__name__: page
    for page in (
        double_page_spread,
        two_columns,
        margin_line_numbers,
        marginalia,
        line_end_hyphens,
        hanging_hyphens,
        rotated_tabs,
        running_heads,
        ruled_table_with_spanning_head,
        borderless_table,
        box_beside_text,
        hidden_text,
        kerning_gaps,
        symbol_bullets,
        soft_hyphens,
        ligatures,
        decomposed_umlauts,
        missing_to_unicode,
        partly_scanned,
    )
}


def build(name: str, path: Path) -> Path:
    """Draw the page; some faults cannot be drawn and are put into the finished file."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    PAGES[name](canvas)
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(buffer.getvalue())))
    spoil = SPOILT.get(name)
    if spoil:
        spoil(writer)
    writer.write(path)
    return path

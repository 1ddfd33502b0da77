"""What a run leaves on its page in Prefect: the report, and tables that can be looked through."""

from collections.abc import Iterator

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from docpipe.runs import RunReport, report_markdown
from docpipe.runs.report_markdown import OUTCOMES

ROWS = 500
"""Of a table: Prefect keeps it in one field of its database. The kept report has all."""


CHARACTERS = 200_000
"""Of the report on the page: some 600 records. Prefect refuses events above 1.5 MB, and a browser
takes long to lay out a first run over a hundred papers."""


def show(report: RunReport) -> None:
    """Make the artifacts; a table only where it has rows."""
    create_markdown_artifact(
        key="run-report",
        markdown=shortened(report_markdown(report), report.run_id),
        description=OUTCOMES[report.outcome],
    )
    said = "Warnung, nicht lesbar: {}. Mehr dazu: docpipe quarantine."
    _table("quarantine", list(_set_aside(report)), said.format(len(report.set_aside)))
    _table("changes", list(_changes(report)), "Was sich für Leserinnen und Leser geändert hat.")


def shortened(markdown: str, run_id: str) -> str:
    """The beginning of a long report, whole lines only, and where all of it stands."""
    if len(markdown) <= CHARACTERS:
        return markdown
    end = markdown.rfind("\n", 0, CHARACTERS)
    return (
        f"{markdown[:end]}\n\n**Hier gekürzt.** Alles zeigt `docpipe reports show {run_id}`; "
        "die Datei liegt in `reports/` im Korpus.\n"
    )


def _table(key: str, rows: list[dict[str, object]], description: str) -> None:
    if not rows:
        return
    if len(rows) > ROWS:
        description += f" Die ersten {ROWS} von {len(rows)} Zeilen; der Bericht hat alle."
    create_table_artifact(key=key, table=rows[:ROWS], description=description)


def _set_aside(report: RunReport) -> Iterator[dict[str, object]]:
    for one in report.set_aside:
        yield {"Datei": one.file, "Stufe": one.stage, "Grund": one.reason, "Meldung": one.message}


def _changes(report: RunReport) -> Iterator[dict[str, object]]:
    for one in report.changes:
        yield {
            "Was": one.standing,
            "Art": one.type,
            "Veröffentlichung": one.document,
            "Seite": one.page,
            "Zitat": one.quote,
        }

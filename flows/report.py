"""What an ingest did as Markdown, for Prefect's artifact and for the terminal."""

from docpipe import pipeline


def ingest_markdown(report: pipeline.IngestReport) -> str:
    """What an ingest run did, in German."""
    counts = report.counts
    lines = [
        f"# Aufnahme: Index {report.snapshot_id or '–'}",
        "",
        "| neu | erneuert | unverändert | doppelt | Quarantäne |",
        "|---|---|---|---|---|",
        f"| {len(report.added)} | {len(report.updated)} | {len(report.unchanged)} "
        f"| {len(report.duplicates)} | {len(report.quarantined)} |",
        "",
        f"{counts['sources']} Quellen, {counts['pages']} Seiten, {counts['records']} Datensätze, "
        f"{counts['chunks']} Einträge. {report.n_embedded} Texte eingebettet, "
        f"{report.took_s:.1f} s.",
    ]
    if report.quarantined:
        lines += ["", "| Datei | Grund | Meldung |", "|---|---|---|"]
        lines += [
            f"| {item.file} | {entry.reason} | {' '.join(entry.message.split())} |"
            for item, entry in report.quarantined
        ]
    return "\n".join(lines)

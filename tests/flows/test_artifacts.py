"""What stands on a run's page in Prefect stays small enough for it."""

from flows.artifacts import CHARACTERS, shortened


def test_a_usual_report_stands_there_whole() -> None:
    assert shortened("| a |\n", "5f") == "| a |\n"


def test_a_long_report_ends_with_a_whole_line_and_where_the_rest_is() -> None:
    row = "| Empfehlung | Kommunen sollten Stellen schaffen. |\n"
    found = shortened(row * (2 * CHARACTERS // len(row)), "5f3a")
    rows, _, rest = found.partition("\n\n")
    assert set(rows.splitlines(keepends=True)) <= {row, row.rstrip()}
    assert len(rows) <= CHARACTERS
    assert "docpipe reports show 5f3a" in rest

"""Measured sections replace themselves and leave the rest of the page alone."""

from pathlib import Path

from scripts.sections import write_section


def test_a_section_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text("# Benchmarks\n\nText\n", encoding="utf-8")
    write_section(page, "a", "erste")
    write_section(page, "b", "zweite")
    page.write_text(page.read_text(encoding="utf-8") + "\nvon Hand\n", encoding="utf-8")
    write_section(page, "a", "dritte \\1\n")
    assert page.read_text(encoding="utf-8") == (
        "# Benchmarks\n\nText\n\n<!-- a -->\ndritte \\1\n<!-- /a -->\n\n"
        "<!-- b -->\nzweite\n<!-- /b -->\n\nvon Hand\n"
    )


def test_a_missing_page_is_begun(tmp_path: Path) -> None:
    write_section(tmp_path / "new.md", "a", "erste")
    assert "<!-- a -->\nerste\n<!-- /a -->" in (tmp_path / "new.md").read_text(encoding="utf-8")

"""The list of alerts, changed by command, keeps what people wrote."""

import tomllib
from pathlib import Path

import pytest

from docpipe.alerts import Alert
from docpipe.alerts.definition import parse_alerts, read_alerts
from docpipe.alerts.editing import add_alert, pause_alert, remove_alert
from docpipe.errors import CorpusError, QueryError, UnknownIdError
from docpipe.model import Filters, RecordType

WRITTEN = """# Unsere Suchen

# Für Frau Meier, Sozialamt
[[alert]]
key = "wohnen"   # kurz
query = "Wohnraum"
mail = ["meier@example.org"]

# Für Herrn Öztürk,
#   Jugendamt
[[alert]]
query = '''
Jugend
[[alert]]
'''
key = "jugend"
file = true
[alert.filters]
type = ["demand"]

# Ende
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "alerts.toml").write_text(WRITTEN, encoding="utf-8")
    return tmp_path


def text(root: Path) -> str:
    return (root / "alerts.toml").read_text(encoding="utf-8")


SIMPLE = WRITTEN.replace("'''\nJugend\n[[alert]]\n'''", '"Jugend"')


def test_an_added_alert_stands_behind_the_others(root: Path) -> None:
    alert = Alert(
        key="neu",
        title='Titel mit „Zeichen" \\ und\ttab',
        query="Wohnen UND Arbeit",
        filters=Filters(types=(RecordType.DEMAND,), year_from=2020),
        mail=("ada@example.org",),
        webhook=("https://example.org/x",),
        file=True,
    )
    add_alert(root, alert)
    assert text(root).startswith(WRITTEN)
    assert read_alerts(root).alerts[-1] == alert


def test_the_first_alert_makes_the_file(tmp_path: Path) -> None:
    add_alert(tmp_path, Alert(key="neu", query="Wohnen", file=True))
    assert [one.key for one in read_alerts(tmp_path).alerts] == ["neu"]


def test_a_key_that_is_taken_or_no_key_changes_nothing(root: Path) -> None:
    for key in ("wohnen", "Wohnen", "../x", "alarms"):
        with pytest.raises(QueryError):
            add_alert(root, Alert(key=key, query="x", file=True))
    assert text(root) == WRITTEN


def test_removing_takes_the_comments_above_and_nothing_else(root: Path) -> None:
    (root / "alerts.toml").write_text(SIMPLE, encoding="utf-8")
    remove_alert(root, "wohnen")
    assert text(root) == "# Unsere Suchen\n\n" + SIMPLE[SIMPLE.index("# Für Herrn") :]


def test_pausing_and_going_on_changes_one_line(root: Path) -> None:
    (root / "alerts.toml").write_text(SIMPLE, encoding="utf-8")
    for key in ("jugend", "wohnen"):
        pause_alert(root, key, paused=True)
        pause_alert(root, key, paused=True)
    assert [one.paused for one in read_alerts(root).alerts] == [True, True]
    for key in ("jugend", "wohnen"):
        pause_alert(root, key, paused=False)
    assert text(root) == SIMPLE


def test_what_cannot_be_changed_safely_is_left_to_people(root: Path) -> None:
    with pytest.raises(CorpusError, match="von Hand"):
        remove_alert(root, "wohnen")
    assert text(root) == WRITTEN


def test_a_byte_order_mark_is_no_fault(root: Path) -> None:
    (root / "alerts.toml").write_bytes(b"\xef\xbb\xbf" + SIMPLE.encode())
    assert len(read_alerts(root).alerts) == 2
    remove_alert(root, "jugend")
    assert [one.key for one in read_alerts(root).alerts] == ["wohnen"]


def test_an_unknown_key_is_named(root: Path) -> None:
    with pytest.raises(UnknownIdError, match="nix"):
        remove_alert(root, "nix")


def test_a_broken_file_is_not_touched(root: Path) -> None:
    (root / "alerts.toml").write_text("[[alert", encoding="utf-8")
    with pytest.raises(CorpusError, match="TOML"):
        add_alert(root, Alert(key="neu", query="x", file=True))
    assert text(root) == "[[alert"


SOUND = '[[alert]]\nkey = "gut"\nfile = true\n'


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('key = "Ä"\nfile = true', "Schlüssel"),
        ('key = "a"', "Niemand"),
        ('key = "a"\nmail = ["keine-adresse"]', "E-Mail-Adresse"),
        ('key = "a"\nmail = ["a@b.example\\r\\nBcc: c@d.example"]', "E-Mail-Adresse"),
        ('key = "a"\nwebhook = ["ftp://x.example/"]', "http"),
        ('key = "a"\nfile = "ja"', "true oder false"),
        ('key = "a"\nfile = true\nfilters = { year_from = "bald" }', "Jahreszahl"),
        ('key = "a"\nfile = true\nfilters = { year_from = 2020, year_to = 2010 }', "2020"),
        ('key = "a"\nfile = true\nlanguage = "fr"', "fr"),
        ('key = "a"\nfile = true\nquery = 3', "Text"),
    ],
)
def test_one_faulty_entry_says_what_is_wrong_and_leaves_the_others(entry: str, why: str) -> None:
    found = parse_alerts(f"[[alert]]\n{entry}\n\n{SOUND}")
    assert [one.key for one in found.alerts] == ["gut"]
    [faulty] = found.faulty
    assert why in faulty.message


def test_addresses_of_a_faulty_entry_are_still_known() -> None:
    text = '[[alert]]\nkey = "a"\nmail = ["ada@example.org", "keine"]\n'
    assert parse_alerts(text).faulty[0].mail == ("ada@example.org",)


def test_an_international_domain_is_written_as_servers_know_it() -> None:
    found = parse_alerts('[[alert]]\nkey = "a"\nmail = "amt@köln.example"\n')
    assert found.alerts[0].mail == ("amt@xn--kln-sna.example",)


def test_the_example_of_the_documentation_is_sound() -> None:
    page = (Path(__file__).parents[3] / "docs" / "alerts.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    found = parse_alerts(example)
    assert found.faulty == ()
    assert len(found.alerts) >= 2
    assert tomllib.loads(example)["alert"]

"""Options come from one file and the environment, and a slip of the pen is named."""

from pathlib import Path

import pytest

from docpipe.errors import SettingsError
from docpipe.settings import Settings, load_settings


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "docpipe.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_given_is_the_default() -> None:
    assert load_settings() == Settings()


def test_the_environment_overrules_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, '[embed]\nmodel = "hash:64"\n[limits]\ncpu_s = 7\n')
    settings = load_settings(
        path, {"DOCPIPE_LIMITS__CPU_S": "9", "DOCPIPE_CORPUS": "x", "HOME": "y"}
    )
    assert (settings.embed.model, settings.limits.cpu_s) == ("hash:64", 9)


def test_a_list_in_the_environment_is_separated_by_commas() -> None:
    settings = load_settings(None, {"DOCPIPE_FETCH__ALLOW_HOSTS": "10.0.0.0/8, intern.example"})
    assert settings.fetch.allow_hosts == ("10.0.0.0/8", "intern.example")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[embed]\nmodell = "x"', "Gemeint ist vielleicht model"),
        ("[embedd]\nx = 1", "Unbekannte Einstellung embedd"),
        ("cpu_s = 1", "gehört in einen Abschnitt"),
        ('[limits]\ncpu_s = "viel"', "ungültig"),
        ("[limits", "kein gültiges TOML"),
        ("[fetch]\ndelay_s = -1", "delay_s darf nicht negativ"),
        ('[fetch]\ncontact = "Büro"', "ASCII"),
        ('[fetch]\nallow_hosts = ["10.0.0.1/8"]', "host bits"),
        ('[fetch]\nproxy = "proxy:3128"', "proxy ist eine Adresse"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(SettingsError, match=complaint):
        load_settings(write(tmp_path, text))


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="--config"):
        load_settings(tmp_path / "none.toml")

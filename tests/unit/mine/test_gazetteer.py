from docpipe.mine.gazetteer import Use, by_first_word, districts


def official(use: Use) -> set[str]:
    tables = (by_first_word(), districts())
    return {
        n.official for table in tables for names in table.values() for n in names if n.use is use
    }


def test_all_districts_are_there_by_their_official_names() -> None:
    found = official(Use.DISTRICT) | official(Use.WHOLE)
    # The 294 of today and Osterode am Harz, which joined Göttingen in 2016.
    assert len(found) == 295
    assert {"Kreis Düren", "Landkreis Osnabrück", "Region Hannover", "Wetteraukreis"} <= found


def test_towns_and_words_are_told_apart_by_how_often_they_are_written() -> None:
    uses = {n.text: n.use for names in by_first_word().values() for n in names}
    assert {uses[name] for name in ("Essen", "Lage", "Singen", "Weil", "Halle")} == {Use.WORD}
    assert {uses[name] for name in ("Hamm", "Herten", "Jena", "München")} == {Use.TOWN}


def test_abbreviated_names_are_written_out() -> None:
    assert "Weiden in der Oberpfalz" in official(Use.WORD)
    assert not any("a.d." in name or "i.d." in name for name in official(Use.TOWN))

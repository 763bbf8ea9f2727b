"""The bundled mappings on excerpts of a few rows, with the rough edges of the whole files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from raspred.errors import SourceError
from raspred.measures.appointers import placings
from raspred.register.check import check
from raspred.sources import SOURCES, read
from raspred.sources.mapping import BUNDLED

if TYPE_CHECKING:
    from pathlib import Path

ITALIAN = (
    "COD_REGIONE;DESC_REGIONE;COD_PROVINCIA;DESC_PROVINCIA;COD_COMUNE;DESC_COMUNE;COGNOME;NOME;"
    "SESSO;DATA_NASCITA;DESC_SEDE_NASCITA;DESCRIZIONE_CARICA;DATA_NOMINA;DATA_CESSAZIONE"
)
ACQUI = "01;PIEMONTE;002;ALESSANDRIA;0010;ACQUI TERME"


def test_every_bundled_mapping_is_a_source_and_every_such_source_has_one() -> None:
    named = {source.mapping for source in SOURCES.values() if source.mapping}
    assert named == {path.stem for path in BUNDLED.glob("*.toml")}


def test_a_named_source_needs_files() -> None:
    with pytest.raises(SourceError, match=r"Name them: raspred read dprr FILE\.\.\."):
        read("dprr")


def test_ministers_are_placed_by_the_prime_minister(tmp_path: Path) -> None:
    files = {
        "appointment": "id,person_id,post_id,start_date,end_date\nt1,jm,pm,1990-11-28,1997-05-02\n"
        "t2,tb,pm,1997-05-02,2007-06-27\nt3,ad,cst,1997-05-03,1998-07-27\n"
        "t4,xx,cst,1997-05-02,1997-05-01\n",
        "person": "id,name,gender,start_date,end_date\njm,John Major,M,,\ntb,Tony Blair,M,,\n"
        "ad,Alistair Darling,M,,2015-12-01\nad,Lord Darling,M,2015-12-01,\nxx,X,F,,\n",
        "post": "id,organisation_id,name,rank_equivalence_value\npm,no10,Prime Minister,1\n"
        "cst,hmt,Chief Secretary to the Treasury,4\n",
        "organisation": "id,name,start_date,end_date\nno10,Downing Street,,\nhmt,Treasury,,\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text)
    reading = read("uk-ministers", tmp_path, strict=True)
    people = reading.register.persons
    assert people["name"].to_list()[2] == "Lord Darling"
    placed = placings(reading.register, reading.register.tenures)
    names = dict(zip(people["person_id"].to_physical(), people["name"], strict=True))
    assert names[placed.who[2]] == "Tony Blair"
    assert placed.sure.tolist()[2:] == [True, False]  # t4 begins on the day of the handover
    assert [(one.law, one.row) for one in check(reading.register)] == [("end-before-start", "t4")]


def test_roman_years(tmp_path: Path) -> None:
    head = "id,name,birth_year,office,office_year,individual,post\n"
    rows = (
        "2808,VIPS2808 M. Vipsanius (2) L. f. Agrippa,-64,aedilis,-33,<x/2808>,<x/7216>\n"
        "2992,POMP2992 -. Pompeius (?) Rufus,,aedilis,-509,<x/2992>,<x/7371>\n"
    )
    (tmp_path / "a_utf16.csv").write_bytes((head + rows).encode("utf-16"))
    register = read("dprr", tmp_path, strict=True).register
    assert register.tenures["start"].to_list() == ["-0032", None]
    people = register.persons.select("person_id", "birth", "confidence").rows()
    assert people == [("dprr-2808", "-0063", None), ("dprr-2992", None, "low")]


def test_two_snapshots_of_a_commune(tmp_path: Path) -> None:
    import zipfile

    mayor = f"{ACQUI};RAPETTI;DANILO;M;05/03/1971;ACQUI TERME (AL);Sindaco;11/06/2002;12/06/2007"
    deputy = f"{ACQUI};GOTTA;MARIA ELENA;F;23/08/1954;TORINO (TO);Vicesindaco;11/06/2002;12/06/2007"
    nobody = f"{ACQUI};X;Y;;;;Commissario Prefettizio;01/02/2004;"
    for year in (2004, 2005):
        text = "\r\n".join([ITALIAN, mayor, deputy, nobody, ""])
        with zipfile.ZipFile(tmp_path / f"comuni3112{year}.zip", "w") as archive:
            archive.writestr(f"comuni3112{year}.txt", text.encode("latin-1"))
    register = read("italy-local", tmp_path).register
    # Without a day of birth nobody is taken for the same in two files.
    assert register.tenures["person_id"].cast(str).to_list() == [
        "RAPETTI DANILO 05/03/1971, ACQUI TERME (AL)",
        "GOTTA MARIA ELENA 23/08/1954, TORINO (TO)",
        "X Y @ comuni31122004.zip/comuni31122004.txt",
        "X Y @ comuni31122005.zip/comuni31122005.txt",
    ]
    placed = placings(register, register.tenures)
    codes = register.tenures["person_id"].to_physical()
    assert placed.who[1] == codes[0]


def test_cardinals_of_an_excerpt(tmp_path: Path) -> None:
    head = "Rank,Name,Country,Born,Order,Consistory,Office,Ref.\n"
    rows = (
        "1,Giovanni Battista Re*,Italy,30 January 1934 (age\u00a091),CB,"
        "21 February 2001[i] John\u00a0Paul\u00a0II,Prefect,[16]\n"
        "13,Louis Raphaël\u00a0I Sako,Iraq,4 July 1948 (age\u00a076),CB,"
        "28 June 2018 Francis,Patriarch,[28]\n"
    )
    twice = (head + rows).replace("ë", "ë".encode().decode("latin-1"))
    (tmp_path / "college_x.csv").write_text(twice, encoding="utf-8")
    voted = "No,Name,Country,Order,Office,Date_of_birth,Age,Date_of_consistory,Pope_of_consistory\n"
    voted += '5,Louis Raphaël I Sako,Iraq,CB,"Patriarch\n(Chaldean)",4 July 1948,76,'
    voted += "28 June 2018,Francis\n"
    (tmp_path / "electors_x.csv").write_text(voted, encoding="utf-8")
    register = read("cardinals", tmp_path).register
    people = dict(register.persons.select("person_id", "birth").rows())
    assert people["giovanni-battista-re"] == "1934-01-30"
    mine = register.tenures.filter(register.tenures["person_id"] == "louis-raphael-i-sako")
    assert mine.select("post_id", "start", "appointed_by").rows() == [
        ("college.cardinal", "2018-06-28", "francis"),
        ("conclave-2025.elector", "2025-05-07", "francis"),
    ]

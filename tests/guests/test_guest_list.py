"""Lists of guests as people have them: pasted, CSV as Dutch Excel writes it, XLSX with titles and merged cells."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.operations import invite
from sessions.core.people.invitations.plan import Guest, Outcome
from sessions.core.people.models import Party
from sessions.core.refusal import Refused
from sessions.facilitation.guests.lists.columns import score
from sessions.facilitation.guests.lists.grid import read_file, read_text
from sessions.facilitation.guests.lists.guests import read_guests

pytestmark = pytest.mark.django_db


def guests(text: str, **more) -> list[tuple[str, str]]:
    return [(row.name, row.party) for row in read_guests(read_text(text, score), **more).rows]


def file(data: bytes, name: str = "lijst.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def workbook(*rows, merged=(), sheets=()) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for each in merged:
        book.active.merge_cells(each)
    for title, more in sheets:
        sheet = book.create_sheet(title)
        for row in more:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


JAN, EVA = ("Jan de Vries", "Gemeente Súdwest"), ("Éva Müller", "Bouw & Zn.")
PLAIN = "Naam;Partij\r\nJan de Vries;Gemeente Súdwest\r\nÉva Müller;Bouw & Zn.\r\n"


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace(";", "\t"),
        PLAIN.replace(";", ","),
        "sep=;\r\n" + PLAIN,
        "Deelnemerslijst 24-uurssessie;;\r\n;;\r\nbijgewerkt: 3 november;;\r\n" + PLAIN,
        "Voornaam\tTussenvoegsel\tAchternaam\tOrganisatie\nJan\tde\tVries\tGemeente Súdwest\nÉva\t\tMüller\tBouw & Zn.",
        "First name,Surname,Company\nJan,de Vries,Gemeente Súdwest\nÉva,Müller,Bouw & Zn.",
        "Achternaam;Voornaam;Organisatie / bedrijf\nde Vries;Jan;Gemeente Súdwest\nMüller;Éva;Bouw & Zn.",
        "Naam;;Partij\nJan;de Vries;Gemeente Súdwest\nÉva;Müller;Bouw & Zn.",
        "Naam;Voornaam;Partij\nde Vries;Jan;Gemeente Súdwest\nMüller;Éva;Bouw & Zn.",
        "Naam;Voornaam;Partij\nJan de Vries;Jan;Gemeente Súdwest\nÉva Müller;Éva;Bouw & Zn.",
        '"NAAM (zoals op de badge)";"Partij:"\n"Jan de Vries";"Gemeente Súdwest"\n"Éva Müller";"Bouw & Zn."',
        "#;Aanwezig?;Naam deelnemer;Namens;Dieet\n1;ja;Jan de Vries;Gemeente Súdwest;-\n2;;Éva Müller;Bouw & Zn.;vega",
        "Naam;Partij\n\nJan de Vries;Gemeente Súdwest\n;;\nNaam;Partij\nÉva Müller;Bouw & Zn.\n\n\n",
    ],
)
def test_shapes_of_a_pasted_list(text):
    assert guests(text) == [JAN, EVA]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "mac_roman"])
def test_encodings_of_a_file(encoding):
    read = read_guests(read_file(file(PLAIN.encode(encoding)), score))
    assert [(row.name, row.party) for row in read.rows] == [JAN, EVA]


SHEETS = {
    "plain": workbook(("Naam", "Partij"), JAN, EVA),
    "titles": workbook(("Gastenlijst",), (), ("Naam", "Partij"), JAN, EVA, merged=("A1:D2",)),
    "columns further on": workbook(
        (), ("", "", "Naam", "", "Partij"), ("", 1, JAN[0], "x", JAN[1]), ("", 2, EVA[0], "", EVA[1])
    ),
    "name over two": workbook(
        ("Naam", None, "Partij"), ("Jan", "de Vries", JAN[1]), ("Éva", "Müller", EVA[1]), merged=("A1:B1",)
    ),
    "two rows of headings": workbook(
        ("Naam", None, "Partij"),
        ("Voornaam", "Achternaam", None),
        ("Jan", "de Vries", JAN[1]),
        ("Éva", "Müller", EVA[1]),
        merged=("A1:B1", "C1:C2"),
    ),
    "another sheet": workbook(("Toelichting",), sheets=[("Gasten", [("Naam", "Partij"), JAN, EVA])]),
}


@pytest.mark.parametrize("shape", SHEETS)
def test_shapes_of_a_workbook(shape):
    read = read_guests(read_file(file(SHEETS[shape], "gasten.xlsx"), score))
    assert [(row.name, row.party) for row in read.rows] == [JAN, EVA]


def test_a_party_merged_over_its_people_is_the_party_of_each():
    data = workbook(
        ("Naam", "Partij", "Tafel"),
        ("Een", "Alfa", 4),
        ("Twee", None, 4.0),
        ("Drie", None, "5a"),
        ("Vier", "Beta", None),
        merged=("B2:B4",),
    )
    read = read_guests(read_file(file(data, "gasten.xlsx"), score))
    assert [row.party for row in read.rows] == ["Alfa", "Alfa", "Alfa", "Beta"]
    assert [row.table for row in read.rows] == ["4", "4", "5a", ""]


def test_in_a_csv_an_empty_party_is_filled_only_on_request():
    text = "Naam;Partij\nEen;Alfa\nTwee;\nDrie;Beta"
    assert [party for _name, party in guests(text)] == ["Alfa", "", "Beta"]
    assert [party for _name, party in guests(text, fills_down=True)] == ["Alfa", "Alfa", "Beta"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Jan;Gemeente;maan;;;", "„maan” is geen sector"),
        ("Jan;Gemeente;overheid;geen adres;;", "geen e-mailadres"),
        ("Jan;Gemeente;overheid;jan@@x.nl;;", "geen e-mailadres"),
        (f"Jan;Gemeente;overheid;{'x' * 60}@{'y' * 60}.{'z' * 60}.{'w' * 60}.{'v' * 30}.nl;;", "geen e-mailadres"),
        ("Jan;Gemeente;overheid;;kok;", "geen rol"),
        (";Gemeente;overheid;;;", "er staat geen naam"),
        ("---;Gemeente;overheid;;;", "letters of cijfers"),
        (f"{'x' * 81};Gemeente;overheid;;;", "80"),
        ("Jan;Nieuwe partij;;;;", "weten we de sector niet"),
    ],
)
def test_what_is_wrong_is_said_by_line_and_nothing_is_added(cast, line, said):
    before = (Party.objects.count(), Invitation.objects.count())
    lines = f"Lijst\nNaam;Partij;Sector;E-mail;Rol;Tafel\nEva;Gemeente;overheid;eva@voorbeeld.nl;;\n{line}"
    client = cast.alice_client()
    for headers in ({}, {"HX-Request": "true"}):
        answer = client.post(cast.path("facilitate/people/list/"), {"lines": lines}, headers=headers)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Regel 4" in page and said in page
        assert "eva@voorbeeld.nl" in page
    assert (Party.objects.count(), Invitation.objects.count()) == before


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "Plak een lijst"),
        ("Jan\nPiet", "geen rij met de namen"),
        ("Naam;Partij", "nog niemand"),
        ("Naam;E-mail;Mail\nJan;a@b.nl;c@d.nl", "kolom 2 en kolom 3"),
        ("Naam;Naam\nJan;Piet", "kolom 1 en kolom 2"),
    ],
)
def test_a_list_that_is_none(cast, lines, said):
    answer = cast.alice_client().post(cast.path("facilitate/people/list/"), {"lines": lines})
    assert answer.status_code == 422
    assert said in answer.content.decode()


@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0 old", b"%PDF-1.7", b"PK\x03\x04 broken", b"", b"\xff\xfe\x00", b"\x00\x01\x02"]
)
def test_a_file_that_is_none(cast, data):
    sent = {"file": file(data, "lijst.xlsx")}
    assert cast.alice_client().post(cast.path("facilitate/people/list/"), sent).status_code == 422
    assert not Invitation.objects.exists()


def test_too_large_is_refused_before_it_is_read(monkeypatch):
    with pytest.raises(Refused):
        read_file(file(b"x" * 3_000_001), score)
    with pytest.raises(Refused):
        read_text("Naam\n" + "Jan\n" * 3_001, score)


def add(cast, lines: str, **more):
    """Look at a list, then add it."""
    client, address = cast.alice_client(), cast.path("facilitate/people/list/")
    shown = client.post(address, {"lines": lines, **more})
    form = shown.context["form"]
    assert form.is_confirming, form.errors
    answer = client.post(address, {"lines": form.data["lines"], "confirmed": form.data["confirmed"], **more})
    assert answer.status_code == 302
    return shown.content.decode()


def expected() -> list[tuple]:
    return list(Invitation.objects.order_by("pk").values_list("name", "party__name", "email", "role", "table"))


def test_eighty_people_of_twenty_five_parties(cast):
    parties = [f"Samenwerkingsverband Wonen, Werken en Bouw {n:02}" for n in range(25)]
    rows = [f"Gast {n:02};{parties[n % 25]};{'kennis' if n < 25 else ''};gast{n}@voorbeeld.nl" for n in range(80)]

    page = add(cast, "Naam;Organisatie;Sector;E-mail\n" + "\n".join(rows))

    assert "80 mensen worden verwacht" in page and "25 partijen komen erbij" in page
    assert Invitation.objects.count() == 80
    assert Party.objects.filter(session=cast.session, sector="knowledge", name__startswith="Samen").count() == 25
    shown = cast.alice_client().get(cast.path("facilitate/people/?guests-find=Gast+79")).content.decode()
    assert "Gast 79" in shown and "verwacht" in shown


def test_the_same_list_again_changes_nothing_and_a_newer_one_what_it_says(cast):
    first = "Naam;Partij;Sector;E-mail;Tafel\nJan;Alfa;mkb;jan@voorbeeld.nl;1\nEva;;;eva@voorbeeld.nl;2"
    add(cast, first)
    before = expected()

    page = add(cast, first)
    assert "2 mensen staan er al" in page and expected() == before

    page = add(
        cast,
        "Naam;Partij;Sector;E-mail;Rol;Tafel\nJAN;alfa;;JAN@voorbeeld.nl;notulist;3\nEva;Alfa;;eva@voorbeeld.nl;;2",
    )
    assert "van 2 mensen verandert iets" in page
    assert [(name, party, role, table) for name, party, _mail, role, table in expected()] == [
        ("Jan", "Alfa", "note_taker", "3"),
        ("Eva", "Alfa", "participant", "2"),
    ]


def test_doubles_namesakes_and_who_is_here_already(cast):
    there = cast.anna.participant
    page = add(
        cast,
        "Naam;Partij;Sector;E-mail\n"
        f"{there.name};{there.party.name};;anna@voorbeeld.nl\nJan;Alfa;mkb;\njan; ALFA;mkb;\nJan;Beta;mkb;",
    )

    assert "1 regel staat dubbel" in page and "Er is al iemand die zo heet" not in page.split("Beta")[0]
    assert [each[:2] for each in expected()] == [(there.name, there.party.name), ("Jan", "Alfa"), ("Jan", "Beta")]
    assert Invitation.objects.get(name=there.name).participant == there


def test_a_list_of_parties_alone(cast):
    page = add(cast, "Organisatie;Type organisatie\nAlfa;gemeente\nBeta;Hogeschool\nalfa;gemeente")
    assert "2 partijen komen erbij" in page
    assert list(Party.objects.filter(name__in=["Alfa", "Beta"]).values_list("name", "sector").order_by("name")) == [
        ("Alfa", "government"),
        ("Beta", "knowledge"),
    ]
    assert not Invitation.objects.exists()


def test_what_changed_meanwhile_is_shown_once_more(cast):
    client, address = cast.alice_client(), cast.path("facilitate/people/list/")
    lines = "Naam;Partij;Sector\nJan;Alfa;mkb"
    form = client.post(address, {"lines": lines}).context["form"]
    add(cast, lines)

    answer = client.post(address, {"lines": lines, "confirmed": form.data["confirmed"]})

    assert answer.context["form"].is_confirming
    assert "staat er al" in answer.content.decode()
    assert Invitation.objects.count() == 1


def test_english_names_of_columns_sectors_and_roles(cast):
    add(
        cast,
        "Full name,Organisation,Sector,E-mail address,Role,Table,Dietary requirements\n"
        "Jan,Alfa,government,a@b.nl,observer,4,none",
    )
    assert expected() == [("Jan", "Alfa", "a@b.nl", "observer", "4")]


def test_diet_is_left_out_and_said(cast):
    page = add(cast, "Naam;Dieetwensen;Opmerking\nJan;glutenvrij;komt later")
    assert "Niet overgenomen" in page and "Dieetwensen" in page and "Opmerking" in page
    assert "glutenvrij" not in str(Invitation.objects.values())


def test_two_facilitators_add_the_same_list(cast):
    listed = [Guest("Jan", "Alfa", "business"), Guest("Eva", "Alfa")]
    invite(session=cast.session, guests=listed)
    again = invite(session=cast.session, guests=listed)

    assert [each.outcome for each in again] == [Outcome.SAME, Outcome.SAME]
    assert Invitation.objects.count() == 2 and Party.objects.filter(name="Alfa").count() == 1


def test_somebody_who_is_here_stands_on_the_list_twice(cast):
    there = cast.anna.participant
    page = add(cast, f"Naam;Partij\n{there.name};\n{there.name};{there.party.name}")
    assert "1 regel staat dubbel" in page
    assert Invitation.objects.get().participant == there


def test_role_and_table_of_somebody_who_is_here(cast):
    there = cast.anna.participant
    add(cast, f"Naam;Partij;Rol;Tafel\n{there.name};{there.party.name};meekijker;4")
    there.refresh_from_db()
    assert (there.role, there.table) == ("observer", "4")
    assert cast.session.events.filter(verb="participant_changed").get().subjects == {"participant": [there.pk]}
    add(cast, f"Naam;Partij;Rol;Tafel\n{there.name};{there.party.name};deelnemer;5")
    there.refresh_from_db()
    assert (there.role, there.table) == ("participant", "5")


def rezipped(data: bytes, change) -> bytes:
    """A workbook with its first sheet rewritten."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for each in old.namelist():
            content = old.read(each)
            new.writestr(each, change(content) if each.endswith("sheet1.xml") else content)
    return written.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.replace(b"A1:B1", b"A1:XFD1048576"),
        lambda sheet: sheet.replace(b"A1:B1", b"D1:H400000"),
        lambda sheet: sheet.replace(b"A1:B1", b"nonsense"),
        lambda sheet: sheet[: len(sheet) // 2],
    ],
)
def test_a_workbook_that_would_break_the_reader(cast, change):
    data = rezipped(workbook(("Naam", "Partij"), JAN, merged=("A1:B1",)), change)
    sent = {"file": file(data, "lijst.xlsx")}
    assert cast.alice_client().post(cast.path("facilitate/people/list/"), sent).status_code == 422


def test_a_damaged_or_locked_workbook(cast):
    data = bytearray(workbook(("Naam", "Partij"), JAN))
    for place in range(60, 400, 7):
        data[place] ^= 0xFF
    sent = {"file": file(bytes(data), "lijst.xlsx")}
    assert cast.alice_client().post(cast.path("facilitate/people/list/"), sent).status_code == 422

"""Metadata for an archive, as Dutch public bodies exchange them: MDTO-XML 1.0.1 of the Nationaal Archief.

The order of elements is that of its schema. One document describes one thing: an information object, or a file.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lxml import etree

SPACE = "https://www.nationaalarchief.nl/mdto"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = f"{SPACE} {SPACE}/MDTO-XML1.0.1.xsd"
SOURCE = "Cocreatie"
# PRONOM, the register of file formats: name and key.
FORMATS = {
    ".pdf": ("Acrobat PDF/A - Portable Document Format 3a", "fmt/479"),
    ".json": ("JSON Data Interchange Format", "fmt/817"),
    ".jsonl": ("JSON Data Interchange Format", "fmt/817"),
    ".csv": ("Comma Separated Values", "x-fmt/18"),
}
# Terms of the schema's own lists.
KEPT_FOR_EVER, KEPT_FOR_A_WHILE = ("Blijvend te bewaren", "B"), ("Tijdelijk te bewaren", "V")

Element = Any


@dataclass(frozen=True)
class Thing:
    """An information object. key: unlike any other; level: "Dossier" or "Archiefstuk"; parts, files: (name, key) of
    what it holds; of: (name, key) of what it is part of; is_public: may everybody read it?; why_not: if not."""

    key: str
    name: str
    level: str
    described: str
    made: datetime
    creator: str
    valuation: tuple[str, str]
    until: date | None
    parts: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    of: tuple[str, str] | None = None
    is_public: bool = True
    why_not: str = ""
    began: date | None = None
    ended: date | None = None


def thing_xml(thing: Thing) -> bytes:
    root, about = document("informatieobject")
    identified(about, "identificatie", thing.key)
    text(about, "naam", thing.name[:80])
    term(about, "aggregatieniveau", thing.level, of="Begrippenlijst Aggregatieniveaus MDTO")
    text(about, "omschrijving", thing.described)
    if thing.began:
        period = add(about, "dekkingInTijd")
        term(period, "dekkingInTijdType", "Sessie", of="Cocreatie: soorten dekking")
        text(period, "dekkingInTijdBegindatum", thing.began.isoformat())
        text(period, "dekkingInTijdEinddatum", (thing.ended or thing.began).isoformat())
    event = add(about, "event")
    term(event, "eventType", "Creatie", of="Begrippenlijst EventType MDTO")
    text(event, "eventTijd", thing.made.isoformat(timespec="seconds"))
    label, code = thing.valuation
    term(about, "waardering", label, code, of="Begrippenlijst Waarderingen MDTO")
    if thing.until:
        span = add(about, "bewaartermijn")
        text(span, "termijnEinddatum", thing.until.isoformat())
    if thing.of:
        reference(about, "isOnderdeelVan", *thing.of)
    for part in thing.parts:
        reference(about, "bevatOnderdeel", *part)
    for file in thing.files:
        reference(about, "heeftRepresentatie", *file)
    reference(about, "archiefvormer", thing.creator)
    limit = add(about, "beperkingGebruik")
    term(limit, "beperkingGebruikType", "geen" if thing.is_public else "niet openbaar", of="Cocreatie: beperkingen")
    if thing.why_not:
        text(limit, "beperkingGebruikNadereBeschrijving", thing.why_not)
    return written(root)


def file_xml(file: Path, key: str, made: datetime, of: tuple[str, str]) -> bytes:
    """The technical metadata of a file. of: (name, key) of the object that it represents."""
    root, about = document("bestand")
    identified(about, "identificatie", key)
    text(about, "naam", file.name)
    text(about, "omvang", str(file.stat().st_size))
    label, code = FORMATS[file.suffix]
    term(about, "bestandsformaat", label, code, of="PRONOM-register")
    check = add(about, "checksum")
    term(check, "checksumAlgoritme", "SHA-256", of="Begrippenlijst ChecksumAlgoritme MDTO")
    text(check, "checksumWaarde", sha256_of(file))
    text(check, "checksumDatum", made.isoformat(timespec="seconds"))
    reference(about, "isRepresentatieVan", *of)
    return written(root)


def sha256_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def document(kind: str) -> tuple[Element, Element]:
    root = etree.Element(f"{{{SPACE}}}MDTO", nsmap={None: SPACE, "xsi": INSTANCE})
    root.set(f"{{{INSTANCE}}}schemaLocation", SCHEMA)
    return root, add(root, kind)


def add(parent: Element, name: str) -> Element:
    return etree.SubElement(parent, f"{{{SPACE}}}{name}")


def text(parent: Element, name: str, value: str) -> None:
    add(parent, name).text = value


def identified(parent: Element, name: str, key: str) -> None:
    into = add(parent, name)
    text(into, "identificatieKenmerk", key)
    text(into, "identificatieBron", SOURCE)


def reference(parent: Element, name: str, called: str, key: str = "") -> None:
    into = add(parent, name)
    text(into, "verwijzingNaam", called[:80])
    if key:
        identified(into, "verwijzingIdentificatie", key)


def term(parent: Element, name: str, label: str, code: str = "", *, of: str) -> None:
    into = add(parent, name)
    text(into, "begripLabel", label)
    if code:
        text(into, "begripCode", code)
    reference(into, "begripBegrippenlijst", of)


def written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def faults_of(documents: Iterable[Path], schema: Path) -> list[str]:
    """What a schema (XSD) finds wrong with these documents."""
    known = etree.XMLSchema(etree.parse(schema))
    found = []
    for each in documents:
        if not known.validate(etree.parse(each)):
            found += [f"{each.name}: {error.message}" for error in known.error_log]
    return found

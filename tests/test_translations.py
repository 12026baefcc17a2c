"""The English beside the Dutch is complete, and what is compiled is what was translated."""

import shutil
import subprocess
import sys

import polib
from django.conf import settings

CATALOGUE = settings.BASE_DIR / "locale" / "en" / "LC_MESSAGES" / "django.po"


def test_every_text_has_its_english(tmp_path):
    for folder in ("cocreatie", "sessions", "templates", "locale"):
        shutil.copytree(settings.BASE_DIR / folder, tmp_path / folder)
    shutil.copy(settings.BASE_DIR / "manage.py", tmp_path)
    command = [sys.executable, "manage.py", "makemessages", "-l", "en", "--no-obsolete", "--no-location"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    gathered = polib.pofile(str(tmp_path / CATALOGUE.relative_to(settings.BASE_DIR)))

    missing = [entry.msgid for entry in gathered if not entry.translated()]
    assert missing == []


def test_the_compiled_texts_are_up_to_date():
    translated = {entry.msgid: entry.msgstr for entry in polib.pofile(str(CATALOGUE))}
    compiled = {entry.msgid: entry.msgstr for entry in polib.mofile(str(CATALOGUE.with_suffix(".mo")))}

    assert compiled == translated


def test_a_visitor_can_switch_to_english_and_back(db, client):
    assert "Code van het scherm" in client.get("/").content.decode()
    client.post("/i18n/setlang/", {"language": "en", "next": "/"})
    assert "Code van het scherm" not in client.get("/").content.decode()
    client.post("/i18n/setlang/", {"language": "nl", "next": "/"})

    assert "Code van het scherm" in client.get("/", headers={"Accept-Language": "en"}).content.decode()

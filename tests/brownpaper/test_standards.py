"""Every sample, held against PDF/UA-1 and PDF/A-3a by the veraPDF engine itself."""

import shutil
import subprocess

import pytest
from django.conf import settings

from bench.rooms import write_much
from sessions.brownpaper.contents.assemble import assemble
from sessions.brownpaper.contents.portable import to_json
from sessions.brownpaper.printing.jobs import JOBS
from sessions.brownpaper.printing.press_process import print_apart

pytestmark = [
    pytest.mark.paper,
    pytest.mark.skipif(
        shutil.which("java") is None, reason="veraPDF needs Java; scripts/verapdf --prepare installs it"
    ),
]


def held_against_both(*files) -> str:
    done = subprocess.run(
        [settings.BASE_DIR / "scripts" / "verapdf", *files], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_room_with_everything_in_it_complies_on_every_paper(cast, tmp_path):
    write_much(cast.session, 12, 120)
    made = assemble(cast.session)
    for kind, job in JOBS.items():
        print_apart(job(made, to_json(made)), tmp_path / f"{kind}.pdf", tmp_path / "shelf")

    told = held_against_both(*(tmp_path / f"{kind}.pdf" for kind in JOBS))

    assert told.count(": complies") == 2 * len(JOBS)


def test_an_empty_room_complies_on_every_paper(cast, tmp_path):
    made = assemble(cast.session)
    for kind, job in JOBS.items():
        print_apart(job(made, to_json(made)), tmp_path / f"{kind}.pdf", tmp_path / "shelf")

    assert held_against_both(*(tmp_path / f"{kind}.pdf" for kind in JOBS)).count(": complies") == 2 * len(JOBS)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * 4000, id="no space"),
        pytest.param("voor\u2028na\u2029en\x85en\x0ben\x0cen\x1c. \ufffc\u2060\u00ad", id="line ends"),
        pytest.param("z\u0335\u0321\u035c" * 500, id="zalgo"),
        pytest.param(
            "\u202eomgekeerd\u2067 <script>alert(1)</script> <svg><image href='file:///etc/passwd'>", id="markup"
        ),
        pytest.param("\U0001f3e1\u200d\ufe0f 1️⃣ 住房 شقة דירה อพาร์ตเมนต์ \U00013000 \ue000\x0b", id="scripts"),
    ],
)
def test_hostile_text_of_participants_complies(text, cast, tmp_path):
    cast.open_everything()
    cast.anna.contributes(text)

    made = assemble(cast.session)
    print_apart(JOBS["brownpaper"](made, to_json(made)), tmp_path / "b.pdf", tmp_path / "shelf")

    held_against_both(tmp_path / "b.pdf")


def test_the_validator_sees_a_file_that_does_not_comply(tmp_path):
    import weasyprint  # noqa: PLC0415 (slow to load, and only wanted here)

    weasyprint.HTML(string="<p>geen titel, geen taal</p>").write_pdf(tmp_path / "b.pdf")

    with pytest.raises(AssertionError, match="FAILS"):
        held_against_both(tmp_path / "b.pdf")

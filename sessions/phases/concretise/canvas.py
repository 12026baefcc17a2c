"""The fields of the solution canvas, in the order in which a workgroup fills them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from sessions.core.texts import LONGEST_TEXT


@dataclass(frozen=True)
class CanvasField:
    """One field: this is the only place that names it. name: its key in the database, on paper and in files.

    label: on the canvas; choices: (value, label) where the answer is picked, not typed; is_needed: counts for
    readiness; rows: height of the text box in lines; is_placed: it has a place of its own on the solution's page of
    the brownpaper, the others stand there in a table, under paper_label where that is shorter, in the order of the
    canvas but for paper_rank: the higher, the later.
    """

    name: str
    label: StrOrPromise
    hint: StrOrPromise = ""
    rows: int = 3
    choices: tuple[tuple[str, StrOrPromise], ...] = ()
    is_needed: bool = False
    is_placed: bool = False
    paper_label: StrOrPromise = ""
    paper_rank: int = 0

    @property
    def longest(self) -> int:
        """How many characters fit."""
        return LONGEST_TEXT

    @property
    def on_paper(self) -> str:
        return str(self.paper_label or self.label)


@dataclass(frozen=True)
class CanvasPart:
    title: StrOrPromise
    fields: tuple[CanvasField, ...]


ROLES = (
    ("letting_go", _("loslaten")),
    ("facilitating", _("faciliteren")),
    ("stimulating", _("stimuleren")),
    ("directing", _("regisseren")),
    ("regulating", _("reguleren")),
)
FORMS = (
    ("citizens", _("burgerinitiatief en participatie")),
    ("self_organisation", _("zelforganisatie en publiek ondernemerschap")),
    ("network_teams", _("netwerkteams")),
    ("own_strength", _("eigen kracht en persoonlijke netwerken")),
)
INSTRUMENTS = (
    ("law", _("wet of regel")),
    ("budget", _("geld")),
    ("responsibility", _("verantwoordelijkheid")),
    ("agreement", _("afspraak of akkoord")),
    ("experiment", _("experiment")),
)

CANVAS = (
    CanvasPart(
        _("De kern"),
        (
            CanvasField("title", _("Titel van de oplossing"), rows=1, is_needed=True, is_placed=True),
            CanvasField("problems", _("Welke problemen lost dit op?"), is_needed=True, is_placed=True),
            CanvasField(
                "beneficiaries",
                _("Voor wie, en wat verandert er voor hen?"),
                _("Begin bij de gebruiker. Techniek is hooguit een kwart van het werk."),
                is_needed=True,
                is_placed=True,
            ),
        ),
    ),
    CanvasPart(
        _("Groot denken, klein doen, nu beginnen"),
        (
            CanvasField("think_big", _("Groot denken: waar werken we naartoe?"), is_needed=True, is_placed=True),
            CanvasField("act_small", _("Klein doen: wat is de eerste ingreep?"), is_needed=True, is_placed=True),
            CanvasField(
                "start_now", _("Nu beginnen: wat is de eerste stap?"), rows=2, is_needed=True, is_placed=True
            ),
            CanvasField("start_who", _("Wie zet die stap?"), rows=1, is_needed=True, is_placed=True),
            CanvasField("start_when", _("Wanneer?"), rows=1, is_needed=True, is_placed=True),
            CanvasField(
                "effect",
                _("Welk effect verwachten we, en waaraan zien we dat?"),
                _("Na 30, 100 en 365 dagen kijken we samen terug."),
                rows=2,
                paper_label=_("Verwacht effect"),
                paper_rank=1,
            ),
        ),
    ),
    CanvasPart(
        _("Samenspel"),
        (
            CanvasField("government_role", _("Rol van de overheid"), choices=ROLES, is_placed=True),
            CanvasField("cocreation_form", _("Vorm van cocreatie"), choices=FORMS, is_placed=True),
            CanvasField("instrument", _("Instrument"), choices=INSTRUMENTS, is_placed=True),
            CanvasField("fixed", _("Wat ligt vast?"), rows=2, paper_label=_("Ligt vast")),
            CanvasField("room", _("Waar is ruimte?"), rows=2, paper_label=_("Ruimte")),
            CanvasField(
                "experiment_rule",
                _("Regelvrij experiment: welke regel zit in de weg?"),
                rows=2,
                paper_label=_("Regel die in de weg zit"),
            ),
            CanvasField(
                "experiment_lifter",
                _("Wie kan die regel opzijzetten?"),
                rows=1,
                paper_label=_("Wie die opzij kan zetten"),
            ),
            CanvasField(
                "experiment_scale", _("Hoe schalen we op als het werkt?"), rows=2, paper_label=_("Hoe we opschalen")
            ),
        ),
    ),
    CanvasPart(
        _("Afgewogen"),
        (
            CanvasField("alternatives", _("Welke alternatieven zijn er?"), rows=2, paper_label=_("Alternatieven")),
            CanvasField("risks", _("Welke risico's zien we?"), rows=2, paper_label=_("Risico's")),
            CanvasField(
                "value_hard",
                _("Waarde in cijfers: wie investeert wat, wie wint wat?"),
                _("Noem een bandbreedte en de aanname erachter."),
                is_placed=True,
            ),
            CanvasField("value_soft", _("Waarde in woorden: mens, planeet, samenleving"), is_placed=True),
        ),
    ),
)
FIELDS = {field.name: field for part in CANVAS for field in part.fields}
NEEDED = tuple(field for field in FIELDS.values() if field.is_needed)

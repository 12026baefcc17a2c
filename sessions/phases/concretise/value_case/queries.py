from sessions.core.models import CocreationSession
from sessions.phases.concretise.value_case.models import Side, ValueItem
from sessions.phases.enthuse.models import Workgroup


def value_items(session: CocreationSession):
    """Every line of every value case, with its party."""
    return ValueItem.objects.filter(workgroup__session=session).select_related("party")


def value_case(session: CocreationSession, scope: str) -> dict:
    """One workgroup's value case, party by party. Raises Workgroup.DoesNotExist when it has gone."""
    workgroup = Workgroup.objects.get(session=session, pk=int(scope))
    return {"workgroup": workgroup, "rows": matrix(value_items(session).filter(workgroup=workgroup))}


def matrix(items) -> list[dict]:
    """Per party what it invests, gains and risks. pays_only: it invests and, as far as written, gains nothing."""
    by_party: dict[str, dict] = {}
    for item in items:
        row = by_party.setdefault(item.party.name, {"party": item.party, **{side: [] for side in Side.values}})
        row[item.side].append(item)
    rows = sorted(by_party.values(), key=lambda row: row["party"].name)
    return [row | {"pays_only": bool(row[Side.INVESTS]) and not row[Side.GAINS]} for row in rows]

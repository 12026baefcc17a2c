"""From four fields of the canvas to asks: once in every database, and in every archive of before."""

from collections.abc import Iterable
from typing import Any

from sessions.core.texts import name_key

FIELDS = ("ask", "ask_to", "ask_recipient", "ask_deadline")
TEXT = ("field", "text")


def make_asks(model: Any, sessions: Iterable[int]) -> None:
    """Make an ask of what stood in the canvases of these sessions, and tie what was answered to it.

    model: the name of a model → its class, of today or of a migration. So that links which were made before still open
    what they did, an ask goes to whoever answered it, else to the only recipient of its role where all canvases mean
    the same one, else to the one of its name.
    """
    for pk in sessions:
        canvases = [
            (
                group,
                dict(model("SolutionText").objects.filter(workgroup=group, field__in=FIELDS).values_list(*TEXT)),
            )
            for group in model("Workgroup").objects.filter(session=pk).order_by("pk")
        ]
        asking = [(group, written) for group, written in canvases if written.get("ask", "").strip()]
        names: dict[str, set[str]] = {"minister": set(), "chair": set()}
        for _group, written in asking:
            names[role_of(written)].add(name_key(name_of(written)))
        for group, written in asking:
            role = role_of(written)
            make_ask(model, group, written, recipient_for(model, group, role, name_of(written), names[role] - {""}))


def role_of(written: dict[str, str]) -> str:
    return "chair" if written.get("ask_to") == "sector" else "minister"


def name_of(written: dict[str, str]) -> str:
    return " ".join(written.get("ask_recipient", "").split())[:120]


def make_ask(model: Any, group: Any, written: dict[str, str], recipient: Any) -> None:
    ask = model("Ask").objects.create(
        workgroup=group,
        recipient=recipient,
        text=written["ask"].strip(),
        due_words=" ".join(written.get("ask_deadline", "").split())[:400],
    )
    model("AskResponse").objects.filter(workgroup=group, about=None).update(about=ask)
    keep_given(model, group, ask, written)


def recipient_for(model: Any, group: Any, role: str, name: str, names: set[str]) -> Any:
    """Who was asked. names: of everybody whom canvases of this session name in that role."""
    of_role = model("Recipient").objects.filter(session=group.session_id, role=role).order_by("pk")
    answered = model("AskResponse").objects.filter(workgroup=group, recipient__role=role).first()
    if answered:
        return answered.recipient
    if len(names) < 2 and len(of_role) == 1:
        return of_role[0]
    name = name or {"chair": "de sectorvoorzitter", "minister": "de minister"}[role]
    same = (each for each in of_role if name_key(each.name) == name_key(name))
    return next(same, None) or model("Recipient").objects.create(session_id=group.session_id, role=role, name=name)


def keep_given(model: Any, group: Any, ask: Any, written: dict[str, str]) -> None:
    """What was answered before its words changed is told in the words of the ask as a whole."""
    for answer in model("ConsentAnswer").objects.filter(workgroup=group).exclude(given_to=None):
        if answer.given_to.keys() & set(FIELDS):
            was = written | answer.given_to
            to = was.get("ask_recipient") or ask.recipient.name
            told = f"{to}: {was.get('ask', '')} {was.get('ask_deadline', '')}"
            answer.given_to = {
                **{name: text for name, text in answer.given_to.items() if name not in FIELDS},
                "asks": told.strip(),
            }
            answer.save(update_fields=["given_to"])

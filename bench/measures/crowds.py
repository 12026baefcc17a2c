"""People on a stage who listen and post."""

from bench.theatre import Service, Theatre, crowd

PEOPLE = 1000


def post_to(stage: dict) -> dict:
    return {"path": f"/s/{stage['code']}/inventory/contributions/", "body": "kind=idea&text={text}"}


def live_address(port: int, stage: dict) -> str:
    return f"ws://127.0.0.1:{port}/live/{stage['code']}/?as=participant&language=nl&since={stage['revision']}"


def crowd_on(stage: dict, server: Service, **plan) -> dict:
    """A crowd of everybody on this stage, who listen and post there. Returns its figures."""
    return crowd(
        address=live_address(server.port, stage),
        cookies=stage["cookies"],
        greeted=True,
        server_pid=server.pid,
        post=post_to(stage),
        **plan,
    )


def our_crowd(theatre: Theatre, server: Service, people: int, cards: int = 0, **plan) -> dict:
    """The same on a stage that is set for it."""
    return crowd_on(theatre.stage(people, cards), server, **plan)

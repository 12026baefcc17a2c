from sessions.phases.reflect.operations import learn

from tests.live.scenarios import Scenario

SCENARIOS = {
    "lessons": Scenario("reflect", lambda cast: learn(participant=cast.anna.participant, text="eerst vragen"))
}

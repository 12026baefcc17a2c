from sessions.core.event_types import EventType

# Neither names a thing: the journal tells of nobody what they found wrong.
SIGNAL_RAISED = EventType("signal_raised", can_wait=True)
SIGNALS_SETTLED = EventType("signals_settled")

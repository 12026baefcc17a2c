from sessions.core.event_types import EventType

# A line was added to the moderation log. What left sight, or came back, has an event of its own.
MODERATED = EventType("moderated")
# A name was taken out, or put back: it may stand anywhere.
NAME_HIDDEN = EventType("name_hidden")

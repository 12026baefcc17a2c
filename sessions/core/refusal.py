class Refused(Exception):
    """An expected refusal by an operation, worded for the person who asked.

    message: one translated sentence or two, in plain language; field: the form field it belongs to, if any.
    reason: a word for scripts, where they can do something about it.
    """

    reason = ""

    def __init__(self, message: str, field: str | None = None):
        super().__init__(message)
        self.message = message
        self.field = field


class Frozen(Refused):
    """Refused because the brownpaper is frozen."""


class PhaseClosed(Refused):
    """Refused only because the phase is not open: what was written may still be kept as a late contribution."""

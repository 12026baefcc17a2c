"""What stands in addresses."""

from django.urls import register_converter


class Code:
    """A session's code. People type it in small letters, too."""

    regex = "[A-Za-z0-9-]+"

    def to_python(self, value: str) -> str:
        return value.upper()

    def to_url(self, value: str) -> str:
        return value


register_converter(Code, "code")

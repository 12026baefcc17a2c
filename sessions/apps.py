from django.apps import AppConfig


class CocreationConfig(AppConfig):
    name = "sessions"
    # The plain name would collide with django.contrib.sessions.
    label = "cocreation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Only once every model is loaded.
        from sessions.auditing import hooks  # noqa: PLC0415
        from sessions.brownpaper import erased  # noqa: PLC0415
        from sessions.facilitation.accounts import ending, terms  # noqa: PLC0415
        from sessions.live import announce  # noqa: PLC0415

        for each in (announce, ending, terms, hooks, erased):
            each.listen()

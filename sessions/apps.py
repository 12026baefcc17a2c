from django.apps import AppConfig


class CocreationConfig(AppConfig):
    name = "sessions"
    # The plain name would collide with django.contrib.sessions.
    label = "cocreation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from sessions.live import announce  # noqa: PLC0415 (only once every model is loaded)

        announce.listen()

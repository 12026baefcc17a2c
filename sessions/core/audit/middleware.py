"""Who acts in a request: for the audit log."""

from django.utils.functional import SimpleLazyObject

from sessions.core.audit.log import ACTING, account


class ActingMiddleware:
    """Remember it for as long as the request takes. Costs no query where nothing is logged."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = ACTING.set(SimpleLazyObject(lambda: account(request.user)))
        try:
            return self.get_response(request)
        finally:
            ACTING.reset(token)

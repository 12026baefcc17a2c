from django.urls import path

from sessions.auditing.views import audit_log

urlpatterns = [path("s/<code:code>/facilitate/log/", audit_log, name="audit-log")]

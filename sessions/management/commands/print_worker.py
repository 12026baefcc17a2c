import signal

from django.core.management.base import BaseCommand

from cocreatie.closing import leave_whole
from sessions.brownpaper.printing.worker import PrintWorker


class Command(BaseCommand):
    help = "Print what people order and freeze, until stopped. Runs beside the server; `make run` starts it too."

    def handle(self, **_options):
        worker = PrintWorker()
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, worker.stop)
        worker.run()
        leave_whole()

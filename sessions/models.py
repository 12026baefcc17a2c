"""Gathers every table of the app for Django; defines nothing."""

from sessions.brownpaper.handover.models import *  # noqa: F403
from sessions.brownpaper.models import *  # noqa: F403
from sessions.core.journal import *  # noqa: F403
from sessions.core.models import *  # noqa: F403
from sessions.core.people.models import *  # noqa: F403
from sessions.core.programme.models import *  # noqa: F403
from sessions.phases.conclude.models import *  # noqa: F403
from sessions.phases.concretise.models import *  # noqa: F403
from sessions.phases.concretise.value_case.models import *  # noqa: F403
from sessions.phases.enthuse.models import *  # noqa: F403
from sessions.phases.inform.models import *  # noqa: F403
from sessions.phases.introduce.models import *  # noqa: F403
from sessions.phases.inventory.models import *  # noqa: F403
from sessions.phases.network.models import *  # noqa: F403

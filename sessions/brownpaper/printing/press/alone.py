"""Where the system lets us (Linux), the press gives up what it does not need before it looks at what people wrote: the
network, and writing anywhere but where it works. What a fault in a library makes of a text then reaches nobody, and
changes nothing."""

import ctypes
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

# unshare(2): a network, and the rights to make one, of its own.
NEW_NETWORK, NEW_USER = 0x40000000, 0x10000000
# landlock(7): its three calls, and every access that writes, makes or removes, from the first version of it on.
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION, BELOW_A_PATH, NO_NEW_PRIVILEGES = 1, 1, 38
WRITES = sum(1 << bit for bit in (1, 4, 5, 6, 7, 8, 9, 10, 11, 12))
WRITES_INTO = 1 << 1
# Moving between folders came with the second version of it, cutting a file short with the third.
SINCE = {2: 1 << 13, 3: 1 << 14}
# What processes that work together need.
SHARED = ("/dev/shm", "/dev/null")  # noqa: S108 (semaphores, by their own names)


class Ruleset(ctypes.Structure):
    _fields_ = [("handled", ctypes.c_uint64)]


class Below(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32)]


def leave_the_network() -> None:
    """From here on there is no network at all."""
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if system.unshare(NEW_NETWORK) != 0:
            system.unshare(NEW_USER | NEW_NETWORK)
    except (OSError, AttributeError):
        return  # another system; the press fetches nothing but our own files anyway


def write_only_in(folders: Iterable[Path]) -> bool:
    """From here on files are written, made and removed in these folders only, by this process and its children. Returns
    whether the system can see to it."""
    places = [folder.resolve() for folder in folders]
    tempfile.tempdir = os.environ["TMPDIR"] = str(places[0])
    try:
        system = ctypes.CDLL(None, use_errno=True)
        version = system.syscall(CREATE_RULESET, None, 0, ASK_VERSION)
    except (OSError, AttributeError):
        return False
    if version < 1:
        return False
    writes = WRITES | sum(bit for since, bit in SINCE.items() if version >= since)
    rules = system.syscall(CREATE_RULESET, ctypes.byref(Ruleset(writes)), ctypes.sizeof(Ruleset), 0)
    if rules < 0:
        return False
    for place in (*places, *(Path(each) for each in SHARED if Path(each).exists())):
        allow(system, rules, place, writes if place.is_dir() else writes & (WRITES_INTO | SINCE[3]))
    kept = system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and system.syscall(RESTRICT_SELF, rules, 0) == 0
    os.close(rules)
    return kept


def allow(system: ctypes.CDLL, rules: int, place: Path, writes: int) -> None:
    folder = os.open(place, os.O_PATH | os.O_CLOEXEC)
    system.syscall(ADD_RULE, rules, BELOW_A_PATH, ctypes.byref(Below(writes, folder)), 0)
    os.close(folder)

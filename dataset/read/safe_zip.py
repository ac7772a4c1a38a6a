"""Zips that are looked at before anything is unpacked, and never unpacked to the disk."""

from __future__ import annotations

import re
import stat
import zlib
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from dataset.read.limits import MEGABYTE, Limits
from dataset.read.reasons import Refused

_ABSOLUTE = re.compile(r"^(?:[/\\]|[A-Za-z]:)")


def open_zip(file: IO[bytes], limits: Limits) -> ZipFile:
    """The zip with its list of members within the limits. Raises Refused."""
    try:
        archive = ZipFile(file)
        members = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise Refused("broken") from None
    if len(members) > limits.members:
        raise Refused("too_many_files")
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise Refused("zip_bomb")
    # Members that share their bytes are how a small zip swells without a high ratio in any one of them.
    if members and len({member.header_offset for member in members}) < len(members):
        raise Refused("zip_bomb")
    return archive


def read_member(archive: ZipFile, member: ZipInfo, limits: Limits) -> bytes:
    """The bytes of a member, never more than the limits. Raises Refused."""
    if member.flag_bits & 0x1:
        raise Refused("encrypted")
    if is_link(member):
        raise Refused("link")
    swollen = member.file_size > MEGABYTE and member.file_size > limits.ratio * max(1, member.compress_size)
    if swollen:
        raise Refused("zip_bomb")
    if member.file_size > limits.file_bytes:
        raise Refused("too_large")
    try:
        with archive.open(member) as file:
            data = file.read(member.file_size + 1)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise Refused("broken") from None
    if len(data) > member.file_size:
        raise Refused("zip_bomb")
    return data


def is_link(member: ZipInfo) -> bool:
    """Whether a member is a symbolic link, as Unix zips keep it."""
    return member.create_system == 3 and stat.S_ISLNK(member.external_attr >> 16)


def is_unsafe(name: str) -> bool:
    """Whether the name of a member leads out of the zip."""
    return bool(_ABSOLUTE.match(name)) or ".." in re.split(r"[/\\]", name)

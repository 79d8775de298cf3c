"""The values that a status page is made of, frozen and valid.

Each class is also how its part is written: its fields are the keys, their types read the
texts. A new key is a new field here and nothing else.
"""

from statuary.model.checking import Checking, Exemption, Severity
from statuary.model.component import Component, Group
from statuary.model.incident import UNKNOWN, Incident, IncidentUpdate
from statuary.model.instant import Frame
from statuary.model.look import Link, Look
from statuary.model.maintenance import Maintenance, MaintenanceUpdate, Window
from statuary.model.notice import Notice
from statuary.model.page import AnyRecord, Settings, StatusPage
from statuary.model.policy import Counting, Formula, GroupRule, MaintenanceRule, Weights
from statuary.model.record import Change, Record, ReportPoint, Reports, Source
from statuary.model.status import (
    ComponentStatus,
    Impact,
    IncidentStatus,
    MaintenanceStatus,
)
from statuary.model.template import Template
from statuary.model.unread import UnreadFile
from statuary.times.instant import Instant, read_instant
from statuary.times.length import Length, read_length

__all__ = [
    "UNKNOWN",
    "AnyRecord",
    "Change",
    "Checking",
    "Component",
    "ComponentStatus",
    "Counting",
    "Exemption",
    "Formula",
    "Frame",
    "Group",
    "GroupRule",
    "Impact",
    "Incident",
    "IncidentStatus",
    "IncidentUpdate",
    "Instant",
    "Length",
    "Link",
    "Look",
    "Maintenance",
    "MaintenanceRule",
    "MaintenanceStatus",
    "MaintenanceUpdate",
    "Notice",
    "Record",
    "ReportPoint",
    "Reports",
    "Settings",
    "Severity",
    "Source",
    "StatusPage",
    "Template",
    "UnreadFile",
    "Weights",
    "Window",
    "read_instant",
    "read_length",
]

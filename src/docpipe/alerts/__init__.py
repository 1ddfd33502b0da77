"""People who asked to be told are told: exactly what is new, once.

``deliver`` does the whole job after a publication; ``report_alarms`` tells the operators.
"""

from docpipe.alerts.delivering import How, deliver, report_alarms
from docpipe.alerts.shapes import (
    Alarm,
    Alert,
    Channel,
    Delivery,
    FaultyAlert,
    Notice,
    Sort,
    Standing,
)

__all__ = [
    "Alarm",
    "Alert",
    "Channel",
    "Delivery",
    "FaultyAlert",
    "How",
    "Notice",
    "Sort",
    "Standing",
    "deliver",
    "report_alarms",
]

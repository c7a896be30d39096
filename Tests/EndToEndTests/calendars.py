"""Programs of calendars as readers: each says what a file means by the file alone."""

import ctypes
import ctypes.util
import datetime

import icalendar

UTC = datetime.timezone.utc


class Meeting:
    """What a reader found: the times as they stand on the clocks there and in UTC, and the texts."""

    def __init__(self, local, start, end, uid, sequence, summary, location):
        self.local, self.start, self.end = local, start, end
        self.uid, self.sequence = uid, sequence
        self.summary, self.location = summary, location

    @property
    def facts(self):
        return vars(self)


def by_icalendar(text):
    """As `icalendar` of Python reads it, with no zones but those of the file."""
    calendar = icalendar.Calendar.from_ical(text)
    event, = calendar.walk("VEVENT")
    assert not calendar.errors and not event.errors
    zones = {str(z["TZID"]): z.to_tz(lookup_tzid=False) for z in calendar.walk("VTIMEZONE")}

    def utc(time):
        zone = zones[time.params["TZID"]] if "TZID" in time.params else UTC
        return time.dt.replace(tzinfo=zone).astimezone(UTC)

    return Meeting(
        event["DTSTART"].dt.replace(tzinfo=None), utc(event["DTSTART"]), utc(event["DTEND"]),
        str(event["UID"]), int(event["SEQUENCE"]), str(event["SUMMARY"]),
        str(event.get("LOCATION", "")))


class _Time(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in (
        "year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")]
    _fields_.append(("zone", ctypes.c_void_p))


def _library():
    name = ctypes.util.find_library("ical")
    assert name, "libical is missing"
    library = ctypes.CDLL(name)
    component = ctypes.c_void_p
    for function, result, arguments in (
            ("icalparser_parse_string", component, [ctypes.c_char_p]),
            ("icalcomponent_get_first_real_component", component, [component]),
            ("icalcomponent_count_errors", ctypes.c_int, [component]),
            ("icalcomponent_get_dtstart", _Time, [component]),
            ("icalcomponent_get_dtend", _Time, [component]),
            ("icalcomponent_get_uid", ctypes.c_char_p, [component]),
            ("icalcomponent_get_sequence", ctypes.c_int, [component]),
            ("icalcomponent_get_summary", ctypes.c_char_p, [component]),
            ("icalcomponent_get_location", ctypes.c_char_p, [component]),
            ("icaltime_as_timet_with_zone", ctypes.c_long, [_Time, ctypes.c_void_p]),
            ("icalcomponent_free", None, [component]),
            ("set_zone_directory", None, [ctypes.c_char_p]),
            ("icaltimezone_set_builtin_tzdata", None, [ctypes.c_int])):
        entry = getattr(library, function)
        entry.restype, entry.argtypes = result, arguments
    # The zones of the machine would hide a mistake in those of the file.
    library.icaltimezone_set_builtin_tzdata(0)
    library.set_zone_directory(b"/nowhere")
    return library


class LibICal:
    """libical, which Thunderbird's, GNOME's and KDE's calendars read files with."""

    def __init__(self):
        self.library = _library()

    def __call__(self, text):
        library = self.library
        calendar = library.icalparser_parse_string(text)
        assert calendar
        try:
            assert library.icalcomponent_count_errors(calendar) == 0
            event = library.icalcomponent_get_first_real_component(calendar)
            start, end = (
                library.icalcomponent_get_dtstart(event), library.icalcomponent_get_dtend(event))
            return Meeting(
                datetime.datetime(start.year, start.month, start.day, start.hour, start.minute),
                self._utc(start), self._utc(end),
                library.icalcomponent_get_uid(event).decode(),
                library.icalcomponent_get_sequence(event),
                library.icalcomponent_get_summary(event).decode(),
                (library.icalcomponent_get_location(event) or b"").decode())
        finally:
            library.icalcomponent_free(calendar)

    def _utc(self, time):
        assert time.zone, "it knows no zone of the time"
        seconds = self.library.icaltime_as_timet_with_zone(time, time.zone)
        return datetime.datetime.fromtimestamp(seconds, UTC)

# Programs that use `datetime` and `time`: values alive across stops, arithmetic, formats, time zones that call outside.

#: dates_and_times_alive_across_stops
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone

day = date(2024, 2, 29)
moment = datetime(2024, 2, 29, 23, 59, 58, 123456, tzinfo=timezone.utc, fold=1)
clock = time(1, 2, 3, 4, tzinfo=timezone(timedelta(hours=-5, minutes=-30), 'HERE'))
span = timedelta(days=-1, seconds=5, microseconds=7)
week = day.isocalendar()
kept = {day: [moment], span: clock, 'same': (moment, moment)}
ext('stop')
out = [day, moment, clock, span, kept[day][0] is kept['same'][0], kept['same'][0] is kept['same'][1], repr(clock.tzinfo),
       clock.tzname(), moment.tzinfo is timezone.utc, UTC is timezone.utc, tuple(week), week.week, week, moment.fold, MINYEAR, MAXYEAR]
out += [day + timedelta(days=ext(1)), moment - span, datetime(2024, 3, 1) - datetime(2023, 3, 1), span * 2, span / 2,
        span // timedelta(seconds=1), span % timedelta(hours=1), divmod(span, timedelta(hours=1)), abs(span), -span, bool(timedelta())]
[str(each) for each in out]

#: parsing_and_formatting
from datetime import date, datetime, time, timedelta, timezone

moment = datetime(2021, 7, 4, 5, 6, 7, 89)
aware = moment.replace(tzinfo=timezone(timedelta(hours=2)))
out = [moment.isoformat(), moment.isoformat(' ', 'minutes'), aware.isoformat(timespec='milliseconds'), str(aware), f'{moment:%Y/%m/%d %H}',
       format(date(2020, 1, 2), '%d.%m.'), aware.strftime('%A %d %B %Y %I:%M %p %z %j %U %%'), datetime.strptime('2 Jan 2020 +0130', '%d %b %Y %z'),
       datetime.fromisoformat('2011-11-04T00:05:23+04:00'), date.fromisoformat('2019-12-04'), time.fromisoformat('04:23:01'),
       date.fromordinal(737000), date.fromisocalendar(2020, 53, 7), date(2020, 1, 1).toordinal(), date(2020, 1, 1).weekday(), date(2020, 1, 5).isoweekday(),
       moment.ctime(), datetime.combine(date(2020, 1, 1), time(3, 4)), moment.date(), moment.time(), aware.timetz(), aware.utctimetuple()[:6],
       moment.timetuple()[:9], repr(moment), str(timedelta(days=3, hours=4, microseconds=5)), timedelta(weeks=1, milliseconds=1500).total_seconds()]
for wrong in (lambda: datetime.strptime('x', '%Y'), lambda: date(2020, 2, 30), lambda: datetime.fromisoformat('nope'), lambda: moment < aware,
              lambda: moment + 1, lambda: date(2020, 1, 1) + timedelta(days=10 ** 9), lambda: timezone(timedelta(days=1)), lambda: moment - aware,
              lambda: date('x'), lambda: datetime.strptime('2020-01-01 x', '%Y-%m-%d')):
    try:
        out.append(wrong())
    except Exception as error:
        out.append(f'{type(error).__name__}: {error}')
ext([str(each) for each in out])

#: points_in_time_in_utc
from datetime import date, datetime, timedelta, timezone
import time

east = timezone(timedelta(hours=9))
moment = datetime(2001, 9, 9, 1, 46, 40, tzinfo=timezone.utc)
ext(1)
parts = time.gmtime(1000000000)
out = [moment.timestamp(), datetime.fromtimestamp(ext(1000000000), timezone.utc), datetime.fromtimestamp(0, tz=east), moment.astimezone(east),
       moment == moment.astimezone(east), hash(moment) == hash(moment.astimezone(east)), moment.astimezone(east) - moment, parts, parts.tm_year, tuple(parts),
       time.strftime('%Y-%m-%d', parts), time.asctime(parts), time.strptime('2020-05-06', '%Y-%m-%d').tm_yday, time.struct_time(range(9)).tm_mon,
       min(date(2020, 1, 1), date(2019, 1, 1)), sorted([moment, moment - timedelta(1)])[0], datetime.min, datetime.max.replace(microsecond=0), timedelta.resolution]
[str(each) for each in out]

#: classes_that_inherit_from_dates
from datetime import date, datetime, timedelta, tzinfo


class Day(date):
    def __str__(self):
        return 'day ' + self.isoformat() + str(ext(self.day))

    def next(self):
        return self + timedelta(days=1)


class Moment(datetime):
    label = 'm'

    def __new__(cls, *args, label='none', **kwargs):
        made = super().__new__(cls, *args, **kwargs)
        made.label = label
        return made


day = Day(2020, 12, 31)
moment = Moment(2020, 1, 1, 5, label='five')
ext('stop')
[str(day), type(day.next()).__name__, repr(day.next()), moment.label, moment.hour, repr(moment), type(moment + timedelta(1)).__name__,
 f'{day}', moment == datetime(2020, 1, 1, 5), day == date(2020, 12, 31), {day: 1}[date(2020, 12, 31)], isinstance(day, date), Day.fromisoformat('2020-01-01').day]

#: a_time_zone_that_calls_outside
from datetime import datetime, time, timedelta, timezone, tzinfo


class Far(tzinfo):
    def __init__(self, hours, name):
        self.hours, self.name = hours, name

    def utcoffset(self, when):
        log(('offset', self.name))
        return timedelta(hours=ext(self.hours))

    def dst(self, when):
        log(('dst', self.name))
        return timedelta(hours=ext(0))

    def tzname(self, when):
        return ext(self.name)


far, near = Far(5, 'far'), Far(-3, 'near')
a = datetime(2020, 1, 1, 12, tzinfo=far)
b = datetime(2020, 1, 1, 4, tzinfo=near)
ext('made')
out = [a.utcoffset(), a.dst(), a.tzname(), str(a), a.isoformat(), a == b, a < b, a - b, a.astimezone(near), f'{a:%H %z %Z}', a.strftime('%z'),
       a.timestamp(), b.astimezone(timezone.utc), hash(a) == hash(b), a in [b], max(a, b + timedelta(hours=1)), a.timetuple()[3], a.utctimetuple()[3],
       sorted([a + timedelta(hours=1), b])[0] is b, time(5, tzinfo=far).isoformat(), datetime.fromtimestamp(0, far), far.fromutc(a), repr(a.tzinfo is far)]
[str(each) for each in out]

#: a_time_zone_whose_answers_are_wrong
from datetime import datetime, timedelta, tzinfo


class Wrong(tzinfo):
    def utcoffset(self, when):
        return ext(5)

    def dst(self, when):
        raise ValueError(ext('no dst'))

    def tzname(self, when):
        return ext(None)


class Bare(tzinfo):
    pass


out = []
a = datetime(2020, 1, 1, tzinfo=Wrong())
for ask in (a.utcoffset, a.dst, a.tzname, a.isoformat, lambda: a == datetime(2020, 1, 1, tzinfo=Wrong()), lambda: datetime(2020, 1, 1, tzinfo=Bare()).utcoffset(),
            lambda: a < a.replace(tzinfo=None), lambda: datetime(2020, 1, 1, tzinfo=3), lambda: str(a)):
    try:
        out.append(str(ask()))
    except Exception as error:
        out.append(f'{type(error).__name__}: {error}')
out

#: dates_of_classes_that_stop_when_they_are_made
import datetime
from datetime import timedelta
log = []
class D(datetime.date):
    def __new__(cls, *a):
        log.append(ext(1)); return super().__new__(cls, *a)
    def __init__(self, *a): log.append(('init', ext(a)))
    def __add__(self, o): log.append('add'); return super().__add__(o)
d = D(2020, 1, 2)
log.append(repr(d + timedelta(1))); log.append(repr(d - timedelta(1))); log.append(repr(timedelta(2) + d)); log.append(repr(d - D(2020, 1, 1)))
log.append(repr(D.fromordinal(7))); log.append(repr(D.fromisoformat('2020-01-02'))); log.append(repr(D.fromisocalendar(2020, 1, 1))); log.append(repr(d.replace(year=2021)))
d += timedelta(3); log.append(repr(d))
class DT(datetime.datetime):
    def __new__(cls, *a, **k):
        log.append(ext(3)); return super().__new__(cls, *a, **k)
x = DT(2020, 1, 2, 3)
log.append(repr(x + timedelta(1))); log.append(repr(x - timedelta(1)))
log.append(repr(DT.fromisoformat('2020-01-02'))); log.append(repr(DT.strptime('2020', '%Y'))); log.append(repr(DT.combine(datetime.date(2020, 1, 1), datetime.time(3))))
log.append(repr(x.replace(day=3)))
class T(timedelta):
    def __new__(cls, *a, **k):
        log.append(ext(2)); return super().__new__(cls, *a, **k)
log.append(repr(T(1) + T(2))); log.append(repr(T(1) * 2)); log.append(repr(-T(1)))
log

/** Addresses as numbers of 128 bits, and dates as milliseconds since 1970 (eql-semantics 8 cidrMatch, 9.1). */
export const moments = {
  address: {
    needs: [],
    code: String.raw`
def _address(text):
    """A number; an address of four bytes is that which IPv6 maps it to, and a zone is forgotten. None: it is no address."""
    head, percent, zone = text.partition('%')
    if (percent and (zone == '' or len(head) > 39 or '.' in head)) or len(head) > 45:
        return None
    if '.' in head and re.search(r'(?:^|[:.])0[0-9]+(?:\.|\Z)', head):
        return None
    try:
        found = ipaddress.ip_address(head)
    except ValueError:
        return None
    return int(found) if found.version == 6 else 0xFFFF << 32 | int(found)`,
  },
  addresses: {
    needs: ['address'],
    code: `
def _addresses(values):
    found = [_address(value) for value in values if isinstance(value, str)]
    return [address for address in found if address is not None]`,
  },
  network: {
    needs: ['address'],
    code: `
def _network(text):
    """The first and the last address of a block such as "10.0.0.0/8"; a bare address is a block of one."""
    base, slash, length = text.partition('/')
    address = _address(base)
    rest = 0 if slash == '' else (128 if ':' in base else 32) - int(length)
    first = address >> rest << rest
    return first, first + 2**rest - 1`,
  },
  instants: {
    needs: ['text', 'midnight'],
    code: String.raw`
_EPOCH = re.compile(r'-?[0-9]{1,18}(?:\.[0-9]{1,6})?')
_ISO = re.compile(
    r'([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T(?:([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)?)?'
    r'(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?'
)


def _instants(values):
    """Dates of ISO 8601, or milliseconds since 1970. Four digits are a year, even as a number."""
    found = [_instant(_text(value)) for value in values if not isinstance(value, bool)]
    return [instant for instant in found if instant is not None]


def _instant(text):
    parts = _ISO.fullmatch(text)
    if not parts:
        return math.floor(float(text)) if _EPOCH.fullmatch(text) else None
    year, month, day, hour, minute, second, fraction, zone = parts.groups()
    start = _midnight(int(year), int(month or 1), int(day or 1))
    time = [int(part or 0) for part in (hour, minute, second)]
    digits = (zone or 'Z')[1:].replace(':', '').ljust(4, '0')
    shift = int(digits[:2]) * 60 + int(digits[2:])
    if start is None or time[0] > 23 or time[1] > 59 or time[2] > 59 or shift > 1080 or int(digits[2:]) > 59:
        return None
    moved = -shift if zone and zone[0] == '-' else shift
    milliseconds = int((fraction or '').ljust(3, '0')[:3])
    return start + ((time[0] * 60 + time[1] - moved) * 60 + time[2]) * 1000 + milliseconds`,
  },
  midnight: {
    needs: [],
    code: `
def _midnight(year, month, day):
    """None for a day that the calendar has not; the calendar repeats every 400 years."""
    try:
        days = date(2000 + year % 400, month, day).toordinal() - 719163
    except ValueError:
        return None
    return (days + (year // 400 - 5) * 146097) * 86400000`,
  },
  nano_instants: {
    needs: ['instants'],
    code: `
def _nano_instants(values):
    """Nanoseconds reach from 1970 to 2262."""
    return [instant for instant in _instants(values) if 0 <= instant <= 9223372036854]`,
  },
} as const;

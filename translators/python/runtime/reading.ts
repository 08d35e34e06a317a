/** Finding the values of a field in an event (eql-semantics 4, 9.3), and what they are by its type in the mapping (9.1). */
export const reading = {
  values: {
    needs: ['is_list'],
    code: `
def _values(event, name):
    """Everything that a dotted name addresses: nested objects, dotted keys and mixtures, through lists of objects."""
    segments = name.split('.')
    found = []
    waiting = [(event, 0)]
    while waiting:
        value, start = waiting.pop()
        if isinstance(value, Mapping):
            for end in range(start + 1, len(segments) + 1):
                key = '.'.join(segments[start:end])
                if key in value and end == len(segments):
                    found.append(value[key])
                elif key in value:
                    waiting.append((value[key], end))
        elif _is_list(value):
            waiting.extend((each, start) for each in value)
    return found`,
  },
  is_list: {
    needs: [],
    code: `
def _is_list(value):
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))`,
  },
  flat: {
    needs: ['values', 'is_list'],
    code: `
def _flat(event, name, null=None):
    """The strings, numbers and booleans of a field, out of lists of lists; null stands for None."""
    found = []
    waiting = _values(event, name)
    while waiting:
        value = waiting.pop()
        if _is_list(value):
            waiting.extend(value)
        else:
            value = null if value is None else value
            if isinstance(value, (str, int)) or (isinstance(value, float) and math.isfinite(value)):
                found.append(value)
    return found`,
  },
  all_texts: {
    needs: ['is_list', 'text'],
    code: `
def _all_texts(event):
    """Every string, number and boolean of the event as text, however deep it lies."""
    found = []
    waiting = [event]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            waiting.extend(value[key] for key in value)
        elif _is_list(value):
            waiting.extend(value)
        elif isinstance(value, (str, int, float)):
            found.append(_text(value))
    return found`,
  },
  texts: {
    needs: ['text'],
    code: `
def _texts(values, longest=None):
    """As text; what is longer, in units of UTF-16, is not indexed."""
    found = [_text(value) for value in values]
    if longest is None:
        return found
    return [text for text in found if 2 * len(text) <= longest or len(text.encode('utf-16-le', 'surrogatepass')) <= 2 * longest]`,
  },
  text: {
    needs: [],
    code: `
def _text(value):
    """A value as JSON writes it in the shortest way."""
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if not isinstance(value, float) or not math.isfinite(value):
        return str(value)
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    digits, _, exponent = repr(value).partition('e')
    if exponent == '':
        return digits
    if not -7 < int(exponent) < 0:
        return '%se%+d' % (digits, int(exponent))
    return ('-' if value < 0 else '') + '0.' + '0' * (-1 - int(exponent)) + digits.replace('.', '').lstrip('-')`,
  },
  lowercase: {
    needs: [],
    code: String.raw`
def _lowercase(texts):
    """Each character by itself in small letters."""
    return [''.join('i' if letter == '\u0130' else letter.lower() for letter in text) for text in texts]`,
  },
  uppercase: {
    needs: [],
    code: String.raw`
_CAPITALS = {'\u1fb3': '\u1fbc', '\u1fc3': '\u1fcc', '\u1ff3': '\u1ffc'}


def _uppercase(texts):
    """Each character by itself in capitals: what would become several stays, but for Greek letters with a mute iota."""
    return [''.join(map(_capital, text)) for text in texts]


def _capital(letter):
    upper = letter.upper()
    if len(upper) == 1:
        return upper
    return chr(ord(letter) | 8) if '\u1f80' <= letter <= '\u1faf' else _CAPITALS.get(letter, letter)`,
  },
  number: {
    needs: [],
    code: String.raw`
_NUMERAL = re.compile(r'[\x00- ]*([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)[dDfF]?[\x00- ]*')
_HEXADECIMAL = re.compile(r'[\x00- ]*([+-]?0[xX](?:[0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)[pP][+-]?[0-9]+)[dDfF]?[\x00- ]*')


def _number(value):
    """A value as a number; strings that spell one count, as Java reads them. Anything else is no number (nan)."""
    if isinstance(value, bool):
        return math.nan
    try:
        if not isinstance(value, str):
            return value if isinstance(value, int) else float(value)
        spelled = _NUMERAL.fullmatch(value)
        if spelled:
            return float(spelled.group(1))
        spelled = _HEXADECIMAL.fullmatch(value)
        return float.fromhex(spelled.group(1)) if spelled else math.nan
    except OverflowError:
        return math.inf`,
  },
  numbers: {
    needs: ['number', 'finite'],
    code: `
def _numbers(values):
    return [float(number) for number in map(_number, values) if _finite(number)]`,
  },
  finite: {
    needs: [],
    code: `
def _finite(number):
    try:
        return math.isfinite(number)
    except OverflowError:
        return False`,
  },
  integers: {
    needs: ['number', 'finite'],
    code: String.raw`
def _integers(values, least, most):
    """Whole numbers: what stands after the decimal point is cut off, and what the type cannot hold is no value."""
    found = [_integer(value, most > 2**31 - 1) for value in values]
    return [each for each in found if each is not None and least <= each <= most]


def _integer(value, wide):
    """In a field of 64 bits strings are numerals alone, and keep all their digits; in any other a string that is NaN is 0."""
    if wide and isinstance(value, str) and re.search(r'[^0-9eE.+-]', value):
        return None
    number = _number(value)
    if isinstance(value, str):
        if math.isnan(number):
            return 0 if not wide and re.fullmatch(r'[\x00- ]*[+-]?NaN[\x00- ]*', value) else None
        digits = re.fullmatch(r'([+-]?[0-9]{1,40})(?:\.[0-9]*)?', value)
        if digits and abs(number) >= 2**53:
            return int(digits.group(1))
    return int(number) if _finite(number) else None`,
  },
  rounded: {
    needs: ['number', 'finite'],
    code: `
def _rounded(values, format):
    """Numbers at single ('<f') or half ('<e') precision."""
    found = []
    for number in map(_number, values):
        try:
            if _finite(number):
                found.append(struct.unpack(format, struct.pack(format, float(number)))[0])
        except OverflowError:
            pass
    return found`,
  },
  ordered: {
    needs: [],
    code: `
def _ordered(number):
    """A number that may stand beside others: minus zero before zero."""
    return (number, math.copysign(1, number))`,
  },
  booleans: {
    needs: [],
    code: `
def _booleans(values):
    """The strings "true", "false" and "" (false) count."""
    known = [value for value in values if isinstance(value, bool) or (isinstance(value, str) and value in ('true', 'false', ''))]
    return [value in (True, 'true') for value in known]`,
  },
} as const;

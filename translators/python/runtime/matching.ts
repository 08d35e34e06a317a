/** Letters that are the same when case is ignored (eql-semantics 5.1, 5.2), order, and patterns that no method of strings tests. */
export const matching = {
  fold: {
    needs: [],
    code: `
_SMALL = {code: code + 32 for code in range(65, 91)}


def _fold(text):
    """Small letters for A to Z; every other character stays."""
    return text.translate(_SMALL)`,
  },
  fold_unicode: {
    needs: ['fold'],
    code: String.raw`
def _fold_unicode(text):
    """The same for comparison with ASCII: the long s and the Kelvin sign are an s and a k."""
    return _fold(text.replace('\u017f', 's').replace('\u212a', 'k'))`,
  },
  version: {
    needs: [],
    code: String.raw`
_VERSION = re.compile(
    r'((?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))*)'
    r'(-(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?'
    r'(\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?'
)


def _version(text):
    """Bytes in the order of versions: numbers by size, a pre-release before its release, what is no version last."""
    parts = _VERSION.fullmatch(text)
    if not parts or any(part is not None and part.count('.') > 31 for part in parts.groups()):
        return text.encode('utf-8', 'replace') or b'\x03'
    numbers, before, build = parts.groups()
    key = re.sub('[0-9]+', _sized, numbers)
    key += '\x03' if before is None else '\x02' + re.sub(r'(?:(?<=\.)|(?<=^-))[0-9]+(?=\.|\Z)', _sized, before)
    return (key + (build or '')).encode('latin-1')


def _sized(digits):
    return '\x01' + chr(0x80 + len(digits.group())) + digits.group()`,
  },
  in_order: {
    needs: [],
    code: `
def _in_order(text, head, middles, tail):
    """The head, each of the middles somewhere to the right, then the tail: without overlap, the outer ones at the ends."""
    end = len(text) - len(tail)
    if end < len(head) or not text.startswith(head) or not text.endswith(tail):
        return False
    at = len(head)
    for middle in middles:
        at = text.find(middle, at)
        if at < 0:
            return False
        at += len(middle)
    return at <= end`,
  },
  find_in_order: {
    needs: [],
    code: `
def _find_in_order(text, head, middles, tail, length):
    """The same for regular expressions without choice; the tail matches so many characters."""
    end = len(text) - length
    if end < 0 or (tail is not None and not tail.match(text, end)):
        return False
    found = None if head is None else head.match(text)
    if head is not None and found is None:
        return False
    at = 0 if found is None else found.end()
    for middle in middles:
        found = middle.search(text, at)
        if found is None:
            return False
        at = found.end()
    return at <= end`,
  },
  class_of: {
    needs: [],
    code: `
def _class_of(character, table):
    """The class of a character, which stretches of code points have in common."""
    starts = table['starts']
    low, high = 0, len(starts) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if starts[middle] <= ord(character):
            low = middle
        else:
            high = middle - 1
    return table['classes'][low]`,
  },
  walk: {
    needs: ['class_of'],
    code: `
def _walk(text, table):
    """Walks through an automaton: a row is the usual state that follows, then classes each with another one."""
    state = 0
    for character in text:
        usual, *others = table['rows'][state]
        symbol = _class_of(character, table)
        for at in range(0, len(others), 2):
            if others[at] == symbol:
                usual = others[at + 1]
        state = usual
    return state in table['accepting']`,
  },
  walk_many: {
    needs: ['class_of'],
    code: `
def _walk_many(text, table):
    """Walks through an automaton in many states at once: a row is states that follow, each with a set of classes."""
    states = {0}
    for character in text:
        symbol = _class_of(character, table)
        reached = set()
        for state in states:
            row = table['rows'][state]
            reached.update(row[at] for at in range(0, len(row), 2) if symbol in table['sets'][row[at + 1]])
        states = reached
    return any(state in table['accepting'] for state in states)`,
  },
} as const;

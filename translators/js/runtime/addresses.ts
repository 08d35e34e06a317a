/** IP addresses as 32 hexadecimal digits, so that they compare as 128-bit numbers (eql-semantics 8 cidrMatch, 9.1). */
export const addresses = {
  address: {
    needs: [],
    code: `
/** An IPv4 or IPv6 address as 32 hexadecimal digits, or null. IPv4 is written the way IPv6 maps it; the zone after "%" is forgotten. */
function address(text) {
  const end = text.indexOf('%');
  if (end >= 0) return end < text.length - 1 && end <= 39 ? groups(text.slice(0, end)) : null;
  if (text.length > 45) return null;
  if (!text.includes('.')) return groups(text);
  const colon = text.lastIndexOf(':');
  const digits = octets(text, colon + 1);
  if (digits === '') return null;
  if (colon < 0) return '00000000000000000000ffff' + digits;
  return groups(text.slice(0, colon) + ':' + digits.slice(0, 4) + ':' + digits.slice(4));
}

/** The four numbers of an IPv4 address that stands from a place on, as 8 hexadecimal digits; nothing, if it is none. No number begins with a zero. */
function octets(text, from) {
  let whole = 0;
  let octet = -1;
  let count = 1;
  for (let at = from; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) {
      if (octet === 0) return '';
      octet = octet < 0 ? digit : octet * 10 + digit;
      if (octet > 255) return '';
    } else {
      if (text[at] !== '.' || octet < 0) return '';
      whole = whole * 256 + octet;
      octet = -1;
      count++;
    }
  }
  if (count !== 4 || octet < 0) return '';
  whole = whole * 256 + octet;
  let digits = '';
  for (let shift = 28; shift >= 0; shift -= 4) digits += '0123456789abcdef'[(whole >>> shift) & 15];
  return digits;
}

/** Eight groups, of which one run may be left out as "::". */
function groups(text) {
  const halves = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const [head, tail = []] = halves;
  const missing = 8 - head.length - tail.length;
  if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return null;
  const all = [...head, ...Array(missing).fill('0'), ...tail];
  return all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) ? all.map((group) => group.toLowerCase().padStart(4, '0')).join('') : null;
}`,
  },
  addresses: {
    needs: ['address', 'flat', 'none'],
    code: `
/** The values of an address field. */
function addresses(value) {
  if (value === undefined) return NONE;
  if (typeof value === 'string') {
    const found = address(value);
    return found === null ? NONE : [found];
  }
  return flat(value)
    .map((each) => (typeof each === 'string' ? address(each) : null))
    .filter((each) => each !== null);
}`,
  },
  network: {
    needs: ['address'],
    code: `
/** The first and last address of a block such as "10.0.0.0/8"; a bare address is a block of one. */
function network(text) {
  const [base, length] = text.split('/');
  const digits = address(base);
  if (digits === null) return ['1', '0'];
  const bits = length === undefined ? 128 : Number(length) + (base.includes(':') ? 0 : 96);
  const binary = Array.from(digits, (digit) => parseInt(digit, 16).toString(2).padStart(4, '0')).join('').slice(0, bits);
  const hexadecimal = (all) => all.match(/..../g).map((four) => parseInt(four, 2).toString(16)).join('');
  return [hexadecimal(binary.padEnd(128, '0')), hexadecimal(binary.padEnd(128, '1'))];
}`,
  },
  addressText: {
    needs: [],
    code: `
/** The usual spelling of an address: dotted for IPv4, else the longest run of zero groups left out. */
function addressText(digits) {
  if (digits.startsWith('00000000000000000000ffff')) {
    return digits.slice(24).match(/../g).map((octet) => parseInt(octet, 16)).join('.');
  }
  const groups = digits.match(/..../g).map((group) => parseInt(group, 16).toString(16));
  const runs = groups.map((_, start) => groups.slice(start).findIndex((group) => group !== '0')).map((length, start) => (length < 0 ? 8 - start : length));
  const longest = Math.max(...runs);
  if (longest < 2) return groups.join(':');
  const start = runs.indexOf(longest);
  return groups.slice(0, start).join(':') + '::' + groups.slice(start + longest).join(':');
}`,
  },
} as const;

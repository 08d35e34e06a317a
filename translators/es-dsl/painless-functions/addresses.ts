import type { FunctionTexts } from './function-texts.ts';

/** Addresses and networks. */
export const ADDRESSES = {
  // Groups of an address as hexadecimal digits, each padded with zeros.
  hexGroups: {
    needs: [],
    source: `String hexGroups(String text, String separator, int radix, int width) {
  StringBuilder hex = new StringBuilder();
  int start = 0;
  while (start < text.length()) {
    int end = text.indexOf(separator, start);
    if (end < 0) { end = text.length(); }
    String group = Integer.toHexString(Integer.parseInt(text.substring(start, end), radix));
    for (int digits = group.length(); digits < width; digits++) { hex.append('0'); }
    hex.append(group);
    start = end + 1;
  }
  return hex.toString();
}`,
  },
  // An address as 32 hexadecimal digits. In a script an ip field gives text: dotted IPv4, or IPv6 with `::` for its zeros.
  hexAddress: {
    needs: ['hexGroups'],
    source: `String hexAddress(String address) {
  if (address.indexOf(':') < 0) { return '00000000000000000000ffff' + hexGroups(address, '.', 10, 2); }
  int gap = address.indexOf('::');
  if (gap < 0) { return hexGroups(address, ':', 16, 4); }
  String tail = hexGroups(address.substring(gap + 2), ':', 16, 4);
  StringBuilder hex = new StringBuilder();
  hex.append(hexGroups(address.substring(0, gap), ':', 16, 4));
  while (hex.length() + tail.length() < 32) { hex.append('0'); }
  hex.append(tail);
  return hex.toString();
}`,
  },
  // Networks come as pairs of first and last address in the same 32 digits.
  cidrMatch: {
    needs: ['hexAddress'],
    source: `def cidrMatch(String address, List networks) {
  if (address == null) { return null; }
  String hex = hexAddress(address);
  for (List network : networks) {
    if (hex.compareTo((String) network.get(0)) >= 0 && hex.compareTo((String) network.get(1)) <= 0) { return true; }
  }
  return false;
}`,
  },
} as const satisfies FunctionTexts;

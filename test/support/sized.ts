/** How many cases of a property to try: what finds a fault soon or, with EQLIBRIUM_SUITES=full, as many as a night allows. */
export function sized(usual: number, full: number): number {
  return process.env['EQLIBRIUM_SUITES'] === 'full' ? full : usual;
}

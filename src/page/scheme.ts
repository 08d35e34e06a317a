const KEY = 'eqlibrium-scheme';

/** Light, dark, or as the system has it. */
export const SCHEMES = ['system', 'light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

/** What the reader chose before; a browser may not let pages remember. */
export function schemeChosen(): Scheme {
  try {
    const known = localStorage.getItem(KEY);
    return SCHEMES.find((scheme) => scheme === known) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Shows the page as chosen, and remembers a new choice. */
export function applyScheme(chosen?: Scheme): void {
  const scheme = chosen ?? schemeChosen();
  if (scheme === 'system') delete document.documentElement.dataset['scheme'];
  else document.documentElement.dataset['scheme'] = scheme;
  if (chosen === undefined) return;
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // It holds until the page is left.
  }
}

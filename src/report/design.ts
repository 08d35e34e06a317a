/** The colours that all pages share, by what they are for; pictures in them take them by name, so that they follow light and dark. */
const LIGHT = `--page: #ffffff; --text: #1b1f24; --faint: #57606a; --line: #d0d7de; --code: #f6f8fa; --link: #0550ae;
  --exact: #1a7f37; --lossy: #8a5a00; --refused: #6639ba; --differs: #c11b28; --beyond: #6e7781; --none: #8c959f;`;
const DARK = `--page: #0d1117; --text: #e6edf3; --faint: #9da7b3; --line: #3d444d; --code: #161b22; --link: #79b8ff;
  --exact: #3fb950; --lossy: #d29922; --refused: #b28cf8; --differs: #ff7b72; --beyond: #8b949e; --none: #6e7681;`;

/** Light or dark as the reader has it; more names and colours of one page go with either. */
export function colourRules(light = '', dark = ''): string {
  return `:root { color-scheme: light dark; ${LIGHT}${light} }
@media (prefers-color-scheme: dark) { :root { ${DARK}${dark} } }`;
}

/** The same where a page lets its reader choose: `data-scheme` on the root says otherwise than the system. */
export function chosenColourRules(light: string, dark: string): string {
  return `${colourRules(light, dark)}
:root[data-scheme="light"] { color-scheme: light; ${LIGHT}${light} }
:root[data-scheme="dark"] { color-scheme: dark; ${DARK}${dark} }`;
}

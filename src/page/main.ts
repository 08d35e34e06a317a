import { h, render } from 'preact';
import { App } from './app.ts';
import { createDesk } from './desk.ts';
import { EXAMPLES } from './examples.ts';
import { isLink, type Shared, unpackLink } from './link.ts';
import { USUAL_OPTIONS } from './options.ts';
import { applyScheme } from './scheme.ts';
import { STYLE } from './style.ts';
import { openOffice } from './work/office.ts';

/** A rule that takes longer than this to read or to translate is left, in milliseconds. */
const PATIENCE = 20_000;

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
document.adoptedStyleSheets = [sheet];
applyScheme();

const FIRST: Shared = { text: EXAMPLES[0].text, rule: 0, options: USUAL_OPTIONS, forms: {} };

const place = document.getElementById('page');
if (place === null) throw new Error('the page has no place for itself');

/** The rule of the link, where there is one; else the built-in rule, with the reason. */
async function begin(at: HTMLElement): Promise<void> {
  const fragment = location.hash.slice(1);
  const linked = isLink(fragment) ? await unpackLink(fragment) : FIRST;
  const fault = typeof linked === 'string' ? linked : null;
  const desk = createDesk(typeof linked === 'string' ? FIRST : linked, openOffice(PATIENCE));
  render(h(App, { desk, linkFault: fault }), at);
}

void begin(place);

// All parts of the page are kept for a time without network, once it has loaded. A browser that does not keep things shows it all the same.
if ('serviceWorker' in navigator)
  addEventListener('load', () => void navigator.serviceWorker.register('./offline.js').catch(() => {}));

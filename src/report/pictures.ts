import type * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** What every picture of a page needs: a document in which it is drawn, and how wide it is, in units of SVG. */
export function drawnFor(width: number): Plot.PlotOptions {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return { document, width, className: 'plot' };
}

/** The SVG alone. Its style sheet stands in that of the page, which a policy names; what reads a screen is told in words. */
export function svgOf(drawn: Element): string {
  for (const style of [...drawn.querySelectorAll('style')]) style.remove();
  for (const one of [drawn, ...drawn.querySelectorAll('[style]')]) one.removeAttribute('style');
  drawn.setAttribute('aria-hidden', 'true');
  drawn.setAttribute('focusable', 'false');
  return drawn.outerHTML;
}

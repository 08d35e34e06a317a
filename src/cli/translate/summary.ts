import { countOf, thousands } from '../../report/text.ts';

/** How the rules of one call came through. */
interface Outcomes {
  readonly exact: number;
  readonly lossy: number;
  readonly refused: number;
  /** Rules, or files, that could not be read. */
  readonly unread: number;
  /** Files written, and the folder; null: to standard output. */
  readonly wrote: number;
  readonly folder: string | null;
  /** The files of a bundle, in words; null: there is none. */
  readonly bundle: string | null;
}

/** `826 rules: 500 exact, 302 lossy, 24 refused, 2 not read; 802 files written to out`. */
export function summaryLine({ exact, lossy, refused, unread, wrote, folder, bundle }: Outcomes): string {
  const counts = { exact, lossy, refused, 'not read': unread };
  const words = Object.entries(counts).map(([word, count]) => `${thousands(count)} ${word}`);
  const files = folder === null ? '' : `; ${countOf(wrote, 'file')} written to ${folder}`;
  const made = bundle === null ? '' : `; ${bundle}`;
  return `${countOf(exact + lossy + refused + unread, 'rule')}: ${words.join(', ')}${files}${made}`;
}

import { printBundle } from '../../../translators/js/index.ts';
import type { ParsedRule } from '../../api/parse.ts';
import type { Output } from '../../contract/index.ts';
import type { Rule } from '../../ir/index.ts';
import { countOf } from '../../report/text.ts';
import { type Host, UsageError } from '../host/host.ts';
import { nameOf } from '../rules/index.ts';

/** A rule that was translated. */
export interface Bundled {
  readonly parsed: ParsedRule;
  readonly rule: Rule;
}

/** The two files of a bundle. */
interface BundleFiles {
  readonly module: string;
  readonly types: string;
}

/** The files that `--bundle` asks for; null: it was not given. Rejects with a `UsageError` beside what it does not go with. */
export async function bundleWanted(
  target: Output,
  { bundle, out }: { readonly bundle?: string; readonly out?: string },
  host: Host,
): Promise<BundleFiles | null> {
  if (bundle === undefined) return null;
  if (target.name !== 'js') throw new UsageError(`--bundle is for --to js, not ${target.name}`);
  if (out !== undefined) throw new UsageError('--bundle writes one file, --out one for each rule: one of them');
  const types = bundle.replace(/\.(m?)js$/, '.d.$1ts');
  if (types === bundle) throw new UsageError('--bundle needs the name of a file that ends in .mjs or .js');
  await host.requireFolderOf(bundle);
  return { module: bundle, types };
}

/** Writes the module of rules that were translated, and its types; says what was written and what is worth a note. */
export async function writeBundle(
  bundled: readonly Bundled[],
  files: BundleFiles,
  host: Host,
): Promise<{ readonly words: string; readonly notes: readonly string[] }> {
  if (bundled.length === 0) return { words: 'no bundle was written', notes: [] };
  const ids = idsOf(bundled.map(({ parsed }) => parsed.document.meta.id ?? nameOf(parsed)));
  const printed = printBundle(bundled.map(({ rule }, place) => ({ id: ids[place]?.id ?? '', rule })));
  await host.writeFile(files.module, printed.module);
  await host.writeFile(files.types, printed.types);
  const notes = ids.flatMap(({ id, from }) =>
    id === from ? [] : [`note: a second rule has the id ${from}; in the bundle it is ${id}`],
  );
  return { words: `${countOf(bundled.length, 'rule')} written to ${files.module}, types to ${files.types}`, notes };
}

/** Ids of which no two are the same: a second rule of an id gets a number. */
function idsOf(wanted: readonly string[]): readonly { readonly id: string; readonly from: string }[] {
  const taken = new Set<string>(wanted);
  const given = new Set<string>();
  return wanted.map((from) => {
    let id = from;
    for (let number = 2; given.has(id) || (id !== from && taken.has(id)); number++) id = `${from} (${number})`;
    given.add(id);
    return { id, from };
  });
}

import { CODE_TABLES } from '../../api/code-tables.ts';
import { table } from '../../report/table.ts';
import { type CodeRow, printableJson, similar } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, UsageError } from '../host/host.ts';

/** `codes`: the catalogue by who tells them, or one code with all that is known of it. */
export async function codesCommand(
  code: string | undefined,
  { json = false }: { readonly json?: boolean },
  host: Host,
): Promise<ExitCode> {
  const told = code === undefined ? null : find(code);
  if (json) await host.out(`${printableJson(told ?? everything(), 2)}\n`);
  else await host.out(told === null ? list(host.tableWidth) : page(told));
  return EXIT.ok;
}

/** A row with its code, and who tells it. */
type Told = CodeRow & { readonly code: string; readonly from: string };

function everything(): readonly Told[] {
  return CODE_TABLES.flatMap(({ from, codes }) => Object.entries(codes).map(([code, row]) => ({ code, from, ...row })));
}

/** The row of a code, as it is written in a message: brackets around it do not matter. */
function find(written: string): Told {
  const name = written.replace(/^\[|\]$/g, '');
  const all = everything();
  const told = all.find(({ code }) => code === name);
  if (told !== undefined) return told;
  const near = similar(
    name,
    all.map(({ code }) => code),
  );
  const hint = near.length === 0 ? '`eqlibrium codes` lists them all' : `did you mean ${near.join(' or ')}?`;
  throw new UsageError(`there is no code ${JSON.stringify(name)}; ${hint}`);
}

function list(width: number): string {
  const parts = CODE_TABLES.map(({ from, codes }) => {
    const rows = Object.entries(codes).map(([code, { kind, title }]) => [code, kind, title]);
    return `${from}\n\n${table(['code', 'kind', 'title'], rows, width)}\n`;
  });
  return `${parts.join('\n')}\neqlibrium codes CODE says what one means and what can be done.\n`;
}

function page({ code, from, title, kind, meaning, example, help }: Told): string {
  const lines = [`${code}: ${title}`, `${kind}, ${from}`, '', filled(meaning)];
  if (example !== undefined) lines.push('', 'example', `  ${example}`);
  if (help !== undefined) lines.push('', filled(`help: ${help}`));
  return `${lines.join('\n')}\n`;
}

/** Text in lines of at most 80 columns. */
function filled(text: string): string {
  return text.replace(/(.{1,80})(?:\s+|$)/g, '$1\n').trimEnd();
}

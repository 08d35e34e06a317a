import { InvalidArgumentError } from 'commander';
import type { PortDocument } from '../../report/port/port.ts';
import { printableJson } from '../../source/index.ts';
import type { Host } from '../host/host.ts';

/** How a report is written, by the ending of its file. What draws is loaded when something is drawn. */
const FORMS = {
  html: async (port) => await (await import('../../report/port/page/page.ts')).portHtml(port),
  md: async (port) => (await import('../../report/port/markdown.ts')).portMarkdown(port),
  json: async (port) => `${printableJson(port, 2)}\n`,
  sarif: async (port) => `${printableJson((await import('../../report/port/sarif.ts')).portSarif(port), 2)}\n`,
} as const satisfies { readonly [ending: string]: (port: PortDocument) => Promise<string> };

type Form = keyof typeof FORMS;

/** A file that a report is written to. */
export interface ReportFile {
  readonly path: string;
  readonly form: Form;
}

/** Reads one `--report FILE`; it may be given several times. */
export function reportFile(path: string, before: readonly ReportFile[] = []): readonly ReportFile[] {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  if (!isForm(ending))
    throw new InvalidArgumentError(
      `Name a file that ends in ${Object.keys(FORMS)
        .map((form) => `.${form}`)
        .join(', ')}.`,
    );
  return [...before, { path, form: ending }];
}

function isForm(ending: string): ending is Form {
  return Object.hasOwn(FORMS, ending);
}

/** Tells a mistyped folder before the work. */
export async function requireFolders(files: readonly ReportFile[], host: Host): Promise<void> {
  for (const { path } of files) await host.requireFolderOf(path);
}

/** Writes a report to each file. */
export async function writeReports(files: readonly ReportFile[], port: PortDocument, host: Host): Promise<void> {
  for (const { path, form } of files) {
    await host.writeFile(path, await FORMS[form](port));
    host.note(`wrote ${path}`);
  }
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { marked } from 'marked';
import { makeRepository } from '../../../test/support/git-repository.ts';
import { colourRules } from '../../report/design.ts';

/** Pages beside that of the browser, of which pictures are taken: what the command line wrote about rules of a few lines. */

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

const SIGMA = (shells: readonly string[]): string => `title: Shell started by an office program
id: 3f1c5d1e-7a44-4c39-9d44-1f6f2f8e9b10
logsource:
    category: process_creation
    product: windows
detection:
    parent:
        ParentImage|endswith: '\\winword.exe'
    shell:
        Image|endswith:
${shells.map((shell) => `            - '\\${shell}'\n`).join('')}    condition: parent and shell
level: high
`;

const BEFORE = {
  'rules/netcat.eql': 'process where event.type == "start" and process.name : ("nc", "ncat*") and not user.name == "svc"\n',
  'rules/login.eql': `sequence by host.id with maxspan=1m
  [authentication where event.outcome == "success"]
  [process where process.parent.name : "services.exe"]
`,
  'rules/office.yml': SIGMA(['cmd.exe']),
};

const AFTER = {
  'rules/netcat.eql': `process where event.type == "start" and process.name : ("nc", "ncat*", "socat")
  and process.args : "-e"
`,
  'rules/login.eql': BEFORE['rules/login.eql'].replace('parent.name :', 'parent.name ='),
  'rules/office.yml': SIGMA(['cmd.exe', 'powershell.exe']),
};

/** The report of a check, as it is written. */
export function reportPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'eqlibrium-report-'));
  try {
    for (const [path, text] of Object.entries({ ...BEFORE, 'rules/netcat.eql': AFTER['rules/netcat.eql'] })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const words = ['--import', TSX, MAIN, 'check', 'rules', '--to', 'sigma,kql', '--report', 'report.html'];
    execFileSync(process.execPath, words, { cwd: folder, stdio: 'ignore' });
    return readFileSync(join(folder, 'report.html'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The summary of a pull request, its Markdown as a page: GitHub draws it in a style of its own, and the picture in it itself. */
export async function reviewPage(): Promise<string> {
  const repository = makeRepository();
  try {
    repository.write(BEFORE);
    const base = repository.commit('Rules');
    repository.write(AFTER);
    repository.commit('Rules are changed');
    const file = join(repository.folder, 'summary.md');
    await repository.run(['review', 'rules', '--git', base, '--summary', file]);
    const markdown = readFileSync(file, 'utf8');
    // Machines that draw pictures may have no letters in colour.
    const drawn = markdown
      .replace(/```mermaid\n([\s\S]*?)```/, (_, pie: string) => pieOf(pie))
      .replace('\u274c', '<span class="bad">\u2716</span>');
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A summary</title><style>${STYLE}</style></head><body>${await marked.parse(drawn)}</body></html>`;
  } finally {
    repository.remove();
  }
}

const STYLE = `${colourRules()}
body { background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; max-width: 58rem; margin: 1.5rem auto; padding: 0 1.5rem; }
h2 { border-bottom: 1px solid var(--line); padding-bottom: 0.3rem; } table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: 0.35rem 0.8rem; text-align: left; vertical-align: top; }
code { font: 0.85em ui-monospace, monospace; background: var(--code); padding: 0.15em 0.35em; border-radius: 6px; } pre { background: var(--code); padding: 1rem; border-radius: 6px; overflow: auto; } pre code { padding: 0; }
h4 code { font-size: 1em; } .bad { color: var(--differs); }
svg { display: block; } text { fill: var(--text); font: 15px system-ui, sans-serif; }`;

const COLOURS = ['--link', '--lossy', '--exact', '--refused', '--differs', '--none'] as const;

/** A pie chart in the language of Mermaid, whose words and numbers are ours, as a drawing. */
function pieOf(pie: string): string {
  const slices = [...pie.matchAll(/"([\w ]+)" : (\d+)/g)].map(([, name = '', count = '0']) => ({ name, count: Number(count) }));
  const total = slices.reduce((sum, { count }) => sum + count, 0);
  const turnOf = (end: number): number => (slices.slice(0, end).reduce((sum, { count }) => sum + count, 0) / total) * 2 * Math.PI;
  const drawn = slices.map(({ name, count }, at) => {
    const colour = `var(${COLOURS[at % COLOURS.length] ?? '--none'})`;
    const [from, to] = [turnOf(at), turnOf(at + 1)];
    const point = (angle: number): string => `${100 + 80 * Math.sin(angle)},${120 - 80 * Math.cos(angle)}`;
    const slice =
      count === total
        ? `<circle cx="100" cy="120" r="80" fill="${colour}"/>`
        : `<path d="M100,120 L${point(from)} A80,80 0 ${to - from > Math.PI ? 1 : 0} 1 ${point(to)} Z" fill="${colour}"/>`;
    const y = 70 + at * 28;
    return `${slice}<rect x="220" y="${y}" width="16" height="16" fill="${colour}"/><text x="246" y="${y + 13}">${name} [${count}]</text>`;
  });
  const title = /title (.*)/.exec(pie)?.[1] ?? '';
  return `<svg width="520" height="220" role="img"><text x="20" y="22">${title}</text>${drawn.join('')}</svg>\n`;
}

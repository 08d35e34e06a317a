import { describe, expect, it } from 'vitest';
import { checkOne } from '../../../src/api/check.ts';
import { parse } from '../../../src/api/parse.ts';
import { translate as translateTo } from '../../../src/api/translate.ts';
import type { RuleMeta } from '../../../src/ir/index.ts';
import { type SigmaOptions, sigma } from '../../../translators/sigma/index.ts';
import { SIGMA_OPTIONS } from '../../../translators/sigma/options.ts';
import { descriptionAsSigmahq } from '../../../translators/sigma/sigmahq/description.ts';
import { fileNameOf } from '../../../translators/sigma/sigmahq/file-name.ts';
import { titleAsSigmahq } from '../../../translators/sigma/sigmahq/title.ts';
import { detection, losses, printed, ruleOf, section, translate } from './support.ts';

const STYLE = { style: 'sigmahq' } as const;

const META: Partial<RuleMeta> = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Suspicious Use of a shell via cron',
  description: 'Looks for shells, e.g. Bash. Attackers start them. See version 1.2 and Foo Inc. Products.',
  authors: ['Somebody'],
  license: 'Elastic License v2',
  created: '2024/01/02',
  updated: '2024/03/04',
  severity: 'medium',
  references: ['https://example.org/a', 'https://github.com/a/b/blob/main/c.md'],
  falsePositives: ['Penetration testing by friends', 'backup jobs'],
  tags: ['OS: Linux'],
  version: 3,
};

const QUERY = 'process where host.os.type == "linux" and event.type == "start" and process.name == "sh"';

function notesOf(meta: Partial<RuleMeta>): readonly string[] {
  const translation = translate(QUERY, STYLE, meta);
  return translation.status === 'refused'
    ? []
    : translation.notes.filter(({ code }) => code.startsWith('sigma-style')).map(({ message }) => message);
}

describe('a rule in the style of SigmaHQ', () => {
  const text = printed(QUERY, STYLE, META);

  it('has the keys of its rules, in their order, and the licence', () => {
    const keys = [...text.matchAll(/^([a-z]+):/gm)].map(([, key]) => key);
    expect(keys).toEqual(
      'title id related taxonomy status description license references author date modified tags logsource detection falsepositives level'
        .split(' ')
        .filter((key) => key !== 'tags'),
    );
  });

  it('writes a title in title case, a sentence a line and dates without quotes', () => {
    expect(text).toContain('title: Suspicious Use of a Shell via Cron\n');
    expect(text).toContain(
      'description: |\n    Looks for shells, e.g. Bash.\n    Attackers start them.\n    See version 1.2 and Foo Inc. Products.\n',
    );
    expect(text).toContain('date: 2024-01-02\nmodified: 2024-03-04\n');
  });

  it('asks of events what the full document asks', () => {
    const full = printed(QUERY, {}, META);
    expect(section(text, 'detection')).toBe(section(full, 'detection'));
    expect(full).toContain('\nelastic:\n');
    expect(full).toContain("date: '2024-01-02'\n");
  });

  it('tells what it leaves out, and what is missing', () => {
    expect(notesOf(META)).toEqual([
      'rules of SigmaHQ do not have what Sigma has no key for (rule_id, version, tags, query_digest); it is left out',
      'rules of SigmaHQ do not have a link to a branch on GitHub (https://github.com/a/b/blob/main/c.md); it is left out',
      'rules of SigmaHQ do not have a false positive in words that it bans (Penetration testing by friends); it is left out',
    ]);
    expect(text).not.toContain('github.com');
    expect(section(text, 'falsepositives')).toBe('- Backup jobs');
    expect(notesOf({ name: 'x' }).at(-1)).toBe(
      'SigmaHQ asks for a description, an author, a date, a level, which the rule does not have',
    );
    expect(notesOf({ ...META, description: 'Too short' }).at(-1)).toContain('asks for a longer description');
  });

  it('makes references of links in a description, where there are none', () => {
    const linked = printed(QUERY, STYLE, { ...META, references: [], description: 'As told at https://example.org/x.' });
    expect(section(linked, 'references')).toBe('- https://example.org/x');
    const branch = { references: [], description: 'As told at https://github.com/a/b/blob/main/c.md and so on.' };
    expect(printed(QUERY, STYLE, { ...META, ...branch })).toContain('As told at github.com/a/b/blob/main/c.md and so on.');
  });

  it('has values once that differ in letter case alone, where case does not count', () => {
    const query = 'process where process.name : ("Nc", "nC", "ä", "Ä") or process.parent.name in ("b", "B")';
    expect(section(printed(query, STYLE), 'detection')).toMatch(/process\.name:\n +- 'Nc'\n +- 'ä'\n +- 'Ä'\n/);
    expect(section(printed(query, STYLE), 'detection')).toMatch(/process\.parent\.name\|cased:\n +- 'b'\n +- 'B'\n/);
    expect(printed(query, { ...STYLE, consumer: 'lucene' })).toContain('consumer: lucene');
  });
});

describe('a correlation in the style of SigmaHQ', () => {
  const query = 'sequence by host.id with maxspan=1m [process where process.name : "a"] with runs=2 [file where file.name : "b"]';
  const text = printed(query, STYLE, META);

  it('has parts that say of themselves what a rule says', () => {
    const documents = text.split('---\n');
    expect(documents.length).toBe(4);
    for (const document of documents.slice(1)) {
      for (const key of ['title', 'id', 'name', 'status', 'description', 'author', 'date', 'falsepositives'])
        expect(document).toMatch(new RegExp(`^${key}:`, 'm'));
      expect(document).toContain('\nlevel: informational\n');
      expect(document).not.toContain('related:');
    }
    expect(text).toContain("title: 'Suspicious Use of a Shell via Cron: Event 1 Repeated'\n");
    expect(documents[0]).toContain('\nlevel: medium\n');
  });

  it('relates the same events', () => {
    const names = (yaml: string): readonly string[] => [...yaml.matchAll(/^(?:id|name): (.*)$/gm)].map(([, id]) => id ?? '');
    expect(names(text).slice(1).toSorted()).toEqual(
      names(printed(query, {}, META))
        .slice(1)
        .toSorted(),
    );
    expect(losses(query, STYLE, META)).toEqual(losses(query, {}, META));
  });
});

const NONE = { category: null, product: null, service: null, definition: null };

describe('the name of a file', () => {
  const named = (title: string, source: object | null, status = 'experimental'): string => {
    const translation = sigma.translate(ruleOf(QUERY, META), STYLE);
    if (translation.status === 'refused') throw new Error('refused');
    const [first] = translation.artifact.documents;
    if (first.kind !== 'rule') throw new Error(first.kind);
    return fileNameOf({ ...first, title, status: status as 'experimental' }, source === null ? null : { ...NONE, ...source });
  };

  it.each([
    ['Suspicious Shell', { category: 'process_creation', product: 'windows' }, 'proc_creation_win_susp_shell'],
    ['The Shell of a Web Server', { category: 'process_creation', product: 'linux' }, 'proc_creation_lnx_shell_of_web_server'],
    ['Shell', { category: 'process_creation', product: 'macos' }, 'proc_creation_macos_shell'],
    ['Shell in the Open', { category: 'process_creation' }, 'proc_creation_shell_in_open'],
    ['Windows Shell', { category: 'network_connection', product: 'windows' }, 'net_connection_win_windows_shell'],
    ['Key', { category: 'registry_set', product: 'windows' }, 'registry_set_key'],
    ['Name', { category: 'network', service: 'dns' }, 'net_dns_name'],
    ['AWS Role Changed', { product: 'aws', service: 'cloudtrail' }, 'aws_cloudtrail_role_changed'],
    ['Okta Session', { product: 'okta', service: 'okta' }, 'okta_session'],
    ['Rule Set', { product: 'm365', service: 'audit' }, 'microsoft365_audit_rule_set'],
    ['Logon', { product: 'windows', service: 'security' }, 'win_security_logon'],
    ['Threat Found', { product: 'windows', service: 'windefend' }, 'win_defender_threat_found'],
    ['Su', { product: 'linux', service: 'auth' }, 'lnx_auth_su'],
    ['X', { category: 'webserver' }, 'web_x_detection'],
    ['../../etc/passwd ♥', { category: 'application' }, 'app_etc_passwd'],
    ['♥', { category: 'application' }, 'app_detection'],
    ['Two Events', null, 'correlation_two_events'],
  ])('%s of %j is %s', (title, source, name) => {
    expect(named(title, source)).toBe(name);
  });

  it('is short enough, by whole words, and in a folder of its own where the rule is out of use', () => {
    const long = named('Word '.repeat(60), { category: 'webserver' });
    expect(long).toMatch(/^web(?:_word){10,}$/);
    expect(long.length).toBeLessThanOrEqual(80);
    expect(named('x'.repeat(300), { category: 'webserver' }).length).toBeLessThanOrEqual(80);
    expect(named('Old Rule', { product: 'aws' }, 'deprecated')).toBe('deprecated/aws_old_rule');
  });

  it('comes with the artifact, in this style only', () => {
    const rule = ruleOf(QUERY, META);
    const file = (options: Partial<SigmaOptions>) => {
      const translation = translateTo(rule, 'sigma', options);
      return translation.status === 'refused' ? null : translation.fileName;
    };
    expect(file(STYLE)).toBe('proc_creation_lnx_susp_use_of_shell_via_cron');
    expect(file({})).toBeUndefined();
  });
});

describe('a title', () => {
  it.each([
    ['Detects use of x.exe via sc.exe and /bin/sh by 32bit code.', 'Use of x.exe via sc.exe and /bin/sh by 32bit Code'],
    ['MacOS new thing from "ÄÖ" (deprecated)', 'MacOS new Thing from "ÄÖ" (Deprecated)'],
    ['', ''],
    [`${'a '.repeat(100)}end`, `${'a '.repeat(59)}a…`],
  ])('%s becomes %s', (title, style) => {
    expect(titleAsSigmahq(title)).toBe(style);
  });
});

describe('a description', () => {
  it('keeps its words', () => {
    const text = 'One. Two! "Three" is 3. Four? See No. 5. Or U.S. Names e.g. Foo.\nNext.  Last';
    expect(descriptionAsSigmahq(text).replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '));
    expect(descriptionAsSigmahq('One is. Two be.\n\n Three')).toBe('One is.\nTwo be.\nThree');
  });
});

describe('what is left to the log source', () => {
  const portable = { ...STYLE, taxonomy: 'sigma' } as const;
  const keeping = { ...portable, unknownFields: 'keep' } as const;
  const head = 'process where host.os.type == "linux" and event.type == "start"';
  const means = (query: string, options: Partial<SigmaOptions> = keeping): number =>
    losses(query, options).filter((loss) => loss === 'sigma-log-source-means by-engine').length;

  it('is what it means exactly', () => {
    expect(means(`${head} and process.executable == "/a"`)).toBe(3);
    expect(means(`${head} and process.executable == "/a"`, { taxonomy: 'sigma' })).toBe(0);
    expect(means(`${head} and process.executable == "/a"`, STYLE)).toBe(0);
    expect(detection(`${head} and process.executable : "/a"`, keeping)).toBe("selection:\n    Image: '/a'\ncondition: selection");
  });

  it.each([
    ['another set of types', 'process where event.type in ("start", "process_started") and process.executable : "/a"'],
    ['a type it means and nobody asks', 'process where event.action == "exec" and process.executable : "/a"'],
    ['a system that nobody asks', 'registry where event.type == "change" and registry.path : "a"'],
    ['letters that fold', 'process where event.type : "start" and process.executable : "/a"'],
  ])('is nothing, where it means %s', (_, query) => {
    expect(means(query)).toBe(0);
    expect(detection(query, keeping)).toContain('event.category');
    expect(losses(query, keeping).filter((loss) => loss.includes('implied'))).toEqual([]);
    expect(losses(query, portable).filter((loss) => loss.includes('implied'))).not.toEqual([]);
  });

  it('is kept beside it, where it says more', () => {
    const query = `${head} and event.action == "exec" and process.executable : "/a"`;
    expect(detection(query, keeping)).toContain("event.action|cased: 'exec'");
    expect(detection(query, portable)).not.toContain('event.action');
  });

  it('is something everywhere or nowhere, where several events are related', () => {
    const [routed, other] = ['[process where event.type == "start"]', '[file where file.path : "/a"]'];
    expect(means(`sequence by host.id with maxspan=1m ${routed} ${routed} [process where event.type == "end"]`)).toBe(0);
    expect(
      means(`sequence by host.id with maxspan=1m ${routed} ${routed.replace('"start"', '"start" and process.pid == 4')}`),
    ).toBe(4);
    expect(means(`sequence by host.id with maxspan=1m ${routed} ${other}`)).toBe(0);
  });

  const changed = async (query: string, change: (text: string) => string): Promise<number> => {
    const [rule] = parse(query).rules;
    if (rule === undefined || !rule.meaning.ok) throw new Error('the rule is not understood');
    const translated = translateTo(rule.meaning.value.rule, 'sigma', keeping);
    if (translated.status === 'refused') throw new Error('refused');
    const text = change(translated.text);
    const report = await checkOne(
      { ...rule.meaning.value, syntax: rule.syntax },
      { events: 400, targets: ['sigma'], translate: () => ({ ...translated, text }) },
    );
    const judged = report.engines.find(({ runs }) => runs === 'sigma');
    return judged?.status === 'compared' ? judged.disagreements : Number.NaN;
  };

  it.each([
    ['one event', `${head} and process.executable : "/usr/*"`],
    ['another', 'file where host.os.type == "windows" and event.type == "deletion" and file.path : "C:\\\\*"'],
  ])('is judged by the log source that is printed (%s)', async (_, query) => {
    expect(await changed(query, (text) => text)).toBe(0);
    expect(await changed(query, (text) => text.replaceAll(/category: \w+/g, 'category: image_load'))).toBeGreaterThan(0);
    expect(await changed(query, (text) => text.replaceAll(/product: \w+/g, 'product: macos'))).toBeGreaterThan(0);
  });

  it('is judged in correlations, too', async () => {
    expect(await changed(`sequence by host.id with maxspan=1m [${head}] [${head} and process.pid == 4]`, (text) => text)).toBe(0);
  });
});

describe.each(SIGMA_OPTIONS.consumer.values)('in this style for %s', (consumer) => {
  it.each([
    'process where process.name : ("Nc", "nC", "NC*") and not process.parent.name in ("D", "d")',
    'sequence by host.id with maxspan=1m [process where process.name : ("a", "A")] [file where file.name == "b"]',
  ])('agrees with what it claims: %s', async (query) => {
    const [rule] = parse(query).rules;
    if (rule === undefined || !rule.meaning.ok) throw new Error('the rule is not understood');
    const taxonomy = consumer === 'kusto' ? 'sigma' : 'ecs';
    const report = await checkOne(
      { ...rule.meaning.value, syntax: rule.syntax },
      { events: 400, targets: ['sigma'], translate: (one) => translateTo(one, 'sigma', { ...STYLE, consumer, taxonomy }) },
    );
    expect(report.disagreements).toEqual([]);
    expect(['compared', 'not-run']).toContain(report.engines.find(({ runs }) => runs === 'sigma')?.status);
  });
});

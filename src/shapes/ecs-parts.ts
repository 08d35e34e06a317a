import type { Json } from '../event/index.ts';
import { commandArguments } from './command-arguments.ts';
import { present, textOf, wholeOf } from './read-values.ts';
import type { Members } from './windows-record.ts';

/** What stands behind the last separator of a Windows path. */
export function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
}

/** A process below `prefix`: `process` or `process.parent`. */
export function processFields(
  prefix: string,
  facts: {
    readonly guid?: Json | undefined;
    readonly pid?: Json | undefined;
    readonly image?: Json | undefined;
    readonly commandLine?: Json | undefined;
  },
): Members {
  const image = textOf(facts.image);
  const commandLine = textOf(facts.commandLine);
  const args = commandLine === null ? [] : commandArguments(commandLine);
  return present({
    [`${prefix}.entity_id`]: withoutBraces(facts.guid),
    [`${prefix}.pid`]: wholeOf(facts.pid),
    [`${prefix}.executable`]: image,
    [`${prefix}.name`]: image === null ? null : nameOf(image),
    [`${prefix}.command_line`]: commandLine,
    [`${prefix}.args`]: args.length === 0 ? null : args,
    [`${prefix}.args_count`]: args.length === 0 ? null : args.length,
  });
}

/** A file below `prefix`: `file` or `dll`. */
export function fileFields(prefix: string, path: Json | undefined): Members {
  const whole = textOf(path);
  if (whole === null) return {};
  const name = nameOf(whole);
  const dot = name.lastIndexOf('.');
  const directory = whole.slice(0, Math.max(0, whole.length - name.length - 1));
  return present({
    [`${prefix}.path`]: whole,
    [`${prefix}.name`]: name,
    [`${prefix}.directory`]: directory === '' ? null : directory,
    [`${prefix}.extension`]: dot > 0 && dot < name.length - 1 ? name.slice(dot + 1) : null,
  });
}

/** Who acts, from an account written `DOMAIN\name`. */
export function userFields(account: Json | undefined): Members {
  const text = textOf(account);
  if (text === null || text === '' || text === '-') return {};
  const slash = text.indexOf('\\');
  return slash < 0 ? { 'user.name': text } : present({ 'user.domain': text.slice(0, slash), 'user.name': text.slice(slash + 1) });
}

/** Hashes below `prefix`, from Sysmon's `SHA1=...,MD5=...`. */
export function hashFields(prefix: string, hashes: Json | undefined): Members {
  const fields: { [name: string]: Json } = {};
  for (const part of textOf(hashes)?.split(',') ?? []) {
    const [name = '', value = ''] = part.split('=');
    const kind = name.trim().toLowerCase();
    const text = value.trim().toLowerCase();
    if (text === '' || /^0+$/.test(text)) continue;
    if (kind === 'imphash') fields[`${prefix}.pe.imphash`] = text;
    else if (kind === 'md5' || kind === 'sha1' || kind === 'sha256' || kind === 'sha512') fields[`${prefix}.hash.${kind}`] = text;
  }
  return fields;
}

/** What the version resource of a program says, below `prefix`. */
export function resourceFields(prefix: string, data: Members): Members {
  const said = (name: string): string | null => {
    const text = textOf(data[name]);
    return text === null || text === '-' || text === '' ? null : text;
  };
  return present({
    [`${prefix}.pe.original_file_name`]: said('OriginalFileName'),
    [`${prefix}.pe.file_version`]: said('FileVersion'),
    [`${prefix}.pe.description`]: said('Description'),
    [`${prefix}.pe.product`]: said('Product'),
    [`${prefix}.pe.company`]: said('Company'),
  });
}

/** Who signed a file, below `prefix`. */
export function signatureFields(prefix: string, data: Members): Members {
  const signed = textOf(data['Signed'])?.toLowerCase();
  const status = textOf(data['SignatureStatus']);
  return present({
    [`${prefix}.code_signature.exists`]: signed === undefined ? null : signed === 'true',
    [`${prefix}.code_signature.status`]: status,
    [`${prefix}.code_signature.valid`]: status === null ? null : status === 'Valid',
    [`${prefix}.code_signature.subject_name`]: textOf(data['Signature']),
  });
}

function withoutBraces(guid: Json | undefined): string | null {
  return textOf(guid)?.replace(/^\{|\}$/g, '') ?? null;
}

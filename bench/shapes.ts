import type { Event, Json } from '../src/event/index.ts';
import { isRecord, type Loose, someOf, someValue } from './hand-written.ts';

/** A rule whose conditions are of one shape, and the same meaning written by hand: the yardstick for what is compiled of it. */
export interface Shape {
  readonly name: string;
  readonly query: string;
  readonly handWritten: (event: Event) => boolean;
}

type Test = (value: Json) => boolean;

/** Some value of a field with two names, on the shortest way where it stands in an object. */
function field(outer: string, inner: string, test: Test): (event: Event) => boolean {
  const dotted = `${outer}.${inner}`;
  return (event) => {
    const loose: Loose = event;
    const holder = loose[outer];
    if (loose[dotted] === undefined && isRecord(holder)) return someOf(holder[inner], test);
    return someValue(loose, dotted, holder, inner, test);
  };
}

/** A value of a keyword as text, where it is not too long. */
function text(test: (text: string) => boolean): Test {
  return (value) => {
    if (typeof value === 'string') return value.length <= 1024 && test(value);
    return (typeof value === 'number' || typeof value === 'boolean') && test(String(value));
  };
}

/** The same for a field without a limit, such as a wildcard. */
function anyText(test: (text: string) => boolean): Test {
  return (value) =>
    typeof value === 'string' ? test(value) : (typeof value === 'number' || typeof value === 'boolean') && test(String(value));
}

function inSmallLetters(value: string): string {
  return value.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function oneOf(texts: readonly string[]): Test {
  const known = new Set(texts);
  return text((value) => known.has(value) || (/[A-Z]/.test(value) && known.has(inSmallLetters(value))));
}

const category = (wanted: string) =>
  field(
    'event',
    'category',
    text((value) => value === wanted),
  );

const [isProcess, isNetwork, isFile] = [category('process'), category('network'), category('file')];
const NAMES = [
  'cmd.exe',
  'powershell.exe',
  'pwsh.exe',
  'mshta.exe',
  'rundll32.exe',
  'regsvr32.exe',
  'wscript.exe',
  'cscript.exe',
];
const FEW_NAMES = NAMES.slice(0, 5);
const listed = (texts: readonly string[]): string => texts.map((value) => `"${value}"`).join(', ');

const isBash = field(
  'process',
  'name',
  text((value) => value === 'bash'),
);
const isListed = field('process', 'name', oneOf(NAMES));
const isOneOfFew = field('process', 'name', oneOf(FEW_NAMES));
const ENCODED = /-[eE][nN][cC]/;
const DOWNLOAD = /[dD][oO][wW][nN][lL][oO][aA][dD][sS][tT][rR][iI][nN][gG]/;
const FROM_BASE_64 = /[fF][rR][oO][mM][bB][aA][sS][eE]64/;
const holdsCode = field(
  'process',
  'command_line',
  anyText((value) => DOWNLOAD.test(value) || FROM_BASE_64.test(value) || ENCODED.test(value)),
);
const isEncoded = field(
  'process',
  'command_line',
  anyText((value) => ENCODED.test(value)),
);
const isSystem = field(
  'user',
  'id',
  text((value) => value === '0' || value === 'S-1-5-18'),
);
const isProgram = field('file', 'extension', oneOf(['exe', 'dll', 'scr']));
const IN_APP_DATA = /^[cC]:\\[uU][sS][eE][rR][sS]\\.*\\[aA][pP][pP][dD][aA][tT][aA]\\/s;
const isInAppData = field(
  'file',
  'path',
  text((value) => IN_APP_DATA.test(value)),
);

/** The whole number that a value is, or spells; else it is none. */
function wholeNumber(value: Json): number {
  if (typeof value === 'number') return Math.trunc(value);
  return typeof value === 'string' && /^[-+.\deE]+$/.test(value) ? Math.trunc(Number(value)) : Number.NaN;
}

// Of several values one may be above the lower bound and another below the upper one.
const isFromPort = field('destination', 'port', (value) => wholeNumber(value) >= 4444);
const isToPort = field('destination', 'port', (value) => wholeNumber(value) <= 5555);

/** An address of four numbers as one; null: it is none. */
function numberOf(address: string): number | null {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address);
  if (found === null) return null;
  let number = 0;
  for (const octet of found.slice(1)) {
    if (Number(octet) > 255 || (octet.length > 1 && octet.startsWith('0'))) return null;
    number = number * 256 + Number(octet);
  }
  return number;
}

/** Of an address of eight groups that holds one of four numbers, that one; they may be written as two groups. */
function mappedNumberOf(address: string): number | null {
  const [, inner = ''] = /^(?:0{1,4}:){0,5}:?(?:0{1,4}:)*ffff:(.*)$/i.exec(address.replace(/^::/, ':')) ?? [];
  const [, high, low] = /^([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(inner) ?? [];
  return high === undefined || low === undefined
    ? numberOf(inner)
    : Number.parseInt(high, 16) * 65_536 + Number.parseInt(low, 16);
}

const isPrivate = field('destination', 'ip', (value) => {
  if (typeof value !== 'string') return false;
  const number = value.includes(':') ? mappedNumberOf(value) : numberOf(value);
  if (number === null) return false;
  return number >>> 24 === 10 || number >>> 20 === 0xac1 || number >>> 16 === 0xc0a8;
});

const NETWORKS = 'cidrmatch(destination.ip, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")';

export const SHAPES: readonly Shape[] = [
  { name: 'one text', query: 'process where process.name == "bash"', handWritten: (event) => isBash(event) && isProcess(event) },
  {
    name: 'a list without case',
    query: `process where process.name : (${listed(NAMES)})`,
    handWritten: (event) => isListed(event) && isProcess(event),
  },
  {
    name: 'parts of texts',
    query: 'process where process.command_line : ("*downloadstring*", "*frombase64*", "*-enc*")',
    handWritten: (event) => holdsCode(event) && isProcess(event),
  },
  {
    name: 'networks and a range of numbers',
    query: `network where destination.port >= 4444 and destination.port <= 5555 and not ${NETWORKS}`,
    handWritten: (event) => isFromPort(event) && isToPort(event) && isNetwork(event) && !isPrivate(event),
  },
  {
    name: 'a path with wildcards',
    query: String.raw`file where file.extension : ("exe", "dll", "scr") and file.path : "C:\\Users\\*\\AppData\\*"`,
    handWritten: (event) => isProgram(event) && isInAppData(event) && isFile(event),
  },
  {
    name: 'negations',
    query: `process where process.name : (${listed(FEW_NAMES)}) and not user.id in ("0", "S-1-5-18") and not process.command_line : "*-enc*"`,
    handWritten: (event) => isOneOfFew(event) && !isSystem(event) && !isEncoded(event) && isProcess(event),
  },
];

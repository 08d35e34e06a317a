import { printable } from '../../source/index.ts';
import type { Credentials } from './credentials.ts';
import { redactor } from './redact.ts';

/** Words that may be shown: our own, and those of others once `Voice` took the sting out of them. Nothing else makes them. */
export interface Words {
  readonly words: string;
}

/**
 * The one door through which the text of a cluster, or of whoever answers in its place, comes into messages and reports: without
 * credentials, without control characters, on one line, and only then cut.
 */
export interface Voice {
  /** The address without credentials. */
  readonly here: Words;
  /** Text of others, at most so many letters of it. */
  quote(text: string, longest?: number): Words;
  /** A sentence of our own with words of others in it. */
  say(own: TemplateStringsArray, ...others: readonly (Words | string | number)[]): Words;
}

/** Letters of a foreign text that a message repeats. */
const LONGEST = 600;

/** A voice for messages about the cluster at an address. */
export function voiceAt(url: string, credentials: Credentials): Voice {
  const redact = redactor(credentials);

  function quote(text: string, longest = LONGEST): Words {
    const line = printable(redact(text).replace(/\s+/g, ' ').trim());
    return { words: line.length > longest ? `${line.slice(0, longest)}...` : line };
  }

  return {
    here: { words: url },
    quote,
    say: (own, ...others) => {
      const spoken = others.map((one) =>
        typeof one === 'object' ? one : typeof one === 'string' ? quote(one) : { words: `${one}` },
      );
      return { words: own.map((text, at) => text + (spoken[at]?.words ?? '')).join('') };
    },
  };
}

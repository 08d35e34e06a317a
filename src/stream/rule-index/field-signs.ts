import { addressNumber } from './addresses.ts';
import { foldedText } from './folded.ts';
import { createPartSearch, type PartSearch, type SignPart } from './part-search.ts';
import { foldedPieces, leadOf } from './pieces.ts';
import type { Sign } from './sign.ts';
import { createStretches, type SignStretch, type Stretches } from './stretches.ts';

/** The signs that the values of one field may show. */
export interface FieldSigns {
  /** Looks at one value: a text, a number or a boolean. */
  look(value: unknown): void;
}

/**
 * Prepares the looks at one field, of the signs that speak of it by their numbers; `show` is told of those that a value shows. A value that
 * is no plain one of its type (a numeral in a text, an address in another spelling) shows all signs of that type.
 */
export function createFieldSigns(
  signs: readonly (readonly [number: number, sign: Sign])[],
  show: (sign: number) => void,
): FieldSigns {
  const values = new Map<string, number[]>();
  const parts: SignPart[] = [];
  const numbers: SignStretch[] = [];
  const addresses: SignStretch[] = [];
  let present = -1;
  let longest = 0;
  for (const [number, sign] of signs) {
    switch (sign.kind) {
      case 'value': {
        const folded = foldedText(sign.text);
        values.set(folded, [...(values.get(folded) ?? []), number]);
        longest = Math.max(longest, folded.length);
        break;
      }
      case 'part':
        parts.push({ text: foldedText(sign.text), stands: sign.stands, pieces: null, sign: number });
        break;
      case 'pattern':
        parts.push({
          text: foldedText(leadOf(sign.pieces)),
          stands: 'anywhere',
          pieces: foldedPieces(sign.pieces),
          sign: number,
        });
        break;
      case 'number':
        numbers.push({ low: sign.low, high: sign.high, sign: number });
        break;
      case 'address':
        addresses.push({ low: sign.low, high: sign.high, sign: number });
        break;
      case 'present':
        present = number;
    }
  }
  const search: PartSearch | null = parts.length === 0 ? null : createPartSearch(parts);
  const ofNumber: Stretches | null = numbers.length === 0 ? null : createStretches(numbers);
  const ofAddress: Stretches | null = addresses.length === 0 ? null : createStretches(addresses);

  function lookAtText(text: string): void {
    if (search === null && text.length > longest) return;
    const folded = foldedText(text);
    const shown = values.get(folded);
    if (shown !== undefined) for (const sign of shown) show(sign);
    search?.(folded, show);
  }

  return {
    look(value) {
      if (present >= 0) show(present);
      if (typeof value === 'string') {
        lookAtText(value);
        if (ofNumber !== null) for (const { sign } of numbers) show(sign);
        if (ofAddress === null) return;
        const address = addressNumber(value);
        if (address !== null) ofAddress(address, show);
        else for (const { sign } of addresses) show(sign);
      } else {
        if (search !== null || values.size > 0) lookAtText(String(value));
        if (ofNumber !== null && typeof value === 'number') ofNumber(value, show);
      }
    },
  };
}

import type { Json } from '../../event/index.ts';
import { valuesOf } from './event-fields.ts';
import type { BareWay } from './find-ways.ts';

/** A way in a sentence. */
export function messageOf(way: BareWay): string {
  const { direction, kind, fields, timeline } = way;
  if (timeline !== undefined) return timelineMessage(way);
  if (kind === 'never') return 'it matches no event at all';
  if (kind === 'always') return 'it matches every event';
  const verb = direction === 'misses' ? 'it misses events' : 'it matches events';
  const beside = direction === 'misses' ? '' : ' that the rule does not';
  const [field = ''] = fields;
  switch (kind) {
    case 'absence':
      return `${verb} without ${field}${direction === 'misses' ? ' that the rule matches' : beside}${settled(way)}`;
    case 'letter-case':
      return `${verb} whose ${field} is ${valuesText(way)}${beside}, in other letters${settled(way)}`;
    case 'spelling':
      return `${verb} with ${fields.join(' and ')} in a list or under a dotted key${beside}`;
    case 'empty':
      return `${verb} whose ${field} is an empty text${beside}${settled(way)}`;
    case 'list':
      return `${verb} with several values of ${field}${beside}${settled(way)}`;
    case 'value':
      return `${verb} whose ${field} is ${valuesText(way)}${beside}${settled(way)}`;
    case 'fields':
      return `${verb} by ${fields.join(' and ')} together${beside}`;
    case 'timeline':
      return timelineMessage(way);
  }
}

function timelineMessage({ direction, recipe }: BareWay): string {
  switch (direction) {
    case 'misses':
      return `it misses matches in timelines such as "${recipe}"`;
    case 'excess':
      return `it finds matches that the rule does not in timelines such as "${recipe}"`;
    case 'other-events':
      return `it names other events of a match in timelines such as "${recipe}"`;
  }
}

/** Values shown in a sentence. */
const SHOWN = 4;

function valuesText({ values }: BareWay): string {
  const shown = values.slice(0, SHOWN).map(valueText);
  return values.length > SHOWN ? `${shown.join(', ')} ...` : shown.join(', ');
}

/** With which values both match. */
function settled({ agreed, fields }: BareWay): string {
  const [field] = fields;
  if (agreed === null || field === undefined) return '';
  const values = valuesOf(agreed, field);
  return values.length === 0 ? '; without it both match' : `; with ${values.map(valueText).join(', ')} both match`;
}

function valueText(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

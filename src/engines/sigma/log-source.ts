import type { Entries } from './entries.ts';
import type { ReadField } from './fields.ts';

type Wanted = readonly [field: string, values: readonly string[]];

const kind = (...values: readonly string[]): Wanted => ['event.category', values];
const type = (...values: readonly string[]): Wanted => ['event.type', values];

/** Which events of ECS a category of Sigma is about; one that is not here leaves nothing out. */
const CATEGORIES: { readonly [category: string]: readonly Wanted[] } = {
  process_creation: [kind('process'), type('start')],
  process_termination: [kind('process'), type('end')],
  file_event: [kind('file'), type('creation', 'change')],
  file_change: [kind('file'), type('change')],
  file_access: [kind('file'), type('access')],
  file_delete: [kind('file'), type('deletion')],
  image_load: [kind('library')],
  driver_load: [kind('driver')],
  network_connection: [kind('network')],
  dns_query: [kind('network', 'dns')],
  registry_event: [kind('registry')],
  registry_set: [kind('registry')],
  registry_add: [kind('registry')],
  registry_delete: [kind('registry')],
};

const SYSTEMS: readonly unknown[] = ['windows', 'linux', 'macos'];

/** Whether an event of ECS says that it is of a log source. Where a rule leaves a test to it, an event that does not say so is not of it. */
export function isOfLogSource(logSource: Entries, read: ReadField): boolean {
  const [category, product] = [logSource.get('category'), logSource.get('product')];
  const wanted = typeof category === 'string' && Object.hasOwn(CATEGORIES, category) ? CATEGORIES[category] : undefined;
  const says = ([field, values]: Wanted): boolean => read(field).some((value) => values.includes(String(value)));
  return (wanted ?? []).every(says) && (!SYSTEMS.includes(product) || says(['host.os.type', [String(product)]]));
}

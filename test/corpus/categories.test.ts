import { describe, expect, it } from 'vitest';
import { eventOfCategory } from '../../corpus/background/by-category.ts';
import { createHostInventory, type Os } from '../../corpus/background/host-inventory.ts';
import { at, valuesAt } from '../../corpus/edit.ts';
import { randomFrom } from '../../corpus/random.ts';
import type { Event } from '../../src/event/index.ts';

const TIME = Date.UTC(2026, 0, 15);

/** Fields without which an event of a category would not be taken for one. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  process: ['process.name', 'process.executable', 'process.args', 'process.command_line', 'process.parent.name', 'user.id'],
  file: ['file.path', 'file.name', 'process.name', 'user.id'],
  network: ['process.name'],
  registry: ['registry.path', 'registry.value', 'process.name'],
  library: ['dll.path', 'dll.name', 'dll.code_signature.trusted', 'process.name'],
  driver: ['dll.path', 'dll.name', 'process.name'],
  authentication: ['source.ip', 'event.outcome', 'user.name'],
  iam: ['event.action', 'user.target.name', 'group.name'],
  configuration: ['event.provider', 'event.dataset', 'event.action', 'source.ip', 'user.email'],
  web: ['url.path', 'url.original', 'http.request.method', 'http.response.status_code', 'user_agent.original', 'source.ip'],
};

function* eventsOf(category: string, os: Os): Generator<Event> {
  const random = randomFrom(1, TIME);
  const inventory = createHostInventory(random);
  for (let count = 0; count < 30; count++)
    yield eventOfCategory({ random, inventory, host: random.pick(inventory.hosts(os)), sensor: 'defend', time: TIME }, category);
}

describe('ordinary events', () => {
  const cases = Object.keys(TELLING).flatMap((category) =>
    (['linux', 'windows', 'macos'] as const).map((os) => [category, os] as const),
  );

  it.each(cases)('of %s on %s carry what tells the category', (category, os) => {
    for (const event of eventsOf(category, os)) {
      expect(valuesAt(event, 'event.category')).toContain(category);
      expect((TELLING[category] ?? []).filter((field) => valuesAt(event, field).length === 0)).toEqual([]);
      expect(at(event, '@timestamp')).toBe(new Date(TIME).toISOString());
    }
  });

  it.each(['linux', 'windows', 'macos'] as const)('of a machine with %s name its system', (os) => {
    for (const category of ['process', 'file', 'network', 'library'])
      for (const event of eventsOf(category, os)) expect(at(event, 'host.os.type')).toBe(os);
  });

  it('of the cloud come from several providers, with fields of their own', () => {
    const datasets = new Set([...eventsOf('configuration', 'linux')].map((event) => at(event, 'event.dataset')));
    expect(datasets).toEqual(new Set(['aws.cloudtrail', 'azure.auditlogs', 'gcp.audit', 'okta.system', 'o365.audit']));
  });

  it('of web servers are answered with success and failure, with and without a query', () => {
    const events = [...eventsOf('web', 'linux')];
    expect(new Set(events.map((event) => at(event, 'event.outcome')))).toEqual(new Set(['success', 'failure']));
    expect(new Set(events.map((event) => at(event, 'url.query') === undefined))).toEqual(new Set([true, false]));
  });
});

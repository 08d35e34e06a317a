import { type LogSource, WINDOWS_CATEGORIES, WINDOWS_SERVICES, type WindowsSource } from './log-source.ts';
import type { WindowsRecord } from './windows-record.ts';

/** Which records of Windows logs a rule is asked about. */
export interface Route {
  admits(record: WindowsRecord): boolean;
  /** Words of its log source that stand for no Windows log that is known here: they leave nothing out. */
  readonly unknown: readonly string[];
}

/**
 * The records that a log source speaks of. A rule of another product, or of a category that no Windows log is of, is asked about none; one for
 * Windows in words that are not known here, about all.
 */
export function routeOf(source: LogSource): Route {
  const product = source.product?.toLowerCase() ?? null;
  if (product !== null && product !== 'windows') return { admits: () => false, unknown: [] };
  const category = source.category === null ? null : (WINDOWS_CATEGORIES.get(source.category.toLowerCase()) ?? 'unknown');
  const service = source.service === null ? null : (WINDOWS_SERVICES.get(source.service.toLowerCase()) ?? 'unknown');
  const isForWindows = product !== null || isKnown(category) || isKnown(service);
  if (!isForWindows && (category !== null || service !== null)) return { admits: () => false, unknown: [] };
  return {
    admits: (record) =>
      (!isKnown(category) || category.some((one) => holds(one, record))) && (!isKnown(service) || holds(service, record)),
    unknown: [
      ...(category === 'unknown' ? [`category ${source.category}`] : []),
      ...(service === 'unknown' ? [`service ${source.service}`] : []),
    ],
  };
}

function isKnown<T>(found: T | 'unknown' | null): found is T {
  return found !== 'unknown' && found !== null;
}

function holds({ channels, eventIds }: WindowsSource, { channel, eventId }: WindowsRecord): boolean {
  return (
    (eventIds.length === 0 || (eventId !== null && eventIds.includes(eventId))) &&
    // An event that does not say which log it is of may be of any.
    (channels.length === 0 || channel === null || channels.some((name) => isLog(channel, name)))
  );
}

/** Names of logs have no letter case. */
function isLog(channel: string, name: string): boolean {
  const [given, wanted] = [channel.toLowerCase(), name.toLowerCase()];
  return name.endsWith('/') ? given.startsWith(wanted) : given === wanted;
}

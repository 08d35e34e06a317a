import type { Json } from '../event/index.ts';

/** One event of a Windows event log, whatever program wrote it down. Values are as they came. */
export interface WindowsRecord {
  readonly channel: string | null;
  readonly provider: string | null;
  readonly eventId: number | null;
  readonly computer: string | null;
  /** When it was created, as written. */
  readonly time: Json | null;
  /** The other members of `System` by the names that people use for them: `Level`, `Task`, `ProcessID`, `UserID` ... */
  readonly system: Members;
  /** `EventData` or what stands in its place, each by its name. */
  readonly data: Members;
}

export type Members = { readonly [name: string]: Json };

/** The log of Sysmon, and who writes it. */
export const SYSMON_CHANNEL = 'Microsoft-Windows-Sysmon/Operational';
export const SYSMON_PROVIDER = 'Microsoft-Windows-Sysmon';

/** Names of logs and of their providers have no letter case. */
export function isSysmon({ channel, provider }: Pick<WindowsRecord, 'channel' | 'provider'>): boolean {
  return channel?.toLowerCase() === SYSMON_CHANNEL.toLowerCase() || provider?.toLowerCase() === SYSMON_PROVIDER.toLowerCase();
}

export function isSecurity({ channel }: Pick<WindowsRecord, 'channel'>): boolean {
  return channel?.toLowerCase() === 'security';
}

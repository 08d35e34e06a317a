/** What a Windows event log in its binary form begins with. */
const MARK = 'ElfFile\0';

/** Whether an input is a Windows event log in its binary form, by its first bytes. */
export function isBinaryLog(start: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(start.subarray(0, MARK.length)) === MARK;
}

export function binaryLogFault(name: string): string {
  return `${name} is a Windows event log in its binary form (EVTX), which is not read here: export it as JSON, one event a line, with evtx_dump -o jsonl or the like`;
}

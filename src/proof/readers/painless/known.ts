/**
 * Functions that scripts bring along, by the fingerprint of what they do: any other change to one of them, or to what it calls, than a
 * new name makes it another. What each means is told where it is read. Recorded by hand, by whoever has read them: see CONTRIBUTING.md.
 */
export const KNOWN = {
  'b31b3453-c951-5d87-b559-76c3430c985f': 'valuesOf',
  '8572a25c-28a4-513d-85d4-43ff50c71d39': 'add',
  '528e17f8-6023-5c7e-ba31-eb31737f131e': 'subtract',
  '6fd3e327-6a9d-55d4-aa13-2440a5e95184': 'multiply',
  '6e02986d-0692-5045-a366-62871b1c787e': 'divide',
  '60b7cf22-5719-53ef-ba69-38598d93dc60': 'modulo',
  '40cee22c-9a97-5801-8e9d-f009326a6fb3': 'negate',
  'c83f8705-1f90-5b42-9204-1b7d93d14308': 'between',
  'fa0a4aa6-192d-5774-afdb-20e02d8db6ff': 'concat',
  '136f1a11-16da-5623-9502-2aec6cf6ae1e': 'endsWith',
  '25c62a6a-88a8-56ce-931d-af3d29a4eed6': 'startsWith',
  '45dde124-c30f-5953-9a56-02475eec5826': 'stringContains',
  'ad94d5e9-1e15-5b5b-928b-6f4809e234a0': 'indexOf',
  '61de5b0b-de23-5be7-86de-c65e6d47c8ef': 'length',
  '00cf0179-9ace-53f4-a7c1-dd0bcb64265e': 'number',
  '7a1dab93-9b11-57eb-8305-8e56e9641154': 'string',
  '24365308-3c6e-5178-9ee9-8259bb815a5b': 'substring',
  '943d290c-945e-51ca-9409-78899ee6abe0': 'equal',
  '893a2da1-02f0-571c-a574-0e360f4d1526': 'unequal',
  '3f966863-5533-5a98-9f8e-5996dc9aaa16': 'less',
  '19c8de85-cef4-5238-8c48-73a592a7a81c': 'atMost',
  'da37251b-cdad-51d1-af12-2eacc36a69c2': 'oneOf',
  'c4f6147a-f12b-568d-b719-a3ecaa3a10de': 'oneOfFolded',
  '3d996e4c-11f9-5445-9461-a1b85ce5f418': 'like',
} as const;

export type KnownFunction = (typeof KNOWN)[keyof typeof KNOWN];

const BY_FINGERPRINT: ReadonlyMap<string, KnownFunction> = new Map(Object.entries(KNOWN));

/** The function of a fingerprint; null: nobody knows it. */
export function knownFunction(fingerprint: string): KnownFunction | null {
  return BY_FINGERPRINT.get(fingerprint) ?? null;
}

/**
 * Functions that modules of rules bring along, by the fingerprint of what they do: any other change to one of them, or to what it calls,
 * than a new name makes it another. What each means is told where it is read. Recorded by hand: see CONTRIBUTING.md.
 */
export const KNOWN = {
  '44829274-0273-53ae-b856-3bad6ff5a647': 'isObject',
  '5894bd20-9878-51dd-b54b-79af422b27ab': 'own',
  'd718481c-c909-5f43-bf62-6fca53eb130a': 'NONE',
  '318d565f-cecb-5b28-9cbc-6ac203848583': 'some',
  'aefe0a2a-c1c8-5f97-b535-0ac272c5166c': 'anyValue',
  'd1c708bd-f0a6-5921-9c08-fc0b7c0e3db8': 'exists',
  '3d0407c5-e045-5b94-a0a0-34140554f89b': 'valuesAt',
  'a20ed4ec-e029-5763-8e9f-4643cfbd7b15': 'withNull',
  '7b49d5e3-8824-5e2e-9eed-44a259c521fb': 'texts',
  'd2bd0d0f-f539-5ad0-9790-5117e8c35986': 'shortTexts',
  '1f855ebd-3d9f-5dff-a500-9d8ca767fd2a': 'lowercase',
  'd257903c-72b2-5a07-9807-a101895822b1': 'uppercase',
  '3e5d0c07-2356-5a24-9bf6-05af79debb91': 'numbers',
  'a1851404-c979-5e1a-a9b1-7fc9438681fb': 'integers',
  '07965711-62b9-5b5e-b936-aba0e0b1c180': 'floats',
  '96eef374-6bbc-532a-bce9-2deaf57b021e': 'halfFloats',
  'f79bb729-1aa7-566e-83c7-7e0df0b612e0': 'booleans',
  'f851f2a7-cb70-584a-8247-7b62cbd9d124': 'foldAscii',
  '877f1bc0-a83f-5a2a-bfe6-47680aaaf00d': 'foldUnicode',
  '03bd736d-eeea-5ba2-89f5-2acda4247f51': 'byCodePoint',
  'e84bff79-672d-5592-b344-a84fbbd5d3e0': 'versionKey',
  '8a65dccf-0bfb-574c-8a83-bd1abce4cd4e': 'address',
  '5af9de86-5832-52c7-baaf-17fd246f0bcd': 'addresses',
  'ee628204-e8ca-558c-8e2a-0bac6972710f': 'network',
  '96f9dfb5-542d-5d9f-af05-ad820d5e8f61': 'instants',
  '122dbdc9-15f7-5610-b247-75aea784198c': 'inOrder',
  'c9b296ab-f9b7-5b14-b4d1-655139204cba': 'findInOrder',
  '8cd9dd48-47d6-5ad6-b232-c43d112f8ee9': 'dfaMatcher',
  '68421703-93d9-5160-b6cc-47b2ef9a8bf1': 'nfaMatcher',
  '4b3e04b1-c2bb-5e98-9698-98da8f1749a3': 'someChoice',
  '47cc75d3-284b-5a36-940f-9c342f0078cc': 'bigints',
  'b51debb3-d972-5d90-adb9-a44fda250bc7': 'foldJava',
  'db52529d-ea3a-5e7d-968b-2c66d886363e': 'passes',
  'd54d5476-6548-503f-a5e5-7b9a8f366ba7': 'isOneOf',
  '3f483356-df71-5979-8558-bf8a4977b402': 'equal',
  '28cf2ab7-efe3-51c0-af1b-173d8db2e288': 'opposite',
  '5e10a416-4908-5496-b397-c8d6539c1be1': 'equalLetters',
  'bdee0fa9-ae69-5257-94ca-7100ecc0a94b': 'less',
  '9add5d7f-20f1-5914-8f6f-db34183505fa': 'lessOrEqual',
  '568b8358-33b4-5ad1-b9e4-41dd3c8272d8': 'arithmetic',
  '6db40903-fa3d-5b8b-b7ee-3cb7989045e7': 'quotient',
  '0f9cd00b-8807-5d86-a7ec-4b0fab595970': 'length',
  'b1025b15-f86f-5683-beba-8b471dbbf6a2': 'startsWith',
  '5f8759c3-22b9-54a4-93df-230894ce7be7': 'endsWith',
  '1070c51c-700c-54c5-b41e-334a21e6aed0': 'stringContains',
  '4f88618a-9fb6-5ec1-924a-07f98545bf83': 'indexOf',
  '51ca3221-d896-5a06-a54f-08e1b3db9863': 'substring',
  '3ca1a73c-ba27-504f-b812-01dd3858433d': 'between',
  'cd4966e3-1a86-5562-967b-6442a143ced4': 'concat',
  'f78c57e2-72e0-53f5-97f5-428eb3fc9566': 'string',
  '701f504d-9ee2-5671-b05b-a1fdd492fd08': 'number',
  'e1a5b785-47d6-5160-8fb1-987e5fd00098': 'cidrMatch',
  '037dd095-812a-56df-8292-780b8a73e937': 'addressText',
  '8ee77242-494c-5da5-b811-33c9190ce944': 'dateText',
  'd16b2ecd-1252-5a21-bb3b-428775a4ef8e': 'createSequenceMatcher',
  '3a93a85a-0d46-5064-b89a-af4644beb713': 'momentReader',
  'f50e9624-6576-5f4f-97f2-a9af6cc53c57': 'createMatcher',
} as const;

export type KnownFunction = (typeof KNOWN)[keyof typeof KNOWN];

const BY_FINGERPRINT: ReadonlyMap<string, KnownFunction> = new Map(Object.entries(KNOWN));

/** The function of a fingerprint; null: nobody knows it. */
export function knownFunction(fingerprint: string): KnownFunction | null {
  return BY_FINGERPRINT.get(fingerprint) ?? null;
}

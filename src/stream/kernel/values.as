// AssemblyScript: what fields.as and signs.as both know.

/** Kinds of values. */
export const TEXT: u32 = 1;
export const ESCAPED_TEXT: u32 = 2;
export const NUMBER: u32 = 3;
export const TRUE: u32 = 4;
export const FALSE: u32 = 5;

/** Tables of those who ask: their first words say where the rest is, see image.ts. Behind them, the line. */
export const TABLES: usize = 0x72000;

/** What was found in a line, 16 bytes each: the field, the kind, where it begins and ends, counted from the begin of the line. */
export const FOUND: usize = 0x4000;
export const MOST_FOUND: i32 = 0x2000;
/** Of each thing found, what was found before it of the same field. */
export const BEFORE: usize = FOUND + <usize>MOST_FOUND * 16;
/** Of a kind: the value has to be looked at outside. */
export const LOOK: u32 = 0x100;

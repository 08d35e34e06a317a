// AssemblyScript: what fields.as and signs.as both know.

/** Kinds of values. */
export const TEXT: u32 = 1;
export const ESCAPED_TEXT: u32 = 2;
export const NUMBER: u32 = 3;
export const TRUE: u32 = 4;
export const FALSE: u32 = 5;

/** Tables of those who ask: their first words say where the rest is, see image.ts. Behind them, the line. */
export const TABLES: usize = 0x50000;

const LONGEST_NAME = 500;

/** Whether a field can be called so. */
export function isFieldName(name: string): boolean {
  return name !== '' && name.length <= LONGEST_NAME && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(name);
}

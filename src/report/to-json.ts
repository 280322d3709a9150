/**
 * Writes a value as JSON; maps become objects. Characters that a terminal or an editor would act upon are written as
 * escapes, which mean the same in JSON (RFC 8259 §7).
 */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    inner instanceof Map ? Object.fromEntries(inner) : inner,
  );
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);
}

function escaped(character: string): string {
  let text = '';
  for (let index = 0; index < character.length; index += 1) {
    text += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return text;
}

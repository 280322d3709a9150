import { isSecretName } from '../traffic/secrets.ts';
import { isHarmlessName } from './is-harmless-name.ts';

/** A form as its fields, each once; a secret that stands alone, `c2VjcmV0==`, is none. */
export function plainFields(text: string): Readonly<Record<string, string>> | undefined {
  const fields = [...new URLSearchParams(text)];
  const plain = fields.every(
    ([name, value]) =>
      /^[\w.[\]-]{1,60}$/.test(name) && (/^[^=]/.test(value) || isHarmlessName(name) || isSecretName(name)),
  );
  const once = new Set(fields.map(([name]) => name)).size === fields.length;
  return plain && once ? Object.fromEntries(fields) : undefined;
}

import type { Response } from '../model/signature.ts';

/**
 * What an answer says in its challenges for Bearer, values without quotes; `undefined`: it has none.
 * RFC 9110 §11.6.1: challenges for several schemes may share one header, and what another one says is not Bearer's.
 */
export function bearerChallenge({ headers }: Response): string | undefined {
  const text = String(headers['www-authenticate'] ?? '');
  const plain = text.replaceAll(/"((?:[^"\\]|\\.)*)"/g, (_, value: string) => value.replaceAll(/[\s,=]/g, '_'));
  // A comma stands before a parameter as well as before a challenge, which is no `name=value`.
  const challenges = plain.split(/,\s*(?=[^\s,=]+(?:\s+[^\s,=]|\s*(?:,|$)))/);
  const own = challenges.filter((challenge) => /^\s*bearer(?=\s|$)/i.test(challenge));
  return own.length === 0 ? undefined : own.join(', ');
}

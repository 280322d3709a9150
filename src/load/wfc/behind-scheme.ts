/**
 * What may stand before a credential, as IANA registers it and as well-known services have it. Another first word may be
 * half of the secret.
 */
const schemes: ReadonlySet<string> = new Set(
  (
    'basic bearer digest dpop gnap hoba mutual negotiate oauth privatetoken vapid token jwt apikey api-key key ' +
    'geniekey ssws splunk'
  ).split(' '),
);

/** A header's value as scheme and credential, RFC 9110 §11.4; without a known scheme all of it is the credential. */
export function behindScheme(value: string): { readonly scheme: string | undefined; readonly secret: string } {
  const trimmed = value.trim();
  const [, scheme, secret] = /^(\S+) +(\S+)$/.exec(trimmed) ?? [];
  return scheme !== undefined && secret !== undefined && schemes.has(scheme.toLowerCase())
    ? { scheme, secret }
    : { scheme: undefined, secret: trimmed };
}

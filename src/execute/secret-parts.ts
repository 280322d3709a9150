/** Private members of a JWK, RFC 7518 §6: the others are public. */
const privateMembers = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']);

const shortest = 12;
const longestWords = 15;

/** `admin-token-1`: words of the same alphabet as any other text. */
const words = /^[a-z]+(?:[^a-z0-9]?(?:[a-z]+|\d{1,4}))*$/i;

/**
 * What of a credential tells something by a piece alone: of a JWT its signature, of a JWK its private members, of a PEM file
 * what stands between the armour, of anything else all of it. What is shorter than 16 characters and made of words has no
 * telling piece: `admin-token-` of a test key stands in texts that know nothing of it. An address has none either: it shares
 * its beginning with all others of its host.
 */
export function secretParts(secret: string): readonly string[] {
  return partsOf(secret).filter((part) => part.length >= shortest);
}

function partsOf(secret: string): readonly string[] {
  if (secret.length < shortest) return [];
  const [header, ...rest] = secret.split('.');
  // RFC 7515 §7.1 and RFC 7516 §7.1: three parts of which the last is the signature, or five of which but the first are hidden.
  if (rest.length === 2 && isJson(header)) return rest.slice(1);
  if (rest.length === 4 && isJson(header)) return rest;
  if (secret.startsWith('-----BEGIN ')) return bodiesOf(secret);
  if (secret.startsWith('{')) return membersOf(secret) ?? [secret];
  const plain = /^https?:\/\//.test(secret) || (secret.length <= longestWords && words.test(secret));
  return plain ? [] : [secret];
}

/** As it stands, and in one line, as some write it. */
function bodiesOf(pem: string): readonly string[] {
  return pem.split(/-----[^-]+-----/).flatMap((body) => [body.trim(), body.replaceAll(/\s/g, '')]);
}

function membersOf(text: string): readonly string[] | undefined {
  const members = Object.entries(objectIn(text) ?? {}).filter(([name]) => privateMembers.has(name));
  return members.length === 0 ? undefined : members.map(([, value]) => String(value));
}

function isJson(part = ''): boolean {
  return objectIn(Buffer.from(part, 'base64url').toString()) !== undefined;
}

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

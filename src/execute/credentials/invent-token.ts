import { createHash } from 'node:crypto';

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A token like the given one, letters for letters and digits for digits, that nobody issued: the same for the same seed. A JWT keeps its form. */
export function inventToken(like: string, seed: string): string {
  const [header, payload, signature] = like.split('.');
  if (header && payload && signature && isJson(header) && isJson(payload)) {
    const claims = {
      sub: `nobody-${digest(seed, 0).toString('hex').slice(0, 8)}`,
      iat: 1_700_000_000,
      exp: 4_000_000_000,
    };
    return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), scrambled(signature, seed)].join('.');
  }
  return scrambled(like, seed);
}

function scrambled(text: string, seed: string): string {
  let bytes = Buffer.alloc(0);
  for (let block = 1; bytes.length < text.length; block++) bytes = Buffer.concat([bytes, digest(seed, block)]);
  return text.replaceAll(/[A-Za-z0-9]/g, (character, at: number) => {
    const [from, length] = /\d/.test(character) ? [52, 10] : /[a-z]/.test(character) ? [26, 26] : [0, 26];
    return alphanumeric[from + ((bytes[at] ?? 0) % length)] ?? 'x';
  });
}

function digest(seed: string, block: number): Buffer {
  return createHash('sha256').update(`${seed} ${block}`).digest();
}

function isJson(part: string): boolean {
  try {
    return typeof JSON.parse(Buffer.from(part, 'base64url').toString()) === 'object';
  } catch {
    return false;
  }
}

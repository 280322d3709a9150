/** A JWT, taken apart: RFC 7519 §7.2. */
export interface JwtParts {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly signature: string;
}

/** `undefined`: no JWT. */
export function jwtParts(token: string): JwtParts | undefined {
  const [head, body, signature, ...more] = token.split('.');
  const header = objectIn(head);
  const payload = objectIn(body);
  return header && payload && signature !== undefined && more.length === 0 ? { header, payload, signature } : undefined;
}

/** One part of a JWT, written. */
export function jwtPart(value: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function objectIn(part: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

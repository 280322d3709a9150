import type { Response } from '../model/signature.ts';

/** The value of a header, several joined by a comma (RFC 9110 §5.3); empty when it is absent. */
export function header(response: Response, name: string): string {
  const value = response.headers[name];
  if (value === undefined) return '';
  return typeof value === 'string' ? value : value.join(', ');
}

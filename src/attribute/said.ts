import type { Response } from '../model/signature.ts';

/** The evidence that the whole body is this text, with one of these statuses. */
export function said(response: Response, text: string, ...statuses: readonly number[]): string | undefined {
  if (!statuses.includes(response.status) || response.body.trim() !== text) return undefined;
  return `${response.status} with the body "${text}"`;
}

/** The evidence that the body has a text that the pattern finds: the words themselves. */
export function mentioned(response: Response, pattern: RegExp, ...statuses: readonly number[]): string | undefined {
  if (!statuses.includes(response.status)) return undefined;
  const words = pattern.exec(response.body)?.[0];
  return words && `${response.status} saying "${words}"`;
}

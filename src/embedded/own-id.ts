import { isRecord } from './is-record.ts';

/** An answer that says under which id it can be found again. */
export type Identified = Readonly<Record<string, unknown>> & { readonly id: string | number };

/** Whether an answer has an id. */
export function hasId(value: unknown): value is Identified {
  return isRecord(value) && (typeof value['id'] === 'string' || typeof value['id'] === 'number');
}

/** The id of the sample, counted on: as many further as things were made. */
export function ownId({ id }: Identified, count: number): string | number {
  if (typeof id === 'number') return id + count;
  const digits = /\d+$/.exec(id)?.[0] ?? '';
  const next = (BigInt(digits || 0) + BigInt(count)).toString();
  return id.slice(0, id.length - digits.length) + next.padStart(digits.length, '0');
}

import type { BodyEncoding } from '../../model/body-encoding.ts';
import { scalarText } from './scalar-text.ts';

/** Form fields; what is nested is written with brackets, as Stripe, PHP and Rails read it: `a[b]=c`, `a[0]=c`. */
export const form: BodyEncoding = {
  summary: 'form fields',
  matches: (mediaType) => mediaType === 'application/x-www-form-urlencoded',
  encode: (value, mediaType) => ({
    contentType: mediaType,
    body: typeof value === 'string' ? value : new URLSearchParams([...fields('', value)]).toString(),
  }),
};

function* fields(name: string, value: unknown): Generator<[name: string, value: string]> {
  if (typeof value !== 'object' || value === null) {
    if (name !== '') yield [name, scalarText(value)];
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    yield* fields(name === '' ? key : `${name}[${key}]`, child);
  }
}

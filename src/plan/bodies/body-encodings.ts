import type { BodyEncoding } from '../../model/body-encoding.ts';
import { form } from './form.ts';
import { json } from './json.ts';
import { multipart } from './multipart.ts';
import { raw } from './raw.ts';
import { text } from './text.ts';
import { xml } from './xml.ts';

/** Preferred first: where a document takes several content types, the one that can be sampled best is sent. `raw` takes what is left. */
export const bodyEncodings = { json, form, multipart, text, xml, raw } satisfies Record<string, BodyEncoding>;

/** The encoding that writes a content type, parameters and case left aside. */
export function encodingFor(contentType: string): { readonly name: string; readonly encoding: BodyEncoding } {
  const mediaType = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  for (const [name, encoding] of Object.entries(bodyEncodings)) {
    if (encoding.matches(mediaType)) return { name, encoding };
  }
  return { name: 'raw', encoding: raw };
}

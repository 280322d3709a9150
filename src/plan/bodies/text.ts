import type { BodyEncoding } from '../../model/body-encoding.ts';

/** Text as it is; anything else is written as JSON text. */
export const text: BodyEncoding = {
  summary: 'text',
  matches: (mediaType) => mediaType.startsWith('text/') && mediaType !== 'text/xml',
  encode: (value, mediaType) => ({
    contentType: mediaType.includes('*') ? 'text/plain' : mediaType,
    body: typeof value === 'string' ? value : JSON.stringify(value ?? ''),
  }),
};

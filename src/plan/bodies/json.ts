import type { BodyEncoding } from '../../model/body-encoding.ts';

/** JSON, and every type that is JSON underneath (RFC 6839 §3.1). A wildcard is JSON too: the client may choose. */
export const json: BodyEncoding = {
  summary: 'JSON',
  matches: (mediaType) => /^(?:application\/(?:json|\*)|\*\/\*|text\/json|[^/]+\/[^/]+\+json)$/.test(mediaType),
  encode: (value, mediaType) => ({
    contentType: mediaType.includes('*') ? 'application/json' : mediaType,
    body: JSON.stringify(value ?? null),
  }),
};

import type { SampleSource } from './sample-source.ts';

/** Every seventh documented example breaks its own schema, so examples are candidates like any other. */
export const example: SampleSource = {
  summary: 'an example of the document',
  candidates: ({ examples }) => examples,
};

import { inTwoHeaders } from './in-two-headers.ts';

/** The other order of `two-headers`: which of the two a server takes shows in one of them only. */
export const twoHeadersLast = inTwoHeaders(
  {
    summary: 'an unknown token and then the working one, in two headers of the same name',
    how: 'an invented one, and its own in a second header',
  },
  (own, other) => [other, own],
);

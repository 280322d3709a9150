import { inTwoHeaders } from './in-two-headers.ts';

/** A gateway and an application that take different ones of two see different callers. Here the first one works. */
export const twoHeaders = inTwoHeaders(
  {
    summary: 'the working token and then an unknown one, in two headers of the same name',
    how: 'its own, and an invented one in a second header',
  },
  (own, other) => [own, other],
);

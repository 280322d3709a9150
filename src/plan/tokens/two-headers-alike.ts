import { inTwoHeaders } from './in-two-headers.ts';

/** Whoever refuses this refuses a second header, and not what stands in it. */
export const twoHeadersAlike = inTwoHeaders(
  { summary: 'the working token in two headers of the same name', how: 'its own, in two headers' },
  (own) => [own, own],
);

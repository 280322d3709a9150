import * as z from 'zod';

const access = z.enum(['allow', 'deny', 'hide']);
const networks = z.array(z.string()).readonly();

/** A decision as journal and verdicts keep it: without its rule, which stands beside it. */
export const decisionSchema = z
  .strictObject({
    access,
    from: z.exactOptional(networks).describe('Allowed from these networks only.'),
    notFrom: z.exactOptional(networks).describe('Refused from these networks.'),
    own: z.exactOptional(z.literal(true)).describe('Allowed on the resources of the principal only.'),
    otherwise: z.exactOptional(access).describe('With own: what holds for the resources of others.'),
  })
  .readonly()
  .describe(
    'What the matrix says of the principal; only on scenarios of which nothing but the case is off its default.',
  );

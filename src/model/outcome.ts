/** What an exchange amounts to. The judge reads them in this order: the first that fits. */
export const outcomes = [
  'unanswered',
  'limited',
  'refused',
  'admitted',
  'redirected',
  'absent',
  'failed',
  'rejected',
] as const;

export type OutcomeName = (typeof outcomes)[number];

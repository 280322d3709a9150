import type { HolderOf } from '../holder.ts';

/** What calls of a scenario file get: there is nothing to read, and nothing to present before they were made. */
export const steps: HolderOf = (identity) =>
  Promise.resolve({
    identity,
    current: () =>
      Promise.resolve({
        code: 'no-credential',
        supply: `the steps of ${identity.name} have not been taken yet`,
      } as const),
  });

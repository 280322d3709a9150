import type { Identity } from '../../../src/model/environment.ts';

/** A principal of a test; the rest is as is usual. */
export function anIdentity(change: Partial<Identity> = {}): Identity {
  return {
    name: 'editor',
    roles: ['editor'],
    credential: { kind: 'bearer', token: { env: 'EDITOR' } },
    given: {},
    verify: undefined,
    place: { file: 'rolecall.yaml', pointer: '' },
    ...change,
  };
}

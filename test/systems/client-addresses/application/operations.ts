import { roles, type Role } from './role.ts';

/** Something that the application does for callers. */
interface Operation {
  readonly roles: readonly Role[];
  /** Only for callers in the network that the application is told of. */
  readonly fromNetwork: boolean;
}

/** What is created, by method and path. */
export const operations: Readonly<Record<string, Operation>> = {
  'POST /notes': { roles, fromNetwork: false },
  'POST /exports': { roles, fromNetwork: true },
  'POST /refunds': { roles: ['admin'], fromNetwork: true },
};

import type { Ability, CredentialKind } from './credential.ts';

/** A test identity as the plan and the reports know it: no secret in it. */
export interface Principal {
  readonly name: string;
  /** Empty for `anonymous` and `outsider`. */
  readonly roles: readonly string[];
  /** What a report calls its column: the one role, `anonymous`, `outsider`, or several roles joined by `+`. */
  readonly role: string;
  /** 0 is the least privileged: fewest operations allowed, then first in the file. */
  readonly rank: number;
  /** The kind of credential it presents; `none` for `anonymous`. */
  readonly credential: 'none' | CredentialKind;
  /** What token states can be made from; absent: nothing. */
  readonly abilities?: ReadonlySet<Ability>;
  /** States in which the user gives a token. */
  readonly given?: readonly string[];
  /** Whose customer it is, where the environment says so. */
  readonly tenant?: string;
  /** What `$owner.NAME` stands for: ids by which bodies and queries speak of it. */
  readonly attributes?: Readonly<Record<string, unknown>>;
}

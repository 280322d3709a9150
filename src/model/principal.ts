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
  /** The credentials that are sent together, its main one first; absent where it has but one. */
  readonly parts?: readonly Part[];
  /** States in which the user gives a token. */
  readonly given?: readonly string[];
  /** Whose customer it is, where the environment says so. */
  readonly tenant?: string;
  /** What `$owner.NAME` stands for: ids by which bodies and queries speak of it. */
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** One of several credentials that are sent together. */
export interface Part {
  /** Its scheme in the document, else its kind. */
  readonly label: string;
  /** The one that the principal itself declares. */
  readonly main: boolean;
  readonly abilities: ReadonlySet<Ability>;
  readonly given: readonly string[];
}

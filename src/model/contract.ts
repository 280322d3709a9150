import type { Fixture, ProvisioningStep, Witness } from './call.ts';
import type { ClientAddress } from './client-address.ts';
import type { Decision } from './decision.ts';
import type { Operation, Parameter } from './operation.ts';
import type { OracleSetting } from './oracle.ts';
import type { Location, Place } from './place.ts';
import type { Principal } from './principal.ts';
import type { RefusalStatus } from './refusal-status.ts';
import type { Acceptance, Exemption } from './scenario.ts';
import type { Schemas } from './schemas.ts';

/** What the scenario files say about the requests of one operation. */
export interface RequestDeclaration {
  readonly body?: unknown;
  /** By parameter name. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Merged into the body, RFC 7396, by the name of the case. */
  readonly cases: Readonly<Record<string, unknown>>;
  readonly success: readonly number[];
  readonly danger: Danger | undefined;
  /** The harmless body that stands in for the real one, with `danger: control`. */
  readonly control?: unknown;
  /** Fixtures that it uses, beyond those that keep its path parameters. */
  readonly needs?: readonly string[];
  /** Sent beside those that the document declares. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A read that shows what the operation writes. */
  readonly witness?: Witness;
  /** Absent: no scenario file says anything. */
  readonly place?: Place;
}

/** What may be sent to an operation that could do harm. */
export type Danger = 'skip' | 'refusals' | 'control' | 'run';

/** A refusal-like answer that says nothing about permission, declared by the user. */
export interface Undecided {
  readonly status?: number;
  /** Found anywhere in the body. */
  readonly body?: string;
  readonly means: 'limit' | 'quota' | 'licence' | 'maintenance';
}

/** Everything that the files say, read once: immutable, shared by every stage, free of secrets. */
export interface Contract {
  readonly spec: { readonly file: string; readonly title: string; readonly sha256: string };
  readonly matrix: { readonly file: string; readonly sha256: string };
  /** The scenario files, in their order. */
  readonly scenarios?: readonly { readonly file: string; readonly sha256: string }[];
  /** `rolecall.yaml`, or what stands in its place. */
  readonly config?: { readonly file: string; readonly sha256: string };
  /** The operations that the run is about, in the document's order. */
  readonly operations: readonly Operation[];
  /** Every operation of the document, those that the run is not about included: the embedded API serves them all. */
  readonly documented: readonly Operation[];
  /** As the matrix declares them, in its order. */
  readonly roles: readonly string[];
  /** The roles that each role includes, as the matrix declares them: its own line only, not theirs. */
  readonly includes: ReadonlyMap<string, readonly string[]>;
  /** Least privileged first; `anonymous` is among them. */
  readonly principals: readonly Principal[];
  /** In the environment's order, never empty. */
  readonly addresses: readonly ClientAddress[];
  /** Entries at the end of X-Forwarded-For that the target believes. */
  readonly trustedHops?: number;
  readonly schemas: Schemas;
  /** Names of the cases that the matrix gives the operation rules of their own; mostly none. */
  cases(operation: Operation): readonly string[];
  /** `undefined`: no rule lists the operation, and it is not called. */
  decide(operation: Operation, roles: readonly string[] | 'anonymous', caseName?: string): Decision | undefined;
  request(operation: Operation): RequestDeclaration;
  /** Resources that operations need, by name, in the order of the files. */
  readonly fixtures: ReadonlyMap<string, Fixture>;
  /** Lists of calls that make a principal, by name. */
  readonly steps: ReadonlyMap<string, readonly ProvisioningStep[]>;
  /** Statuses that count as the refusal of a fault or token state, where the files say so. */
  readonly refusals: Readonly<Record<string, readonly RefusalStatus[]>>;
  readonly undecided: readonly Undecided[];
  /** Why the operation or scenario is left out, while the skip lasts. */
  skip(id: string, operation: Operation): { readonly reason: string; readonly until: string | undefined } | undefined;
  accept(id: string): Acceptance | undefined;
  /** What the scenario files skip and the matrix accepts, while it lasts, in the order of the files; absent: nothing. */
  readonly skips?: readonly Exemption[];
  readonly accepts?: readonly Exemption[];
  /** Rules of the matrix that apply to no operation that the run is about; absent: none. */
  readonly unmatched?: readonly { readonly rule: string; readonly place: Place }[];
  /** The share of provable cells that must be proven, 0 to 1, where the files set a floor. */
  readonly minProven?: number;
  /** Oracles that the files switch off or give another severity, by name. */
  readonly oracles: Readonly<Record<string, OracleSetting>>;
  /** Where the coverage baseline stands, and the operations that it lists; `undefined`: nobody has written it yet. */
  readonly coverage?: { readonly file: string; readonly unproven: readonly string[] | undefined };
  /** Where the baseline stands, or would; it is read when something is sent. */
  readonly baseline?: { readonly file: string; readonly exists: boolean };
  /** Whether a parameter is where a principal puts its credential: nothing is generated for it. */
  isCredential?(parameter: Pick<Parameter, 'in' | 'name'>): boolean;
  /** Nothing that the server keeps is at stake: the embedded API. */
  readonly harmless: boolean;
  locate(place: Place): Location | undefined;
  /** One line each, with place: what is odd without being wrong. Worked out when first read, so that starting need not wait for it. */
  readonly warnings: readonly string[];
}

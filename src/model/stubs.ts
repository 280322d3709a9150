/** What a person goes on from: parts of a scenario file with all that is known filled in, most cells first. */
export interface Stubs {
  readonly fixtures: readonly FixtureStub[];
  readonly requests: readonly RequestStub[];
  /** What only a person can decide or find out: it stands in the file as comments, in YAML where that helps. */
  readonly remarks: readonly (readonly string[])[];
}

/** A fixture as a scenario file has it. */
export interface FixtureStub {
  readonly name: string;
  /** `METHOD /path`. */
  readonly make: string;
  /** Absent: as the operation is called. */
  readonly body?: unknown;
  readonly keep: Readonly<Record<string, string>>;
  readonly undo?: string;
  readonly witness?: string;
  readonly comments: readonly string[];
}

/** A request as a scenario file has it. */
export interface RequestStub {
  readonly operation: string;
  readonly body?: unknown;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly comments: readonly string[];
}

/** The cells of one environment as a run found them. */
export interface Baseline {
  /** Another one asks other cells. */
  readonly strategy: string;
  /** Id of the scenario → how it stands. */
  readonly cells: Readonly<Record<string, string>>;
}

/** The environments of a baseline file. */
export type Baselines = Readonly<Record<string, Baseline>>;

/** A baseline file: one line for each cell, with its whole id, so that a change reads as a permission wherever it is shown. */
export function baselineText(environments: Baselines): string {
  return `${JSON.stringify({ rolecall: 1, environments }, undefined, 2)}\n`;
}

import type { Difference } from '../model/difference.ts';
import type { BaselineLine, RunLine } from '../model/journal.ts';
import { standing } from '../model/standing.ts';
import type { VerdictRecord } from '../model/verdict.ts';
import { ChangeGroups } from './change-groups.ts';
import { changeOf } from './change-of.ts';

/** Holds the verdicts of a run against its baseline, in any order; a cell of the baseline is let go once it was compared. */
export class DifferenceCollector {
  readonly #baseline: RunLine['baseline'];
  readonly #whole: boolean;
  readonly #cells = new Map<string, string>();
  readonly #groups = new ChangeGroups();
  #compared = 0;

  constructor({ baseline, partial, strategy, shard }: RunLine) {
    // One shard says nothing of the others: the merged run is held against it.
    this.#baseline = baseline?.update === true || shard ? undefined : baseline;
    this.#whole = !partial && baseline?.strategy === strategy;
  }

  /** All lines of the baseline come before the first verdict. */
  expect({ cells }: BaselineLine): void {
    for (const id in cells) this.#cells.set(id, cells[id] ?? '');
  }

  add(verdict: VerdictRecord): void {
    // A run that was stopped says nothing of what it did not come to.
    if (!this.#baseline || verdict.code === 'interrupted') return;
    const { id } = verdict;
    const before = this.#cells.get(id);
    this.#cells.delete(id);
    if (before !== undefined) this.#compared++;
    else if (!this.#whole) return;
    const change = changeOf(id, before, standing(verdict));
    if (change) this.#groups.add(change);
  }

  /** `undefined`: there is no baseline, or the run writes it anew. */
  difference({ interrupted }: { readonly interrupted: boolean }): Difference | undefined {
    if (!this.#baseline) return undefined;
    const whole = this.#whole && !interrupted;
    for (const [id, before] of whole ? this.#cells : []) {
      const change = changeOf(id, before, undefined);
      if (change) this.#groups.add(change);
    }
    this.#cells.clear();
    return this.#groups.difference({ whole, compared: this.#compared });
  }
}

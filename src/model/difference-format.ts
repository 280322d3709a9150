import type { Comparison } from './difference.ts';
import type { RenderOptions } from './report.ts';

/** A format of a difference. */
export interface DifferenceFormat {
  /** One sentence for `--help`. */
  readonly summary: string;
  readonly render: (comparison: Comparison, options: RenderOptions) => Iterable<string>;
}

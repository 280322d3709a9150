import * as z from 'zod';
import { changeKindNames } from './change-kinds.ts';

const kind = z.enum(changeKindNames);
const texts = z.array(z.string()).readonly();
const stands = z.string().nullable();
const matrixToo = z
  .boolean()
  .describe('What the contract wants changed in the same way: the matrix changed, too, and the change is meant.');

const change = z.strictObject({
  kind,
  id: z.string().describe('Id of the scenario.'),
  operation: z.string(),
  caller: z.string().describe('Who called, or with what: `viewer`, `token=expired`.'),
  before: stands.describe('How the cell stood: `refused 403, proven`; null: there was none.'),
  after: stands.describe('How it stands now; null: there is none.'),
  matrixToo,
});

const group = z.strictObject({
  kind,
  before: stands,
  after: stands,
  matrixToo,
  callers: texts.describe('Each of them at each of the operations.'),
  operations: texts,
  cells: z.int(),
  examples: texts.describe('Ids of the first cells.'),
});

/** What changed between two sides, without the single cells. */
export const difference = z.strictObject({
  whole: z.boolean().describe('Both sides asked the same; otherwise nothing is said of what appeared and vanished.'),
  compared: z.int().describe('Cells that both sides have.'),
  counts: z.record(kind, z.int()).readonly().describe('Cells by the kind of their change.'),
  groups: z.array(group).readonly().describe('Equal changes of many cells, the gravest kind first.'),
});

const side = z.strictObject({
  kind: z.enum(['run', 'baseline']),
  name: z.string().describe('Id of the run, or the file.'),
  environment: z.string(),
});

/** What `rolecall diff --format json` writes. */
export const differenceDocument = z
  .strictObject({
    type: z.literal('difference'),
    rolecall: z.literal(1).describe('Version of the format.'),
    before: side,
    after: side,
    ...difference.shape,
    changes: z.array(change).readonly().describe('Every cell that changed, in the order of the ids.'),
  })
  .describe('The difference of two runs, of two baselines, or of one and the other.');

/** One cell that stands differently than before. */
export type Change = z.infer<typeof change>;
/** Equal changes of many cells. */
export type ChangeGroup = z.infer<typeof group>;
/** What changed between two sides. */
export type Difference = z.infer<typeof difference>;
/** A run or a baseline, by its name. */
export type Side = z.infer<typeof side>;

/** Two sides held against each other. */
export interface Comparison extends Difference {
  readonly before: Side;
  readonly after: Side;
  /** Worked out anew at each call. */
  readonly changes: () => Iterable<Change>;
}

import type { OperationId } from '../../model/operation.ts';
import type { Place } from '../../model/place.ts';

/** Something odd about a document, at a place in the author's own file. */
export interface DocumentProblem {
  readonly place: Place;
  readonly sentence: string;
  /** The operation that it matters to; `undefined`: to whoever reads the document. */
  readonly operation?: OperationId | undefined;
}

/** What follows from how a cell stands. */
export interface Standing {
  /** `open`: not decided. */
  readonly access: 'admitted' | 'refused' | 'open';
  /** The answer with its reason: `refused 403 by gateway`. */
  readonly answer: string;
  /** What the contract wanted; `undefined`: unknown. */
  readonly wanted: 'admitted' | 'refused' | 'either' | undefined;
  readonly proven: boolean;
}

/** Reads the line of a baseline. Who wrote although refused got what it asked for: that is access, whatever the answer was. */
export function readStanding(text: string): Standing {
  const comma = text.lastIndexOf(', ');
  if (comma === -1) return { access: 'open', answer: text, wanted: undefined, proven: false };
  const answer = text.slice(0, comma);
  const judged = text.slice(comma + 2);
  const access = answer === 'admitted' || judged === 'over-permissive' ? 'admitted' : 'refused';
  return { access, answer, wanted: wantedBy(judged, access), proven: judged === 'proven' };
}

function wantedBy(judged: string, access: 'admitted' | 'refused'): Standing['wanted'] {
  if (judged === 'either way') return 'either';
  if (judged === 'over-restrictive') return 'admitted';
  return judged === 'over-permissive' || judged === 'wrong-refusal' ? 'refused' : access;
}

import type { KnownSecrets } from './known-secrets.ts';
import type { Note } from './note.ts';
import type { PlacedEntry } from './read-wfc.ts';
import type { VariableNames } from './variable-names.ts';

/** What one user of a WFC file is taken over with. */
export interface Taking extends PlacedEntry {
  /** Its name as a principal. */
  readonly name: string;
  readonly secrets: KnownSecrets;
  readonly variables: VariableNames;
  /** Where the API is; `undefined`: nobody says so. */
  readonly target: URL | undefined;
  readonly note: (note: Note) => void;
}

/** What a user became: what rolecall.yaml says of it, and the calls that make it. */
export interface Taken {
  readonly principal: Readonly<Record<string, unknown>>;
  readonly steps?: readonly Readonly<Record<string, unknown>>[];
  /** What a reader of rolecall.yaml should know of it. */
  readonly remarks?: readonly string[];
}

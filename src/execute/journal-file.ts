import { RolecallError } from '../model/rolecall-error.ts';

/** The journal's file name inside a run's folder. */
export const journalFile = 'results.ndjson';

/** A folder without one is no run. */
export function noJournal(folder: string, cause: unknown): RolecallError {
  return new RolecallError(
    'unreadable-file',
    `${folder} holds no ${journalFile}: name the folder of a run, such as .rolecall/runs/<id>`,
    { cause },
  );
}

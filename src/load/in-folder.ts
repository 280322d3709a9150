import { isAbsolute, join } from 'node:path';

/** A file as another file names it: relative to that file's folder, unless it is absolute. */
export function inFolder(folder: string, file: string): string {
  return isAbsolute(file) ? file : join(folder, file);
}

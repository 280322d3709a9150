import type { Contract } from '../model/contract.ts';
import type { Place } from '../model/place.ts';

/** `file:line:column ` in front of what is wrong there; empty where nobody wrote it. */
export function placeText({ locate }: Pick<Contract, 'locate'>, place: Place): string {
  const at = locate(place);
  return at ? `${at.file}:${at.line}:${at.column} ` : '';
}

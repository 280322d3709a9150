import type { OracleSetting } from '../model/oracle.ts';
import type { RolecallFile } from './formats/rolecall-file.ts';

/** What the file says about oracles: the format has seen to it that each says one thing. */
export function oracleSettings(declared: RolecallFile['oracles'] = {}): Readonly<Record<string, OracleSetting>> {
  return Object.fromEntries(
    Object.entries(declared).flatMap(([name, { off, severity }]): (readonly [string, OracleSetting])[] => {
      if (off !== undefined) return [[name, { off }]];
      return severity === undefined ? [] : [[name, { severity }]];
    }),
  );
}

import { parseArgs } from 'node:util';
import type { JWK } from 'jose';
import { breaks, type IsBroken } from './breaks.ts';

/** What the resource server is told when it starts. */
export interface Settings {
  readonly issuer: string;
  readonly port: number;
  readonly clockToleranceS: number;
  /** Public keys of the local issuer, each with `kid` and `alg`. */
  readonly localKeys: readonly JWK[];
  readonly introspectionSecret: string;
  readonly isBroken: IsBroken;
}

/** Reads the arguments and the environment; throws on what it does not know. */
export function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      issuer: { type: 'string', default: '' },
      port: { type: 'string', default: '0' },
      'clock-tolerance-s': { type: 'string', default: '0' },
      break: { type: 'string', multiple: true, default: [] },
    },
  });
  for (const name of values.break) {
    if (!Object.hasOwn(breaks, name)) throw new Error(`--break ${name} is none of ${Object.keys(breaks).join(', ')}`);
  }
  return {
    issuer: values.issuer,
    port: Number(values.port),
    clockToleranceS: Number(values['clock-tolerance-s']),
    localKeys: JSON.parse(process.env['IDENTITY_LOCAL_KEYS'] ?? '[]'),
    introspectionSecret: process.env['IDENTITY_INTROSPECTION_SECRET'] ?? '',
    isBroken: (name) => values.break.includes(name),
  };
}

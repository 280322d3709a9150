import { parseArgs } from 'node:util';
import { faultNames } from './faults.ts';

/** What the provider is told when it starts. */
export interface Settings {
  readonly port: number;
  /** How long access tokens live that are issued to clients whose id ends with `-short`. */
  readonly shortS: number;
  readonly faults: readonly string[];
  /** Client ids and their secrets. */
  readonly secrets: Readonly<Record<string, string>>;
  /** User names and their passwords. */
  readonly passwords: Readonly<Record<string, string>>;
  /** Roles and the public JWK of the clients of that role. */
  readonly clientKeys: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Reads the arguments and the environment; throws on what it does not know. */
export function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'short-s': { type: 'string', default: '2' },
      break: { type: 'string', multiple: true, default: [] },
    },
  });
  for (const name of values.break) {
    if (!faultNames.includes(name)) throw new Error(`--break ${name} is none of ${faultNames.join(', ')}`);
  }
  return {
    port: Number(values.port),
    shortS: Number(values['short-s']),
    faults: values.break,
    secrets: JSON.parse(process.env['IDENTITY_CLIENT_SECRETS'] ?? '{}'),
    passwords: JSON.parse(process.env['IDENTITY_USER_PASSWORDS'] ?? '{}'),
    clientKeys: JSON.parse(process.env['IDENTITY_CLIENT_KEYS'] ?? '{}'),
  };
}

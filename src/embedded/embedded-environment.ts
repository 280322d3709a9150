import type { ClientAddress } from '../model/client-address.ts';
import type { Environment, Identity } from '../model/environment.ts';

/** As much of a matrix as an environment must serve. */
export interface EmbeddedMatrix {
  readonly roles: readonly string[];
  readonly networks: readonly string[];
  readonly usesOutsider: boolean;
  /** Roles that may act on resources of their own only. */
  readonly owning?: readonly string[];
}

const place = { file: 'embedded', pointer: '' } as const;

/** The environment of the embedded API: a principal for each role, a second one where it needs a peer, and an address in each network of the matrix and outside. */
export function embeddedEnvironment(matrix: EmbeddedMatrix, secret: string): Environment {
  const outsider = matrix.usesOutsider ? [identity('outsider', [], secret)] : [];
  const peers = (matrix.owning ?? [])
    .filter((role) => matrix.roles.includes(role) && !matrix.roles.includes(`${role}-2`))
    .map((role) => identity(`${role}-2`, [role], secret));
  return {
    name: 'embedded',
    target: undefined,
    place,
    start: undefined,
    headers: {},
    disposable: true,
    identities: [...matrix.roles.map((role) => identity(role, [role], secret)), ...peers, ...outsider],
    addresses: addressesIn(matrix.networks),
  };
}

function identity(name: string, roles: readonly string[], secret: string): Identity {
  return {
    name,
    roles,
    credential: {
      kind: 'jwt',
      alg: 'HS256',
      key: { value: secret },
      claims: { iss: 'rolecall-embedded', sub: name, roles },
      required: [],
      lifetimeS: 600,
    },
    given: {},
    verify: undefined,
    place,
  };
}

/** Loopback addresses: 127.0.0.0/8 is all this machine, so each can really be bound. */
function addressesIn(networks: readonly string[]): readonly ClientAddress[] {
  if (networks.length === 0) return [{ name: 'default', via: 'bind', ip: undefined, networks: new Set() }];
  const inside = networks.map((network, index) => ({
    name: `from-${network}`,
    via: 'bind',
    ip: `127.0.${1 + Math.floor(index / 254)}.${1 + (index % 254)}`,
    networks: new Set([network]),
  }));
  return [...inside, { name: 'outside', via: 'bind', ip: '127.0.0.9', networks: new Set() }];
}

import type { ContractRun } from './credentials/run-contract.ts';
import { clients, office } from './client-addresses/networks.ts';

/** What of the contract of the address servers may differ. */
export interface AddressesOptions {
  readonly target: string;
  readonly tokens: Readonly<Record<'viewer' | 'admin', string>>;
  /** Lines under `addresses`; clients in and outside the office by their sockets by default. */
  readonly addresses?: string;
  /** Further lines of the environment. */
  readonly environment?: string;
  readonly networks?: string;
  /** The network condition of the rules. */
  readonly condition?: string;
}

const document = `openapi: 3.1.0
info: { title: Notes, version: 1.0.0 }
paths:
  /notes: { post: &call { responses: { '201': { description: Made. }, '401': { description: Who? }, '403': { description: No. } } } }
  /refunds: { post: *call }
  /exports: { post: *call }
`;

const matrixWith = (condition: string) => `rolecall: 1
roles: { viewer: {}, admin: { includes: [viewer] } }
networks: [office]
operations:
  POST /notes: viewer
  POST /refunds: { allow: [admin], ${condition} }
  POST /exports: { allow: [viewer], ${condition} }
`;

/** Addresses by their sockets alone. */
const bound = `      office: { via: bind, ip: ${clients.inside} }
      outside: { via: bind, ip: ${clients.outside} }
`;

/** The contract of the servers that look at addresses. */
export function addressesContract({
  target,
  tokens,
  addresses = bound,
  environment = '',
  networks = `[${office}]`,
  condition = 'from: [office]',
}: AddressesOptions): ContractRun {
  return {
    files: {
      'openapi.yaml': document,
      'matrix.yaml': matrixWith(condition),
      'rolecall.yaml': `rolecall: 1
spec: openapi.yaml
matrix: matrix.yaml
environments:
  local:
    target: ${target}
${environment}    networks: { office: ${networks} }
    addresses:
${addresses}    principals:
      viewer: { bearer: { env: VIEWER }, verify: GET /me, states: { expired: { env: OLD } } }
      admin: { bearer: { env: ADMIN }, verify: GET /me, states: { expired: { env: OLD } } }
`,
    },
    variables: { VIEWER: tokens.viewer, ADMIN: tokens.admin, OLD: `${tokens.viewer.slice(1)}x` },
    strategy: 'pairs',
  };
}

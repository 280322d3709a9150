import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Certificates } from '../mutual-tls/make-certificates.ts';
import type { ContractRun } from './run-contract.ts';

/** What of a contract of callers by certificate may differ. */
export interface CertificatesOptions {
  readonly url: string;
  /** The key of the authority is at hand, as it is where tests have their own. */
  readonly authorityKey?: boolean;
  /** Expired certificates are given. */
  readonly expired?: boolean;
  /** Lines of an environment, or of the file, beyond the principals. */
  readonly environment?: string;
}

const roles = ['reader', 'writer', 'owner'] as const;

/** The contract of the server that asks for client certificates. */
export async function certificatesContract(
  { authority, authorityKey: key, clients }: Certificates,
  { url, authorityKey = false, expired = false, environment = '' }: CertificatesOptions,
): Promise<ContractRun> {
  const pair = ({ certificate, key: own }: { certificate: string; key: string }) =>
    `cert: { file: ${certificate} }, key: { file: ${own} }`;
  const principals = roles.map((role) => {
    const { good, expired: old } = clients[role];
    const states = expired ? `, states: { expired: { ${pair(old)} } }` : '';
    const signs = authorityKey ? `, authorityKey: { file: ${key} }` : '';
    return `      ${role}: { mutualTLS: { ${pair(good)}${signs} }, verify: GET /me${states} }\n`;
  });
  return {
    files: {
      'openapi.yaml': await readFile(join(import.meta.dirname, '../mutual-tls/openapi.yaml'), 'utf8'),
      'matrix.yaml': `rolecall: 1
roles: { reader: {}, writer: { includes: [reader] }, owner: { includes: [writer] } }
operations: { POST /posts: writer, POST /members: owner, POST /search: reader }
`,
      'rolecall.yaml': `rolecall: 1
spec: openapi.yaml
matrix: matrix.yaml
environments:
  local:
    target: ${url}
    tls: { ca: ${authority} }
${environment}    principals:
${principals.join('')}`,
    },
    variables: {},
  };
}

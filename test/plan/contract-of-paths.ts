import { dirname, join } from 'node:path';
import type { Contract } from '../../src/model/contract.ts';
import { contractOf } from '../../src/pipeline.ts';
import { writeFiles } from '../load/document/write-files.ts';

const config = `rolecall: 1
spec: spec.yaml
matrix: matrix.yaml
scenarios: [own.yaml]
environments:
  local: { target: 'http://127.0.0.1:1', principals: { editor: { bearer: { env: EDITOR } } } }
`;

/** The contract of a document with these paths, all of whose operations the role editor may call; nobody those below /closed. */
export async function contractOfPaths(paths: string, own = 'rolecall: 1\n'): Promise<Contract> {
  const closed = paths.includes('/closed/') ? ', POST /closed/**: nobody' : '';
  const file = await writeFiles({
    'rolecall.yaml': config,
    'spec.yaml': `openapi: 3.0.3\ninfo: { title: A, version: '1' }\npaths:\n${paths}`,
    'matrix.yaml': `rolecall: 1\nroles: { editor: {} }\noperations: { POST /**: editor${closed} }\n`,
    'own.yaml': own,
  });
  const { contract } = await contractOf({ config: join(dirname(file), 'rolecall.yaml'), today: '2026-01-01' });
  return contract;
}

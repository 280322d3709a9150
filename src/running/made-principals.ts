import { randomBytes } from 'node:crypto';
import type { Credentials } from '../execute/credentials/credentials.ts';
import type { Received, Step } from '../model/step.ts';
import type { Planned } from '../pipeline.ts';
import { writeRequest } from '../plan/write-request.ts';
import { provision, type Provisioned } from '../trial/provision.ts';

/** Drives steps that belong to no operation. */
export type Driving = <Result>(steps: Generator<Step, Result, Received>) => Promise<Result>;

/** Makes the principals that steps make, one after the other: later ones may be made by earlier ones. */
export async function madePrincipals(
  { provisionings, contract }: Planned,
  {
    credentials,
    secret,
    drive: driving,
  }: { readonly credentials: Credentials; readonly secret: (name: string) => string; readonly drive: Driving },
): Promise<{
  readonly attributes: (principal: string) => Readonly<Record<string, unknown>>;
  readonly remove: () => Promise<void>;
}> {
  const attributes = new Map(contract.principals.map(({ name, attributes: declared = {} }) => [name, declared]));
  const made: Provisioned[] = [];
  for (const [index, each] of provisionings.entries()) {
    const nonce = `${randomBytes(3).toString('hex')}${index}`;
    const result = await driving(provision(each, { nonce, write: writeRequest, secret }));
    credentials.provision(each.principal, result.credential);
    attributes.set(each.principal, { ...attributes.get(each.principal), ...result.attributes });
    made.push(result);
  }
  return {
    attributes: (principal) => attributes.get(principal) ?? {},
    remove: async () => {
      for (const { undo } of made.toReversed()) await driving(undo());
    },
  };
}

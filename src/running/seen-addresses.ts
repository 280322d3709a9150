import ipaddr from 'ipaddr.js';
import type { JournalWriter } from '../execute/journal-writer.ts';
import type { ClientAddress } from '../model/client-address.ts';
import { valueAt } from '../model/evaluate.ts';
import type { Environment } from '../model/environment.ts';
import type { NotSent } from '../model/not-sent.ts';
import type { Sending } from '../model/step.ts';
import type { Answer } from '../model/wire.ts';
import type { Planned } from '../plans-of.ts';
import type { Driving } from './made-principals.ts';

/**
 * Asks the target at which address it sees each client, before the trials. What is seen elsewhere is no client there:
 * nothing is sent from it.
 */
export async function seenAddresses(
  { environment, contract }: Planned,
  { drive, journal, missing }: { drive: Driving; journal: Pick<JournalWriter, 'write'>; missing: Map<string, NotSent> },
): Promise<void> {
  const { echo } = environment;
  if (!echo) return;
  for (const address of contract.addresses) {
    const sending = sendingOf(echo, address);
    const answer = await drive(
      (function* () {
        const { answers } = yield { kind: 'send', sendings: [sending] };
        return answers[0];
      })(),
    );
    if (!answer) continue;
    if (answer.kind === 'not-sent') {
      if (answer.code === 'address-not-available') missing.set(address.name, answer);
      continue;
    }
    const saw = sawIn(answer.answer, echo);
    const { name, ip = null } = address;
    journal.write({ type: 'observation', kind: 'address', address: name, ip, saw, exchange: answer.id });
    if (saw === null || ip === null || isSame(saw, ip)) continue;
    missing.set(name, {
      code: 'address-not-available',
      supply: `mend \`addresses\` › ${name}: the target sees ${saw} there, and not ${ip} (${echo.method} ${echo.path})`,
    });
  }
}

function sendingOf({ method, path, as }: NonNullable<Environment['echo']>, { name }: ClientAddress): Sending {
  return {
    about: `address ${name}`,
    at: { principal: as ?? 'anonymous', token: as === undefined ? 'missing' : 'valid', address: name },
    request: { method, target: path, headers: [], body: undefined },
    attempt: 1,
  };
}

/** `null`: whoever answered did not say. */
function sawIn(answer: Answer, { pointer }: NonNullable<Environment['echo']>): string | null {
  if (answer.kind !== 'response' || answer.status < 200 || answer.status > 299) return null;
  const value = pointer === undefined ? answer.body : valueAt(answer.body, pointer);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** An IPv4 address and its IPv4-mapped form are the same, RFC 4291 §2.5.5.2. */
function isSame(saw: string, ip: string): boolean {
  const bare = saw.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) && ipaddr.process(bare).toString() === ipaddr.process(ip).toString();
}

import { drive } from '../execute/drive.ts';
import { fewestConnections } from '../execute/fewest-connections.ts';
import type { JournalWriter } from '../execute/journal-writer.ts';
import type { Later } from '../execute/later.ts';
import type { Sender } from '../execute/sender.ts';
import { Slots } from '../execute/slots.ts';
import type { Planned } from '../plans-of.ts';
import { preflight } from '../trial/preflight.ts';

/** What the first questions are asked with. */
interface Asking {
  readonly journal: JournalWriter;
  readonly sender: Sender;
  readonly later: Later;
  readonly signal: AbortSignal;
  readonly waitBudgetMs: number;
}

/** Is anybody there, and steady? Asked alone, before all trials. */
export async function askFirst(
  { plans, environment, contract }: Planned,
  { journal, sender, later, signal, waitBudgetMs }: Asking,
): Promise<void> {
  const first = Iterator.from(plans).find((plan) => {
    const missing = plan.missing();
    const { recipe, notSent } = missing ?? {};
    return recipe !== undefined && !notSent && recipe.kept.length === 0 && recipe.owner.length === 0;
  });
  const verifications = environment.identities.flatMap(({ name, verify }) =>
    verify ? [{ principal: name, ...verify }] : [],
  );
  const address = contract.addresses[0]?.name ?? 'default';
  const steps = preflight(first, verifications, { nonce: 'p', waitBudgetMs, address });
  const lines = await drive(steps, {
    sender,
    operation: undefined,
    slots: new Slots(fewestConnections),
    rank: 0,
    signal,
  });
  later.drain();
  for (const line of lines) journal.write(line);
}

import { RolecallError } from '../model/rolecall-error.ts';
import { senderOf, type Sender, type SenderOptions } from './sender.ts';

/** A sender that knows whether anything ever answered. */
export function watchingReach(
  environment: string,
  { closes, ...options }: SenderOptions & { readonly closes: boolean },
): { readonly sender: Sender; readonly assertReached: () => void } {
  const sender = senderOf(options);
  let failure: string | undefined;
  let answered = false;
  const watching: Sender['send'] = async (sending, operation) => {
    const received = await sender.send(sending, operation);
    if (received.kind !== 'exchange') return received;
    // Where a closed connection is a refusal, it shows that somebody is there.
    const closed = closes && received.answer.kind === 'failure' && received.answer.phase === 'headers';
    if (received.answer.kind === 'response' || closed) answered = true;
    else
      failure ??=
        received.answer.kind === 'failure'
          ? `${received.answer.phase}: ${received.answer.code}`
          : received.answer.reason;
    return received;
  };
  const assertReached = () => {
    if (failure === undefined || answered || options.signal.aborted) return;
    throw new RolecallError(
      'unreachable-target',
      `${options.target} does not answer (${failure}): is the server of environment ${environment} running, and is \`target\` right?`,
    );
  };
  // Once is enough: watching costs every request a turn of the loop.
  const send: Sender['send'] = (sending, operation) => (answered ? sender.send : watching)(sending, operation);
  return { sender: { ...sender, send }, assertReached };
}

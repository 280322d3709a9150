import type { Oracle, Refusal, Refusals } from '../../model/oracle.ts';
import type { Response } from '../../model/signature.ts';
import { byAnswer } from '../by-answer.ts';
import { shapeOf } from '../shape.ts';

/** One cause, one answer: what differs tells callers apart that are to be told the same, and shows checks in two places. */
export const unequalShapes: Oracle = {
  summary: 'one operation refuses one cause in unlike ways: another status, content type, members or codes',
  severity: 'info',
  title: 'one cause is refused in unlike ways',
  remedy: 'refuse each cause at one place of the target: compare who answered, and which check came first',
  *look(refusals) {
    if (!isSteady(refusals)) return;
    const firsts = new Map<string, { readonly refusal: Refusal; readonly shape: string }>();
    for (const refusal of refusals.all) {
      if (refusal.verdict.code === 'other-cause' || refusal.response.truncated) continue;
      const cause = causeOf(refusal);
      const shape = likeness(refusal.response, namesOf(refusal));
      const first = firsts.get(cause);
      if (!first) firsts.set(cause, { refusal, shape });
      else if (first.shape !== shape) {
        const { cell, exchange } = first.refusal;
        yield { cell: refusal.cell.id, evidence: `${shape}, and ${first.shape} for ${cell.id}`, against: exchange.id };
      }
    }
  },
};

/** A server that never says the same twice would be unlike itself. */
function isSteady({ settled, exchanges }: Refusals): boolean {
  const [first, second] = settled.pair.map((id) => exchanges.get(id)?.answer);
  if (first?.kind !== 'response' || second?.kind !== 'response') return true;
  return likeness(first, []) === likeness(second, []);
}

/** What the contract refuses for: the fault with its value, in one case of the request, to be answered with the same statuses. */
function causeOf({ cell: { faults, axes, at, expected } }: Refusal): string {
  let cause = `${at.case ?? ''} ${expected.statuses.join()}`;
  for (const fault of faults) cause += fault === 'role' ? ' role' : ` ${fault}=${axes[fault] ?? at.token}`;
  return cause;
}

function namesOf({ cell: { principal, role } }: Refusal): readonly string[] {
  return [principal, role].map((name) => name.toLowerCase());
}

/** Sentences and words about the caller may differ; the status, the kind of body, its members and its codes may not. */
function likeness(response: Response, names: readonly string[]): string {
  const known = likenesses(response);
  // Only what a caller's name could stand in differs from caller to caller.
  const key = names.filter((name) => known.text.includes(name)).join(' ');
  let found = known.byNames.get(key);
  if (found === undefined) known.byNames.set(key, (found = worked(response, names)));
  return found;
}

const likenesses = byAnswer(({ body }: Response) => ({ text: body.toLowerCase(), byNames: new Map<string, string>() }));

function worked(response: Response, names: readonly string[]): string {
  const { status, headers, body } = response;
  const type = String(headers['content-type'] ?? '').split(';', 1)[0] ?? '';
  if (body === '') return `${status} without a body`;
  try {
    const value: unknown = JSON.parse(body, (_, member: unknown) =>
      typeof member === 'string' && !isCode(member, names) ? '…' : member,
    );
    return `${status} ${shapeOf({ ...response, body: JSON.stringify(value) })}`;
  } catch {
    return `${status} ${type === '' ? 'text' : type}`;
  }
}

function isCode(text: string, names: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return /^[\w.:/-]{1,80}$/.test(text) && !names.some((name) => lower.includes(name));
}

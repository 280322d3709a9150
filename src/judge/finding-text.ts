import { refusalWords } from '../model/refusal-status.ts';
import type { VerdictRecord } from '../model/verdict.ts';

/** One sentence that says what is wrong: "token=expired is admitted: 8 of 8 operations". */
export function titleOf(
  first: VerdictRecord,
  { fault, operations, tried }: { fault: string; operations: number; tried: number },
): string {
  const extent = `${operations} of ${tried} operation${tried === 1 ? '' : 's'}`;
  const { observed, expected } = first;
  const answered = observed?.status ?? observed?.outcome ?? 'nothing';
  switch (first.verdict) {
    case 'over-permissive':
      if (first.code === 'written-although-refused')
        return `${fault} is refused (${answered}), and what it asked for is done all the same: ${extent}`;
      if (first.code === 'admitted-afterwards')
        return `${fault} is refused, and admitted (${answered}) once an allowed caller has been: ${extent}`;
      return `${fault} is admitted (${answered}) and must be refused: ${extent}`;
    case 'over-restrictive':
      return `${fault} is refused (${answered}) and must be admitted: ${extent}`;
    default:
      return `${fault} is refused in the wrong way: expected ${refusalWords(expected.statuses)}, got ${answered}: ${extent}`;
  }
}

/** What to do next. */
export function remedyFor({
  code,
  principal,
  role,
  axes,
  observed,
  expected,
  operation,
  opened,
}: VerdictRecord): string {
  const where = observed && observed.hop !== 'unknown' ? ` at the ${observed.hop}` : '';
  switch (code) {
    case 'role-admitted':
      return `check the permission that ${operation} asks of role ${role}; if ${role} may call it, change the rule ${expected.rule}`;
    case 'written-although-refused':
      return `let ${operation} check who calls before it does anything: a read after the refusal shows a change`;
    case 'admitted-afterwards':
      return `look for what keeps a decision or an answer${where}, a cache: it must tell callers apart before it serves ${operation} to the next one`;
    case 'state-admitted':
      return `check how the target verifies tokens${where}: a token that is ${axes['token'] ?? 'missing'} must not get in`;
    case 'owner-admitted':
      return `check that ${operation} looks whose resource it is before it acts; the rule ${expected.rule} lets ${role} act on its own only`;
    case 'address-admitted':
      if (opened && opened.length > 0)
        return `believe ${opened.join(' or ')} from your own proxies only${where}: anyone can send it, and the rule ${expected.rule} then holds for nobody`;
      return `check the allow list of the network${where}: the address ${axes['address'] ?? ''} lies outside the rule ${expected.rule}`;
    case 'closed-admitted':
      return `close ${operation}, or allow somebody in the rule ${expected.rule}`;
    case 'faults-admitted':
      return 'look at the faults one by one: each of them alone must be refused';
    case 'allowed-refused':
      return `grant ${role} what ${operation} asks for, or change the rule ${expected.rule}; principal ${principal} was refused${where}`;
    case 'wrong-status':
      return `answer ${refusalWords(expected.statuses)}, or declare the status under \`refusals\``;
    case 'not-a-refusal':
      return `check the permission of ${operation} before the request is looked at: role ${role} learned from ${observed?.status ?? 'the answer'} what it should not`;
    default:
      return 'run the pair of commands and compare the answers';
  }
}

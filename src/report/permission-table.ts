import type { VerdictRecord } from '../model/verdict.ts';
import { observedWords } from './cell-words.ts';
import { markdownCode } from './markdown-code.ts';
import { markdownText } from './markdown-text.ts';

/** How far a statement is proven, best first. */
export type Proof = 'proven' | 'not proven' | 'not provable';

/** What a role may do on an operation or on one of its cases. */
export interface Permission {
  readonly operation: string;
  readonly role: string;
  readonly allowed: boolean;
  readonly decision: VerdictRecord['expected']['decision'];
  readonly expected: VerdictRecord['expected'];
  readonly proof: Proof;
  /** Whether those are refused whom the conditions shut out; `undefined`: there is no such condition. */
  readonly others: { readonly own: Proof | undefined; readonly networks: Proof | undefined };
  /** The verdict, where the server does not do so. */
  readonly deviation: VerdictRecord | undefined;
  /** Cell that speaks for all principals of the role: the same whichever was settled first. */
  readonly id: string;
}

/** Gathers what is permitted: it grows with operations and roles, not with verdicts. */
export class PermissionTable {
  readonly #rows = new Map<string, Permission>();
  readonly #others = new Map<string, Proof>();
  readonly #admitted = new Map<string, Set<string>>();

  add(record: VerdictRecord): void {
    const { axes, faults, role, verdict } = record;
    const operation = nameOf(record);
    const off = Object.keys(axes).filter((axis) => axis !== 'case');
    if (off.length === 0) this.#addRow(operation, record);
    else if (verdict === 'over-permissive') this.#admit(operation, record);
    // The networks belong to the rule, whoever calls.
    if (faults.length === 1 && faults[0] === 'owner') this.#note(`${operation} ${role} own`, record);
    if (faults.length === 1 && faults[0] === 'address') this.#note(`${operation} networks`, record);
  }

  rows(): Permission[] {
    return [...this.#rows.values()].map((row) => {
      const { own, from, notFrom } = row.allowed ? (row.decision ?? {}) : {};
      const found = (key: string) => this.#others.get(`${row.operation} ${key}`) ?? 'not proven';
      const networks = from ?? notFrom;
      return {
        ...row,
        others: { own: own && found(`${row.role} own`), networks: networks && found('networks') },
      };
    });
  }

  /** Operations that nobody may call. */
  closed(): string[] {
    const all = new Set(this.#rows.values().map(({ operation }) => operation));
    for (const { operation, allowed } of this.#rows.values()) if (allowed) all.delete(operation);
    return [...all];
  }

  /** Whoever got in with a token, from an address or to a resource that must be refused. */
  admitted(): string[] {
    return [...this.#admitted].map(([what, roles]) => `${what} as ${[...roles].toSorted().join(', ')}`);
  }

  #addRow(operation: string, record: VerdictRecord): void {
    const { id, role, expected, verdict } = record;
    const key = `${operation} ${role}`;
    const before = this.#rows.get(key);
    const speaks = !before || id < before.id;
    const deviation = /^(over|wrong)-/.test(verdict) ? record : undefined;
    this.#rows.set(key, {
      operation,
      role,
      allowed: speaks ? expected.outcome !== 'refused' : before.allowed,
      decision: speaks ? expected.decision : before.decision,
      expected: speaks ? expected : before.expected,
      proof: better(before?.proof, proofOf(record)),
      others: { own: undefined, networks: undefined },
      deviation: speaks ? (deviation ?? before?.deviation) : (before.deviation ?? deviation),
      id: speaks ? id : before.id,
    });
  }

  #admit(operation: string, record: VerdictRecord): void {
    const { axes, accepted, role, code } = record;
    const point = Object.entries(axes).flatMap(([axis, value]) => (axis === 'case' ? [] : [`${axis}=${value}`]));
    const done = code === 'written-although-refused' ? ', and done all the same' : '';
    const reason = accepted === null ? '' : ` (accepted: ${markdownText(accepted.reason)})`;
    const what = `${operation} · ${markdownCode(point.join(' '))} is ${observedWords(record)}${done}${reason}`;
    const roles = this.#admitted.get(what) ?? new Set();
    this.#admitted.set(what, roles.add(markdownCode(role)));
  }

  #note(key: string, record: VerdictRecord): void {
    this.#others.set(key, better(this.#others.get(key), proofOf(record)));
  }
}

function nameOf({ operation, axes }: VerdictRecord): string {
  const name = axes['case'];
  return markdownCode(operation) + (name === undefined ? '' : ` case ${markdownCode(name)}`);
}

function proofOf({ proven, provable }: VerdictRecord): Proof {
  if (proven) return 'proven';
  return provable ? 'not proven' : 'not provable';
}

function better(left: Proof | undefined, right: Proof): Proof {
  const order: readonly Proof[] = ['proven', 'not proven', 'not provable'];
  return left !== undefined && order.indexOf(left) < order.indexOf(right) ? left : right;
}

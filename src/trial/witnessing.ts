import diff from 'microdiff';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { PlannedWitness } from '../model/planned-call.ts';
import type { Received, Step } from '../model/step.ts';
import { filling, nobody, type Asking } from './ask.ts';
import { call, succeeded, writer } from './call.ts';

/** A read of a witness: what it said, and the exchange that shows it. */
export interface Reading {
  readonly exchange: string;
  /** `undefined`: it could not be read, or was cut off. */
  readonly state: { readonly value: unknown } | undefined;
  readonly text: string;
  readonly whole: boolean;
}

/** Reads a witness about the resources of an owner. */
export function* readWitness(
  { call: planned }: PlannedWitness,
  {
    plan,
    asking,
    owner,
  }: { readonly plan: OperationPlan; readonly asking: Asking; readonly owner: string | undefined },
): Generator<Step, Reading | undefined, Received> {
  const principal = planned.as ?? owner;
  if (principal === undefined || principal === nobody) return undefined;
  const kept = asking.keptOf?.(owner ?? nobody);
  if (planned.recipe.kept.some((name) => !kept?.has(name))) return undefined;
  const write = writer(plan.write, filling(asking, { owner }));
  const called = yield* call(planned, { about: `witness of ${plan.operation.id}`, principal, write });
  if ('code' in called) return undefined;
  const { id: exchange, answer } = called;
  const text = answer.kind === 'response' ? answer.body : '';
  const whole = answer.kind === 'response' && !answer.truncated;
  const state = whole && succeeded(planned, called) ? { value: valueOf(text) } : undefined;
  return { exchange, state, text, whole };
}

/** JSON pointers at which two states differ. */
export function differences(one: unknown, other: unknown): string[] {
  return diff({ state: one }, { state: other }).map(({ path }) => pointerOf(path.slice(1)));
}

/** The differences that count: not those at, or below, a place that changes by itself. */
export function telling(found: readonly string[], ignored: readonly string[]): string[] {
  const volatile = (pointer: string) => ignored.some((place) => pointer === place || pointer.startsWith(`${place}/`));
  return found.filter((pointer) => !volatile(pointer));
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** RFC 6901 §3. */
function pointerOf(path: readonly (string | number)[]): string {
  return path.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

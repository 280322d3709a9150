import type { Fill } from '../model/fill.ts';
import type { NotSent } from '../model/not-sent.ts';
import type { PlannedCall, Provisioning } from '../model/planned-call.ts';
import type { Recipe } from '../model/recipe.ts';
import type { Received, Step } from '../model/step.ts';
import type { WireRequest } from '../model/wire.ts';
import { answerText, call, keptFrom, succeeded } from './call.ts';
import { secretive } from './secretive.ts';

/** What steps are taken with. */
export interface ProvisionOptions {
  readonly nonce: string;
  readonly write: (recipe: Recipe, fill: Fill) => WireRequest;
  /** The password of a name, which no output shows. */
  readonly secret: (name: string) => string;
}

/** A secret that steps kept: as a cookie of this name where there is one, else as a token. */
export interface Session {
  readonly text: string;
  readonly cookie?: string;
  /** The session id from before the login, where the steps kept one. */
  readonly before?: { readonly text: string; readonly cookie?: string };
  /** All that the steps kept. */
  readonly kept: ReadonlyMap<string, unknown>;
}

/** A principal as its steps made it. */
export interface Provisioned {
  readonly principal: string;
  /** What it proves itself with, or why there is nothing. */
  readonly credential: Session | NotSent;
  /** What the steps kept, secrets left out. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** What removes it again, last step first. */
  readonly undo: () => Generator<Step, void, Received>;
}

/** Takes the steps that make a principal. What they keep as `token` or `cookie` is its credential. */
export function* provision(
  { principal, steps }: Provisioning,
  { nonce, write, secret }: ProvisionOptions,
): Generator<Step, Provisioned, Received> {
  const kept = new Map<string, unknown>();
  const undone: PlannedCall[] = [];
  let serial = 0;
  const fill: Fill = {
    unique: (prefix) => `${prefix}-${nonce}${(serial++).toString(36)}`,
    kept: (name) => kept.get(name),
    owner: () => undefined,
    secret,
  };
  const made = (credential: Provisioned['credential']): Provisioned => ({
    principal,
    credential,
    attributes: Object.fromEntries([...kept].filter(([name]) => !secretive.test(name))),
    undo: () => removed(principal, undone, { write, fill }),
  });
  for (const { call: planned, keep, undo } of steps) {
    if ('code' in planned) return made(failed(principal, planned.supply));
    const called = yield* call(planned, {
      about: `steps of ${principal}`,
      principal: planned.as ?? 'anonymous',
      write: ({ recipe }) => write(recipe, fill),
      marks: { confidential: true },
    });
    if ('code' in called) return made(failed(principal, called.supply));
    if (!succeeded(planned, called))
      return made(failed(principal, `${planned.recipe.id} was ${answerText(called)}: make it work`));
    if (undo) undone.push(undo);
    const found = keptFrom(planned, called, keep);
    for (const [name, value] of found.kept) {
      kept.set(name, value);
      if (typeof value !== 'string' || !secretive.test(name)) continue;
      yield { kind: 'hide', secret: cookieValue(value), name: variable(principal, name) };
    }
    const [absent] = found.absent;
    if (absent !== undefined)
      return made(
        failed(principal, `the answer of ${planned.recipe.id} holds nothing for ${absent}: correct \`keep\``),
      );
  }
  const token = kept.get('token');
  const cookie = kept.get('cookie');
  const before = kept.get('before');
  const earlier = typeof before === 'string' ? { before: cookieIn(before) } : {};
  if (typeof token === 'string') return made({ text: token, kept, ...earlier });
  if (typeof cookie === 'string') return made({ ...cookieIn(cookie), kept, ...earlier });
  return made(failed(principal, 'they keep neither `token` nor `cookie`'));
}

function failed(principal: string, why: string): NotSent {
  return { code: 'no-credential', supply: `steps of ${principal}: ${why}` };
}

function* removed(
  principal: string,
  calls: readonly PlannedCall[],
  { write, fill }: { readonly write: ProvisionOptions['write']; readonly fill: Fill },
): Generator<Step, void, Received> {
  for (const planned of calls.toReversed()) {
    yield* call(planned, {
      about: `undo steps of ${principal}`,
      principal: planned.as ?? 'anonymous',
      write: ({ recipe }) => write(recipe, fill),
      marks: { teardown: true, confidential: true },
    });
  }
}

/** RFC 6265 §4.2: a cookie goes back without its attributes. */
function cookieIn(text: string): { readonly text: string; readonly cookie?: string } {
  const [, name, value] = /^([^=;\s]+)=([^;]*)/.exec(text) ?? [];
  return name === undefined || value === undefined ? { text } : { text: value, cookie: name };
}

/** `name=value; Path=/`: the value is what must not be seen. */
function cookieValue(text: string): string {
  return /^[^=;\s]+=([^;]+);/.exec(text)?.[1] ?? text;
}

function variable(principal: string, name: string): string {
  return `$${principal}_${name}`.toUpperCase().replaceAll(/[^A-Z0-9$]+/g, '_');
}

import type { Cell } from './cells.ts';
import type { Asked, Desk, Seen } from './desk.ts';
import { make, uniqueText, type Made } from './fixtures.ts';
import { recipes, type Recipe } from './recipes.ts';
import { tokenOf } from './token-of.ts';

const office = '127.0.0.2';
const outside = '127.0.0.9';
const neverIssued = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.bm9ib2R5.aXNzdWVkIHRoaXM`;

/** What is seen of each cell: its status, and everything else by which a break may show, in one text. */
export async function observe(desk: Desk, cells: readonly Cell[]): Promise<ReadonlyMap<string, Observation>> {
  const seen = new Map<string, Observation>();
  let kept: Kept | undefined;
  for (const cell of cells) {
    const recipe = recipes[cell.operation] ?? {};
    const owner = ownerFor(cell, recipe);
    const key = `${cell.operation} ${owner}`;
    // What nobody has changed yet serves the next cell, too.
    if (recipe.about && kept?.key !== key) kept = await prepare(desk, { key, about: recipe.about, owner });
    if (!recipe.about) kept = undefined;
    const answer = await desk.ask(...requestOf(cell, recipe, kept?.made));
    const after = kept && (await state(desk, kept.made));
    const changed = kept && after ? keysThatDiffer(kept.before, after) : [];
    seen.set(cell.id, { status: answer.status, all: describe(answer, changed) });
    if (changed.length > 0 || answer.status < 300) kept = undefined;
  }
  return seen;
}

/** What came of one cell. */
export interface Observation {
  readonly status: number;
  readonly all: string;
}

interface Kept {
  readonly key: string;
  readonly made: Made;
  readonly before: Readonly<Record<string, unknown>>;
}

async function prepare(
  desk: Desk,
  { key, about, owner }: { key: string; about: NonNullable<Recipe['about']>; owner: string },
): Promise<Kept> {
  const made = await make(desk, about, owner);
  return { key, made, before: await state(desk, made) };
}

/** `own` is the caller's for whoever owns at all, else a customer's. */
function ownerFor({ principal, axes }: Cell, { about }: Recipe): string {
  const other = principal === 'customer-2' ? 'customer' : 'customer-2';
  if (axes['owner'] === 'other') return other;
  if (about === 'member') return principal;
  return principal === 'customer-2' ? principal : 'customer';
}

function requestOf(cell: Cell, recipe: Recipe, made: Made | undefined): [call: string, asked: Asked] {
  const { operation, principal, axes } = cell;
  const path = operation.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(made?.parameters[name]));
  const query = axes['token'] === 'wrong-place' || axes['token'] === 'two-places';
  const call = `${path}${axes['spelling'] === 'trailing-slash' ? '/' : ''}${query ? `?access_token=${tokenOf(principal)}` : ''}`;
  const body = {
    ...recipe.body,
    ...(recipe.unique !== undefined && { [recipe.unique]: uniqueText() }),
    ...(recipe.names !== undefined && { [recipe.names]: made?.id }),
    ...recipe.cases?.[axes['case'] ?? ''],
  };
  const overridden = axes['spelling'] === 'method-override';
  const sent = overridden ? { text: 'Overridden.' } : recipe.body && body;
  return [call, { headers: headersOf(cell), from: addressOf(cell, recipe), body: sent }];
}

function headersOf({ principal, axes }: Cell): Record<string, string> {
  const nobodys = { empty: '', malformed: '{malformed}', unknown: neverIssued }[axes['token'] ?? ''];
  const scheme = axes['token'] === 'wrong-scheme' ? 'Basic' : 'Bearer';
  const bare = axes['token'] === 'wrong-place' || (principal === 'anonymous' && nobodys === undefined);
  return {
    ...(!bare && { authorization: `${scheme} ${nobodys ?? tokenOf(principal, axes['token'])}` }),
    ...(axes['address'] === 'forged' && { 'x-forwarded-for': office }),
    ...(axes['spelling'] === 'method-override' && { 'x-http-method-override': 'POST' }),
  };
}

function addressOf({ axes }: Cell, recipe: Recipe): string {
  return recipe.office && axes['address'] === undefined ? office : outside;
}

async function state(desk: Desk, { read }: Made): Promise<Readonly<Record<string, unknown>>> {
  if (read === undefined) return {};
  const { status, body } = await desk.ask(read, { as: 'admin' });
  if (status !== 200 || typeof body !== 'object' || body === null) throw new Error(`${read} answered ${status}`);
  return { ...body };
}

function keysThatDiffer(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

/** Everything but ids and names, which differ anyway; of a message, whether it says what no message should. */
function describe({ status, headers, body }: Seen, changed: readonly string[]): string {
  const keys = typeof body === 'object' && body !== null ? Object.keys(body).toSorted() : ['no object'];
  const message = typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : '';
  return JSON.stringify({
    status,
    type: headers['content-type'],
    challenge: headers['www-authenticate'] !== undefined,
    keys,
    leaks: /@|\bat \w+ \(|:\d+/.test(message),
    changed,
  });
}

/** Numbers that look random and come again with the same seed: mulberry32. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}

type Tree = Record<string, unknown> | unknown[];

interface Spot {
  readonly holder: Tree;
  readonly key: string;
}

function spots(tree: unknown, found: Spot[] = []): Spot[] {
  if (typeof tree !== 'object' || tree === null) return found;
  for (const [key, value] of Object.entries(tree)) {
    found.push({ holder: tree as Tree, key });
    spots(value, found);
  }
  return found;
}

const values: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  1.5,
  '',
  ' ',
  'x',
  '*',
  '{}',
  '{',
  '#',
  '/',
  '~',
  '%',
  '%zz',
  '\u0000',
  '\u{1F600}',
  '2026-01-01',
  'constructor',
  '__proto__',
  [],
  {},
  [[]],
  [null],
  { $ref: '#' },
  { $ref: '' },
  { $ref: '#/paths' },
  { $ref: 'gone.yaml#/x' },
  { $ref: 7 },
  { $ref: 'http://127.0.0.1:9/x.yaml' },
  { $ref: '#/%E0%A4%A' },
  [{ $ref: '#/components/schemas/Order' }],
  'POST /orders',
  { type: 'string', pattern: '(' },
  { allOf: [{ $ref: '#/components/schemas/Order' }] },
  { minimum: 'a', enum: 3, required: true, properties: [] },
];

const keys = [
  '$ref',
  'allOf',
  'oneOf',
  'items',
  'properties',
  'type',
  'required',
  'schema',
  'content',
  'parameters',
  'in',
  'post',
  'get',
  'paths',
  'security',
  'operationId',
  'tags',
  'additionalOperations',
  '__proto__',
  'constructor',
  'toString',
  'x-a',
  '',
  'allow',
  'deny',
  'includes',
  'from',
  'cases',
  'openapi',
  'swagger',
  '<<',
  '/orders/{id}',
  '/a{b',
  '/{}',
];

/** Ways to spoil a tree in one spot. */
const spoil: Readonly<Record<string, (dice: Dice, spot: Spot, all: readonly Spot[]) => void>> = {
  delete: (_, { holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
  },
  retype: (dice, { holder, key }) => define(holder, key, structuredClone(dice.pick(values))),
  rename: (dice, { holder, key }) => {
    const value: unknown = Reflect.get(holder, key);
    if (!Array.isArray(holder)) Reflect.deleteProperty(holder, key);
    define(holder, dice.pick(keys), value);
  },
  duplicate: (_, { holder, key }) => {
    const value: unknown = structuredClone(Reflect.get(holder, key));
    if (Array.isArray(holder)) holder.push(value);
    else define(holder, `${key}2`, value);
  },
  move: (dice, { holder, key }, all) => {
    const other = dice.pick(all);
    define(other.holder, other.key, structuredClone(Reflect.get(holder, key)));
  },
  wrap: (dice, { holder, key }) =>
    define(
      holder,
      key,
      dice.pick([(value: unknown) => [value], (value: unknown) => ({ [dice.pick(keys)]: value })])(
        Reflect.get(holder, key),
      ),
    ),
  refer: (dice, { holder, key }) =>
    define(holder, key, { $ref: `#/${[...Array(dice.below(4))].map(() => dice.pick(keys)).join('/')}` }),
  lengthen: (dice, { holder, key }) => define(holder, key, 'x'.repeat(dice.below(5000))),
  deepen: (dice, { holder, key }) => {
    let value: unknown = 1;
    for (let depth = dice.below(600); depth > 0; depth--) value = { items: value };
    define(holder, key, value);
  },
};

function define(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}

/** A copy of a tree, spoiled in one to three spots. */
export function spoiled(tree: unknown, dice: Dice): unknown {
  const copy: unknown = structuredClone(tree);
  for (let times = 1 + dice.below(3); times > 0; times--) {
    const all = spots(copy);
    if (all.length > 0) spoil[dice.pick(Object.keys(spoil))]?.(dice, dice.pick(all), all);
  }
  return copy;
}

const fragments = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ': ',
  '- ',
  '\n',
  '\n\t',
  '\t',
  '"',
  "'",
  '*a',
  '&a ',
  '&a',
  '*b',
  '|',
  '>',
  '---\n',
  '...\n',
  '!!x ',
  '%YAML 1.9\n',
  '#',
  ',',
  '\r',
  '\u0000',
  '\uFEFF',
  '? ',
  '<<: ',
  '  ',
  '                    ',
  '🙂',
  '{{',
  '}}',
  '@',
  '`',
  '0x',
  '1e999',
];

/** A text cut, torn, or with something in it that does not belong there. */
export function torn(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  switch (dice.below(7)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(at);
    case 2:
      return text.slice(0, at) + dice.pick(fragments) + text.slice(at);
    case 3:
      return text.slice(0, at) + text.slice(at + dice.below(40));
    case 4:
      return withLine(text, dice, (line) =>
        dice.pick([
          `  ${line}`,
          line.replace(/^ {2}/, ''),
          line.replace(/^ +/, (blanks) => '\t'.repeat(blanks.length / 2)),
          ` ${line}`,
        ]),
      );
    case 5:
      return withLine(text, dice, (line) => `${line}\n${line}`);
    default:
      return text.slice(0, at) + text.slice(dice.below(text.length), dice.below(text.length)) + text.slice(at);
  }
}

function withLine(text: string, dice: Dice, change: (line: string) => string): string {
  const lines = text.split('\n');
  const at = dice.below(lines.length);
  return lines.with(at, change(lines[at] ?? '')).join('\n');
}

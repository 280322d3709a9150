import { RolecallError } from '../../model/rolecall-error.ts';

/** More than the largest known document has, written out: Stripe’s has 0.3 million. */
const limit = 5_000_000;

/** The value itself; stops where its aliases make it endless or so large that nobody could walk through it. */
export function assertFinite(file: string, value: unknown): unknown {
  const sizes = new Map<object, number | 'open'>();
  const sizeOf = (node: unknown): number => {
    if (typeof node !== 'object' || node === null) return 1;
    const known = sizes.get(node);
    if (known === 'open') throw endless(file, 'an alias stands inside of what it stands for');
    if (known !== undefined) return known;
    sizes.set(node, 'open');
    let size = 1;
    for (const child of Object.values(node)) size += sizeOf(child);
    sizes.set(node, size);
    return size;
  };
  if (sizeOf(value) > limit) throw endless(file, `written out, its aliases have more than ${limit} values`);
  return value;
}

function endless(file: string, what: string): RolecallError {
  return new RolecallError('bad-document', `${file}:1:1 ${what}. Write that part without anchors and aliases`);
}

import type { Recognise } from './caller.ts';
import { introspect, type ActiveToken } from './introspect.ts';
import type { Settings } from './settings.ts';

interface Seen {
  readonly active: ActiveToken;
  readonly atMs: number;
}

/** Recognises opaque tokens by asking the provider every time, unless it is broken. */
export function recogniseOpaque(settings: Settings): Recognise {
  const { isBroken } = settings;
  const believedMs = isBroken('ignores-revocation') ? Infinity : isBroken('revocation-lag') ? 3_000 : 0;
  const seen = new Map<string, Seen>();

  return async (token) => {
    const before = seen.get(token);
    if (before && Date.now() < Math.min(before.active.exp * 1000, before.atMs + believedMs)) return before.active;
    const active = await introspect(token, settings);
    if (active) seen.set(token, { active, atMs: Date.now() });
    if (!active && !before && isBroken('accepts-unknown')) return { sub: null, role: 'editor' };
    return active;
  };
}

import { parseYaml } from '../../parse-yaml.ts';
import { raise } from '../../problem.ts';
import type { Source } from '../../source.ts';
import { validate } from '../../validate.ts';
import { assertFinite } from '../assert-finite.ts';
import { isMapping } from '../record.ts';
import { type OverlayAction, overlayFormat } from './overlay-format.ts';

/** The actions of an overlay file; what is wrong with it stops here, with line and column. */
export function readOverlay(source: Source): readonly OverlayAction[] {
  const place = { file: source.file, pointer: '' };
  const read = validate(overlayFormat, withoutExtensions(assertFinite(source.file, parseYaml(source))), place);
  return read.ok ? read.data.actions : raise(read.problems, source.locate);
}

/** Extensions may stand at the top and in each action; in the update they belong to the document. */
function withoutExtensions(written: unknown): unknown {
  if (!isMapping(written)) return written;
  const { actions, ...rest } = bare(written);
  return {
    ...rest,
    ...(Array.isArray(actions)
      ? { actions: actions.map((action) => (isMapping(action) ? bare(action) : action)) }
      : actions === undefined
        ? {}
        : { actions }),
  };
}

function bare(written: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(written).filter(([key]) => !key.startsWith('x-')));
}

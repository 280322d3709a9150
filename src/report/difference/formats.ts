import type { DifferenceFormat } from '../../model/difference-format.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { terminal } from './terminal.ts';

/** Every format that a difference can be shown in. */
export const differenceFormats = { terminal, markdown, json } satisfies Record<string, DifferenceFormat>;

/** The names for `--format`. */
export type DifferenceFormatName = keyof typeof differenceFormats;

import { problems } from '../problems.ts';
import type { Stage } from '../stages.ts';

/** Lets calls of the office network through. What a header says of the address is not believed. */
export const office: Stage = ({ address, settings }) =>
  settings.office.includes(address.replace(/^::ffff:/, '')) ? undefined : problems.wrongAddress;

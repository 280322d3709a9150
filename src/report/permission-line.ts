import type { VerdictRecord } from '../model/verdict.ts';
import { expectedWords, observedWords } from './cell-words.ts';
import { markdownCode } from './markdown-code.ts';
import { markdownText } from './markdown-text.ts';
import type { Permission } from './permission-table.ts';

/** A permission in one line that says everything by itself: a diff shows it without its surroundings. */
export function permissionLine(permission: Permission): string {
  const { operation, role, proof, deviation } = permission;
  const what = permission.allowed ? `may${conditions(permission)}` : refusal(permission);
  const open = unproven(permission);
  const proofs = open.length === 0 ? proof : `${proof}; not proven: ${open.join(', ')}`;
  return `${operation} · ${markdownCode(role)} ${what} (${deviation ? deviates(deviation) : proofs})`;
}

function conditions({ decision, expected }: Permission): string {
  const { own, otherwise, from, notFrom } = decision ?? {};
  const parts = [];
  if (own) parts.push(`on its own only${otherwise === 'hide' ? ', hidden otherwise' : ''}`);
  if (from) parts.push(`from ${networks(from)}`);
  if (notFrom) parts.push(`not from ${networks(notFrom)}`);
  if (expected.outcome === 'either') parts.push('or may not: both are right');
  return parts.map((part) => `, ${part}`).join('');
}

function refusal({ decision, expected }: Permission): string {
  return `${decision?.access === 'hide' ? 'hidden' : 'refused'}: ${expectedWords({ expected })}`;
}

function networks(names: readonly string[]): string {
  return `${names.length === 1 ? 'network' : 'networks'} ${names.map(markdownCode).join(', ')}`;
}

function unproven({ others: { own, networks: outside } }: Permission): string[] {
  const open = [];
  if (own !== undefined && own !== 'proven') open.push('its own only');
  if (outside !== undefined && outside !== 'proven') open.push('the networks');
  return open;
}

function deviates(record: VerdictRecord): string {
  const done = record.code === 'written-although-refused' ? ', and done all the same' : '';
  const accepted = record.accepted === null ? '' : `; accepted: ${markdownText(record.accepted.reason)}`;
  return `**but is ${observedWords(record)}${done}**${accepted}`;
}

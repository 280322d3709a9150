import type { Vocabulary } from '../../model/vocabulary.ts';
import type { RoleMatrixFile } from '../formats/role-matrix.ts';
import { roleMatrix } from '../formats/role-matrix.ts';
import { keyKind } from '../decisions/rule-key.ts';
import { readFormat } from '../read-format.ts';
import type { Source } from '../source.ts';
import { pointerOf } from '../validate.ts';
import { matrixRule, namesAt } from './matrix-rule.ts';
import type { RoleMatrix } from './role-matrix.ts';

/** Reads a role matrix that is written in YAML. */
export function yamlMatrix(source: Source, vocabulary: Vocabulary): RoleMatrix {
  return roleMatrixFrom(readFormat(source, roleMatrix, { name: 'role-matrix', vocabulary }), source);
}

/** The matrix of a file that keeps to its schema. */
export function roleMatrixFrom(
  written: RoleMatrixFile,
  { file, sha256 }: { readonly file: string; readonly sha256: string },
): RoleMatrix {
  const place = (...path: readonly (string | number)[]) => ({ file, pointer: pointerOf(path) });
  return {
    file,
    sha256,
    roles: new Map(
      Object.entries(written.roles ?? {}).map(([name, role]) => [
        name,
        {
          name,
          place: { ...place('roles', name), on: 'key' },
          includes: namesAt(role.includes, place('roles', name, 'includes')),
          scopes: namesAt(role.scopes, place('roles', name, 'scopes')).map((scope) => scope.name),
        },
      ]),
    ),
    networks: written.networks ?? [],
    rules: Object.entries(written.operations ?? {}).map(([key, rule]) =>
      matrixRule(rule, { key, by: keyKind(key), place: { ...place('operations', key), on: 'key' } }),
    ),
    extension: written.extension,
    unlisted: { access: written.unlisted ?? 'report', place: { ...place('unlisted'), on: 'key' } },
    accept: (written.accept ?? []).map(({ scenario, reason, until }, index) => ({
      name: scenario,
      place: place('accept', index, 'scenario'),
      reason,
      until,
    })),
  };
}

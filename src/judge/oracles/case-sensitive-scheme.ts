import type { Oracle } from '../../model/oracle.ts';
import { partOfToken } from '../../model/part-of-token.ts';

/** RFC 9110 §11.1: the name of an authentication scheme is case-insensitive. */
export const caseSensitiveScheme: Oracle = {
  summary: 'a working token is refused because its scheme is written in lower case (RFC 9110 §11.1)',
  severity: 'info',
  title: 'schemes in lower case are refused',
  remedy: 'compare the name of the scheme without regard to case, as clients may write it either way',
  *look({ all, settled, exchanges }) {
    for (const { cell, response } of all) {
      if (partOfToken(cell.at.token).state !== 'lower-case-scheme') continue;
      const twin = settled.cells.find(
        ({ at, axes }) => at.principal === cell.principal && at.token === 'valid' && Object.keys(axes).length === 0,
      );
      const control = twin?.exchanges.at(-1);
      const answer = control === undefined ? undefined : exchanges.get(control)?.answer;
      if (answer?.kind !== 'response' || answer.status >= 300) continue;
      yield {
        cell: cell.id,
        evidence: `${response.status} with the scheme in lower case, ${answer.status} as usual`,
        ...(control !== undefined && { against: control }),
      };
    }
  },
};

import type { Oracle } from '../../model/oracle.ts';

/** A refusal that says success: clients, caches and monitors take it for one. RFC 9110 §15.3. */
export const softDenial: Oracle = {
  summary: 'a refusal comes as 2xx, with an error in the body or a page in place of JSON (RFC 9110 §15.3)',
  severity: 'medium',
  title: 'refusals come as success',
  remedy:
    'answer with the status of the refusal, 401, 403 or 404: whoever looks at the status alone takes this for success',
  *look({ all }) {
    for (const { cell, exchange, response } of all) {
      const { status } = response;
      // A status that the contract takes for a refusal was chosen, not overlooked.
      if (status < 200 || status > 299 || cell.expected.statuses.includes(status)) continue;
      const page = exchange.notes.includes('html-for-json');
      const body = page ? 'an HTML page where the document promises JSON' : 'the body of an error';
      yield { cell: cell.id, evidence: `${status} with ${body}` };
    }
  },
};

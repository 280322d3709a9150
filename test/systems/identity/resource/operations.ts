import { roles, type Role } from '../identity.ts';
import type { Answer } from './answer.ts';

/** The type of a property, or the values that it may have. */
export type PropertyType = 'text' | 'boolean' | readonly string[];

/** Something that roles may do. */
export interface Operation {
  readonly may: readonly Role[];
  /** The properties of its body, all of them required. */
  readonly needs: Readonly<Record<string, PropertyType>>;
  readonly handle: (body: Readonly<Record<string, unknown>>, parameters: Readonly<Record<string, string>>) => Answer;
}

const writers: readonly Role[] = ['editor', 'admin'];
const articles = new Set(['a1']);
let made = 1;

/** What can be done, by path; each with POST. */
export const operations: Readonly<Record<string, Operation>> = {
  '/articles': {
    may: writers,
    needs: { title: 'text', text: 'text' },
    handle: (body) => {
      const created = create('a', body);
      articles.add(created.id);
      return { status: 201, body: created };
    },
  },
  '/articles/:articleId/comments': {
    may: roles,
    needs: { text: 'text' },
    handle: (body, { articleId = '' }) =>
      articles.has(articleId)
        ? { status: 201, body: create('c', { articleId, ...body }) }
        : { status: 404, body: { error: 'not_found' } },
  },
  '/drafts': { may: writers, needs: { title: 'text' }, handle: (body) => ({ status: 201, body: create('d', body) }) },
  '/users': {
    may: ['admin'],
    needs: { name: 'text', role: roles },
    handle: (body) => ({ status: 201, body: create('u', body) }),
  },
  '/settings': {
    may: ['admin'],
    needs: { theme: ['light', 'dark'], notifications: 'boolean' },
    handle: (body) => ({ status: 200, body }),
  },
  '/search': {
    may: roles,
    needs: { query: 'text' },
    handle: ({ query }) => ({ status: 200, body: { query, found: [] } }),
  },
};

function create(prefix: string, body: Readonly<Record<string, unknown>>) {
  made += 1;
  return { id: `${prefix}${made}`, ...body };
}

import type { Answer } from './answer.ts';
import { isRole, roles, type Role } from './role.ts';

/** An operation of the API, below whichever prefix. */
export interface Operation {
  readonly path: string;
  readonly may: readonly Role[];
  /** The fields of its body, each with what it must be. */
  readonly needs: Readonly<Record<string, (value: unknown) => boolean>>;
  readonly handle: (body: Readonly<Record<string, unknown>>, parameters: Readonly<Record<string, string>>) => Answer;
}

const writers = ['writer', 'owner'] as const;
const posts = new Map([['p1', { id: 'p1', title: 'First light', text: 'It works.' }]]);
let made = 1;

/** All of them; each is a POST. */
export const operations: readonly Operation[] = [
  {
    path: '/posts',
    may: writers,
    needs: { title: isText, text: isText },
    handle: ({ title, text }) => {
      const post = { id: nextId('p'), title: String(title), text: String(text) };
      posts.set(post.id, post);
      return { status: 201, body: post };
    },
  },
  {
    path: '/posts/:postId/replies',
    may: roles,
    needs: { text: isText },
    handle: ({ text }, { postId = '' }) =>
      posts.has(postId)
        ? { status: 201, body: { id: nextId('r'), postId, text } }
        : { status: 404, body: { error: 'not_found' } },
  },
  {
    path: '/tags',
    may: writers,
    needs: { name: isText },
    handle: ({ name }) => ({ status: 201, body: { id: nextId('t'), name } }),
  },
  {
    path: '/members',
    may: ['owner'],
    needs: { name: isText, role: isRole },
    handle: ({ name, role }) => ({ status: 201, body: { id: nextId('m'), name, role } }),
  },
  {
    path: '/search',
    may: roles,
    needs: { query: isText },
    handle: ({ query }) => {
      const found = [...posts.values()].filter(({ title }) => title.includes(String(query)));
      return { status: 200, body: { found: found.slice(0, 10) } };
    },
  },
];

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function nextId(prefix: string): string {
  made += 1;
  return `${prefix}${made}`;
}

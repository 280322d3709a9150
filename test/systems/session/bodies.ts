/** A good body for each operation of the API. */
export const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '/posts': { title: 'Second light', text: 'It still works.' },
  '/posts/p1/replies': { text: 'Well done.' },
  '/tags': { name: 'light' },
  '/members': { name: 'bob', role: 'reader' },
  '/search': { query: 'light' },
};

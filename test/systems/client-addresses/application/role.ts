/** Who may call the application. */
export const roles = ['viewer', 'admin'] as const;

/** One of them. */
export type Role = (typeof roles)[number];

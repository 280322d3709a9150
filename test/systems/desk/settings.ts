/** What the environment of the process says. */
export interface Settings {
  /** DESK_KEY: signs tokens. */
  readonly key: string;
  /** DESK_OFFICE: addresses of the office network. */
  readonly office: readonly string[];
  /** DESK_QUOTA: projects, and API keys, that one member may have at a time. */
  readonly quota: number;
  /** DESK_LOGINS: log-ins from one address in a minute. */
  readonly logins: number;
}

/** Reads the settings; only the key has no default. */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
  const key = environment['DESK_KEY'] ?? '';
  if (key.length < 32) throw new Error('DESK_KEY must hold the key that signs tokens, of 32 characters or more');
  return {
    key,
    office: (environment['DESK_OFFICE'] ?? '127.0.0.2').split(','),
    quota: Number(environment['DESK_QUOTA'] ?? 2000),
    logins: Number(environment['DESK_LOGINS'] ?? 600),
  };
}

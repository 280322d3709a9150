import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { postgresPrograms } from './postgres-programs.ts';

/** One token of each kind that was good until an hour ago. */
const tokens = {
  expiredPat: 'user:expiredpat0000000000000000',
  expiredAdminToken: '*:*.expiredadmintoken0000000000',
  expiredClientToken: 'default:development.expiredbackendtoken00',
  expiredFrontendToken: 'default:development.expiredfrontendtoken0',
};

/** Puts them where Unleash keeps its tokens: over its API none can be made that has expired already. */
export async function expiredTokens(databaseUrl: string): Promise<typeof tokens> {
  const apiTokens = [
    `('${tokens.expiredAdminToken}', 'admin', '*')`,
    `('${tokens.expiredClientToken}', 'client', 'development')`,
    `('${tokens.expiredFrontendToken}', 'frontend', 'development')`,
  ];
  const statements = [
    `insert into personal_access_tokens (secret, description, user_id, expires_at)
      select '${tokens.expiredPat}', 'expired', min(id), now() - interval '1 hour' from users`,
    `insert into api_tokens (secret, type, environment, username, token_name, expires_at)
      select *, 'expired', 'expired', now() - interval '1 hour' from (values ${apiTokens.join(', ')}) as expired`,
    `insert into api_token_project select secret, 'default' from api_tokens
      where username = 'expired' and environment = 'development'`,
  ];
  await promisify(execFile)(join(postgresPrograms, 'psql'), [
    databaseUrl,
    '--quiet',
    '--set=ON_ERROR_STOP=1',
    ...statements.map((statement) => `--command=${statement}`),
  ]);
  return tokens;
}

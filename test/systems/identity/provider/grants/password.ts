import { errors, type GrantExchange, type Provider } from '../oidc-provider.ts';
import { issue } from './issue.ts';

/** Registers the resource owner password credentials grant, RFC 6749 §4.3. */
export function registerPassword(provider: Provider, passwords: Readonly<Record<string, string>>): void {
  const handle = async (exchange: GrantExchange) => {
    const { username = '', password } = exchange.oidc.params;
    if (password === undefined || passwords[username] !== password) throw new errors.InvalidGrant('unknown');
    await issue(provider, exchange, { gty: 'password', subject: username, refreshable: true });
  };
  provider.registerGrantType('password', handle, ['username', 'password', 'scope', 'resource']);
}

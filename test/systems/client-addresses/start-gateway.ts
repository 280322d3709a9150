import type { StartedApplication } from './application/start-application.ts';
import type { GatewayVariant } from './gateway.ts';
import type { StartedVariant } from './started-variant.ts';
import { startConfigured, type Place } from './start-configured.ts';

/** What a gateway is configured for. */
export interface GatewaySettings extends Place {
  readonly variant: GatewayVariant;
  /** The host and port of the application, such as `127.0.0.1:4021`. */
  readonly application: string;
}

interface Run {
  readonly configure: (settings: GatewaySettings) => string;
  readonly command: (configurationPath: string, place: Place) => readonly string[];
}

/** How a program is started as a gateway, whatever the variant. */
export function startGateway({ configure, command }: Run) {
  return async (
    variant: GatewayVariant,
    { application }: { readonly application: StartedApplication },
  ): Promise<StartedVariant> => {
    const { host } = new URL(application.url);
    const started = await startConfigured({
      configure: (place) => configure({ ...place, variant, application: host }),
      command,
    });
    return {
      url: `http://127.0.0.1:${started.port}`,
      ...(variant.ipv6 && { ipv6Url: `http://[::1]:${started.port}` }),
      [Symbol.asyncDispose]: () => started[Symbol.asyncDispose](),
    };
  };
}

import type { RunLine } from '../model/journal.ts';
import { ciServices } from './ci-services.ts';
import { plainUrl } from './plain-url.ts';

type Started = NonNullable<NonNullable<RunLine['by']>['ci']>;

/** Which CI service started the process, as its variables say; no others are read. `undefined`: none did. */
export function startedBy(variables: Readonly<Record<string, string | undefined>>): Started | undefined {
  const service = ciServices.find(({ says }) => !['', 'false', undefined].includes(variables[says]));
  if (!service) return undefined;
  const said = (template: string | undefined) => template && filled(template, variables);
  const address = said(service.url);
  const url = address && plainUrl(address);
  const [job, commit, ref] = [said(service.job), said(service.commit), said(service.ref)];
  return {
    name: service.name,
    ...(url && { url }),
    ...(job && { job }),
    ...(commit && { commit }),
    ...(ref && { ref }),
  };
}

/** `undefined`: one of its variables is not set. */
function filled(template: string, variables: Readonly<Record<string, string | undefined>>): string | undefined {
  let isWhole = true;
  const text = template.replaceAll(/\$([A-Z][A-Z\d_]*)/g, (_, name: string) => {
    const value = variables[name];
    isWhole &&= Boolean(value);
    return value ?? '';
  });
  return isWhole ? text : undefined;
}

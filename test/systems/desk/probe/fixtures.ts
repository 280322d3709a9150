import type { Desk } from './desk.ts';
import type { Recipe } from './recipes.ts';

/** A resource that was made for a call: how its id goes into the call, and where its state is read. */
export interface Made {
  readonly id: unknown;
  readonly read: string | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
}

let names = 0;

/** A text that no other call has. */
export function uniqueText(): string {
  names += 1;
  return `name-${names}`;
}

/** Makes what a recipe is about, with a project of its own. */
export async function make(desk: Desk, about: NonNullable<Recipe['about']>, owner: string): Promise<Made> {
  if (about === 'member') return { id: owner, read: undefined, parameters: {} };
  const projectId = await idOf(desk, 'POST /projects', { as: 'manager', body: { name: uniqueText() } });
  if (about === 'project') return { id: projectId, read: `GET /projects/${projectId}`, parameters: { projectId } };
  if (about === 'ticket') {
    const ticket = { as: owner, body: { subject: 'The tea is cold' } };
    const ticketId = await idOf(desk, `POST /projects/${projectId}/tickets`, ticket);
    return { id: ticketId, read: `GET /tickets/${ticketId}`, parameters: { ticketId } };
  }
  const invoice = { as: 'manager', body: { amount: 100, currency: 'EUR' } };
  const invoiceId = await idOf(desk, `POST /projects/${projectId}/invoices`, invoice);
  if (about === 'payment') await idOf(desk, `POST /invoices/${invoiceId}/pay`, { as: 'manager' });
  return { id: invoiceId, read: `GET /invoices/${invoiceId}`, parameters: { invoiceId } };
}

async function idOf(desk: Desk, call: string, asked: Parameters<Desk['ask']>[1]): Promise<number> {
  const { status, body } = await desk.ask(call, asked);
  if (status > 299 || typeof body !== 'object' || body === null || !('id' in body))
    throw new Error(`${call} answered ${status} ${JSON.stringify(body)}`);
  return Number(body.id);
}

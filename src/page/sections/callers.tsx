import type { AuditOverview } from '../../model/audit-data.ts';
import { cellText } from '../data/cell-text.ts';
import { Table } from '../parts/table.tsx';

/** Who called, and from where. */
export function Callers({ run: { principals, addresses = [] } }: Pick<AuditOverview, 'run'>) {
  const callers = principals.map(({ name, role, roles, credential, verify }) => ({
    key: name,
    cells: [
      cellText(name),
      cellText([...new Set([role, ...roles])].join(', ')),
      credential,
      verify ? 'by a read of its own' : 'by its operations',
    ],
  }));
  const places = addresses.map(({ name, via, ip }) => ({
    key: name,
    cells: [cellText(name), cellText(ip ?? 'whichever the system chooses'), cellText(via)],
  }));
  return (
    <>
      <Table title="Principals" heads={['Principal', 'Roles', 'Credential', 'Verified']} rows={callers} />
      <Table title="Client addresses" heads={['Address', 'IP', 'How the target comes to see it']} rows={places} />
    </>
  );
}

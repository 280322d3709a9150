import type { AuditOverview } from '../../model/audit-data.ts';
import { cellText } from '../data/cell-text.ts';

/** Who called, and from where. */
export function Callers({ run: { principals, addresses = [] } }: Pick<AuditOverview, 'run'>) {
  return (
    <>
      <h3>Principals</h3>
      <div class="scroll">
        <table class="list">
          <thead>
            <tr>
              <th scope="col">Principal</th>
              <th scope="col">Roles</th>
              <th scope="col">Credential</th>
              <th scope="col">Verified</th>
            </tr>
          </thead>
          <tbody>
            {principals.map(({ name, role, roles, credential, verify }) => (
              <tr key={name}>
                <td>{cellText(name)}</td>
                <td>{cellText([...new Set([role, ...roles])].join(', '))}</td>
                <td>{credential}</td>
                <td>{verify ? 'by a read of its own' : 'by its operations'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {addresses.length > 0 && (
        <>
          <h3>Client addresses</h3>
          <div class="scroll">
            <table class="list">
              <thead>
                <tr>
                  <th scope="col">Address</th>
                  <th scope="col">IP</th>
                  <th scope="col">How the target comes to see it</th>
                </tr>
              </thead>
              <tbody>
                {addresses.map(({ name, via, ip }) => (
                  <tr key={name}>
                    <td>{cellText(name)}</td>
                    <td>{cellText(ip ?? 'whichever the system chooses')}</td>
                    <td>{cellText(via)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}

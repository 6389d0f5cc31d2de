/** Who may what: the one table of rights, as the program judges by it. */
import { PERMISSIONS, RIGHTS, whoMay } from '#shared/access/permissions';
import { ADMIN as W } from '../../text/admin';

export function RightsPanel() {
  return (
    <section className="rd-card" aria-label={W.rights}>
      <table className="rd-plain-table">
        <caption>{W.rightsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{W.right}</th>
            <th scope="col">{W.mayBy}</th>
          </tr>
        </thead>
        <tbody>
          {PERMISSIONS.map((permission) => (
            <tr key={permission}>
              <th scope="row" style={{ whiteSpace: 'nowrap' }}>
                {RIGHTS[permission].name}
              </th>
              <td>{whoMay(permission)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

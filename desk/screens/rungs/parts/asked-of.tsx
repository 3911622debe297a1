/** For whoever leads: whose answer is waited for, and who is late. */
import type { ApprovalCounts } from '../../../../contract/approvals.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'

export function AskedOf({ asked: { people } }: { asked: ApprovalCounts }) {
  const { approvals: say } = useWorld().words
  const { short } = useTimes()
  return (
    <section className="rungs-part" aria-labelledby="asked-of">
      <h2 id="asked-of">{say.all}</h2>
      {people.length === 0 ? (
        <p>{say.allEmpty}</p>
      ) : (
        <div className="rungs-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{say.person}</th>
                <th scope="col">{say.waiting}</th>
                <th scope="col">{say.first}</th>
              </tr>
            </thead>
            <tbody>
              {people.map(({ name, waiting, late, firstDueAt }) => (
                <tr key={name}>
                  <th scope="row" dir="auto">
                    {name}
                  </th>
                  <td>
                    {waiting}{' '}
                    {late > 0 && (
                      <span className="chip">
                        <Icon sign="warn" size={10} /> {say.isLate(late)}
                      </span>
                    )}
                  </td>
                  <td>{short(firstDueAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

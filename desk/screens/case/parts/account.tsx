import type { CustomerView } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import { moneyWords } from '../../../../contract/words/money.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'
import { monthsOf, unusedMonths } from './usage.ts'

type AccountOf = CustomerView['accounts'][number]

const MONTHS = 6
const WORTH_SAYING = 2

/** The usage table is folded where it would push what was promised out of sight. */
const HAS_ROOM = window.matchMedia('(min-height: 68rem)').matches

export function Account({ account }: { account: AccountOf }) {
  const { words } = useWorld()
  return (
    <section className="account" aria-label={words.now.account(account.number)}>
      <h3>{words.now.account(account.number)}</h3>
      <ul className="services">
        {account.services.map(service => (
          <ServiceLine key={service.id} service={service} />
        ))}
      </ul>
      <UsageTable account={account} />
    </section>
  )
}

function ServiceLine({ service }: { service: AccountOf['services'][number] }) {
  const { words } = useWorld()
  const times = useTimes()
  const unused = unusedMonths(service)
  return (
    <li>
      <p>
        <strong>{service.plan}</strong> <span className="soft">{service.kind}</span>
        <span className="service-price">
          {service.monthly} <span className="soft">{words.now.perMonth}</span>
        </span>
      </p>
      <p className="soft">
        <span className="break">{service.identifier}</span> ·{' '}
        {words.now.serviceSince(times.dateOf(service.since))}
        {service.state !== 'active' && <strong className="warn"> · {service.state}</strong>}
      </p>
      <PlannedCut service={service} />
      {unused >= WORTH_SAYING && (
        <p className="warn">
          <Icon sign="warn" size={13} /> {words.now.unused(unused)}
        </p>
      )}
    </li>
  )
}

/** A cut needs notice (domain/account/rules.ts): where none was sent, it stands here before anybody carries it out. */
function PlannedCut({ service: { cutPlannedOn, cutNoticeOn } }: { service: AccountOf['services'][number] }) {
  const { bills } = useWordsOf(moneyWords)
  const times = useTimes()
  if (cutPlannedOn == null) return null
  return (
    <p className="warn">
      <Icon sign="warn" size={13} /> {bills.cut(times.dateOf(cutPlannedOn))}{' '}
      {cutNoticeOn == null ? bills.noNotice : bills.notice(times.dateOf(cutNoticeOn))}
    </p>
  )
}

function UsageTable({ account }: { account: AccountOf }) {
  const { words } = useWorld()
  const { bills: says, catalogue } = useWordsOf(moneyWords)
  const kinds: Readonly<Record<string, string>> = catalogue.kinds
  const times = useTimes()
  const months = monthsOf(account, MONTHS)
  if (months.length === 0) return null
  return (
    <details className="usage-fold" open={HAS_ROOM}>
      <summary>{words.now.usage}</summary>
      <table className="usage">
        <caption className="hidden">{words.now.usage}</caption>
        <thead>
          <tr>
            <th scope="col">{words.now.month}</th>
            <th scope="col">{words.now.used}</th>
            <th scope="col">{words.now.billed}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(month => (
            <tr key={month.month}>
              <th scope="row">{times.monthOf(month.month)}</th>
              <td>
                {month.uses.map(use => (
                  <span key={use.kind} className="use">
                    <meter min={0} max={1} value={use.share} aria-hidden="true" />
                    {times.number(use.quantity)} {use.unit}
                  </span>
                ))}
              </td>
              <td>
                {month.bills.map(bill => (
                  <span key={bill.number} className="bill">
                    {bill.total}{' '}
                    <span
                      className={bill.state === 'paid' || bill.isDisputed === true ? 'soft' : 'warn'}
                      title={words.now.dueOn(times.dateOf(bill.dueOn))}
                    >
                      {bill.isDisputed === true ? says.disputed : bill.state}
                    </span>
                    {(bill.lines ?? []).map(line => (
                      <span key={`${line.reference} ${line.amount}`} className="soft bill-line">
                        {says.line(kinds[line.kind] ?? line.kind, line.amount, line.reference)}
                      </span>
                    ))}
                    {(bill.lines ?? []).length > 0 && bill.left !== undefined && (
                      <span className="bill-line">{says.left(bill.left)}</span>
                    )}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

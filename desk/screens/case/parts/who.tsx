import { Link } from '@tanstack/react-router'
import type { CaseView } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Addresses } from '../../../parts/addresses.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Links } from '../../../parts/links.tsx'
import { Name } from '../../../parts/name.tsx'
import { useTimes } from '../../../when.tsx'
import { Account } from './account.tsx'

export function Who({ view: { customer, wait, summary } }: { view: CaseView }) {
  const { words } = useWorld()
  const times = useTimes()
  const otherCases = customer.otherCases.slice(0, 6)
  // They know when they are called: no wait was told beside it.
  const isLater = (summary.entry?.callback?.nextAt ?? null) !== null
  return (
    <section className="rail-part" aria-labelledby="who-title">
      <h2 id="who-title" tabIndex={-1}>
        {words.now.who}
      </h2>
      <p className="who-name">
        <Link to="/customer/$customerId" params={{ customerId: customer.id }} search={{}}>
          <Name>{customer.name}</Name>
        </Link>
      </p>
      <p className="who-facts">
        <span className={customer.isVerified ? 'good' : 'warn'}>
          <Icon sign={customer.isVerified ? 'check' : 'warn'} size={13} />{' '}
          {customer.isVerified ? words.now.verified : words.now.notVerified}
        </span>
        <span className="soft">{words.now.since(times.date(customer.since))}</span>
      </p>
      {wait && !isLater && (
        <p className="hint">
          {words.now.waitTold}: {wait.sentence}
        </p>
      )}
      {wait?.busier && (
        <details className="hint">
          <summary>{words.line.busier.says}</summary>
          {words.line.busier.figures(wait.busier.now, wait.busier.usualMost, wait.busier.weeks)}
        </details>
      )}
      <Addresses of={customer} />
      <Links links={customer.links} />
      {customer.accounts.length === 0 && <p className="hint">{words.now.noAccounts}</p>}
      {customer.accounts.map(account => (
        <Account key={account.number} account={account} />
      ))}
      {otherCases.length > 0 && (
        <>
          <h3>{words.now.otherCases}</h3>
          <ul className="other-cases">
            {otherCases.map(other => (
              <li key={other.id}>
                <Link to="/case/$caseId" params={{ caseId: other.id }} search={{}}>
                  {other.reference}
                </Link>{' '}
                <span className="soft">
                  {words.status[other.status]} · {times.short(other.openedAt)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

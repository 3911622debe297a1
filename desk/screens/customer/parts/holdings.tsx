import type { CustomerView } from '../../../../contract/desk.ts'
import { callWords } from '../../../../contract/words/calls.ts'
import { useWords, useWordsOf } from '../../../choices.tsx'
import { useTimes } from '../../../when.tsx'

type AccountOf = CustomerView['accounts'][number]

export function Holdings({ accounts }: { accounts: readonly AccountOf[] }) {
  const words = useWordsOf(callWords)
  const desk = useWords()
  return (
    <section className="customer-part" aria-labelledby="accounts-title">
      <h3 id="accounts-title">{words.accounts}</h3>
      {accounts.length === 0 && <p className="hint">{desk.now.noAccounts}</p>}
      {accounts.map(account => (
        <Account key={account.number} account={account} />
      ))}
    </section>
  )
}

function Account({ account }: { account: AccountOf }) {
  const words = useWordsOf(callWords)
  const desk = useWords()
  const times = useTimes()
  return (
    <section className="account">
      <h4>{desk.now.account(account.number)}</h4>
      <ul className="services">
        {account.services.map(service => (
          <li key={service.id}>
            <p>
              <strong>{service.plan}</strong> <span className="soft">{service.kind}</span>
              <span className="service-price">
                {service.monthly} <span className="soft">{desk.now.perMonth}</span>
              </span>
            </p>
            <p className="soft">
              <span className="break">{service.identifier}</span> ·{' '}
              {desk.now.serviceSince(times.dateOf(service.since))}
              {service.state !== 'active' && <strong className="warn"> · {service.state}</strong>}
            </p>
          </li>
        ))}
      </ul>
      {account.bills.length > 0 && (
        <>
          <h5>{words.bills}</h5>
          <ul className="customer-bills">
            {account.bills.map(bill => (
              <li key={bill.number}>
                <span>
                  {times.dateOf(bill.issuedOn)} <span className="soft break">{bill.number}</span>
                </span>
                <span>
                  {bill.total}{' '}
                  <span className={bill.state === 'paid' ? 'soft' : 'warn'}>
                    {bill.state}
                    {bill.state !== 'paid' && ` · ${words.due(times.dateOf(bill.dueOn))}`}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** A customer's own page: who they are, their cases, what they have with us, where else they are known. */
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { callWords } from '../../../contract/words/calls.ts'
import type { CustomerPage } from '../../../contract/calls.ts'
import { useWords, useWordsOf } from '../../choices.tsx'
import { Addresses } from '../../parts/addresses.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Late } from '../../parts/late.tsx'
import { Links } from '../../parts/links.tsx'
import { Name } from '../../parts/name.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { useTimes } from '../../when.tsx'
import { useCustomerData } from './data.ts'
import { Holdings } from './parts/holdings.tsx'
import { TheirCases } from './parts/their-cases.tsx'

export function CustomerScreen() {
  const { customerId } = useParams({ from: '/desk/customer/$customerId' })
  const { from, at } = useSearch({ from: '/desk/customer/$customerId' })
  const words = useWordsOf(callWords)
  const desk = useWords()
  const { page, failure, calling } = useCustomerData(customerId, from)
  const call = { customerId, ...(from === undefined ? {} : { from }), ...(at === undefined ? {} : { at }) }
  return (
    <Page
      title={words.customer}
      actions={
        page && (
          <Link to="/call" search={call} className="button button-main">
            <Icon sign="call" /> {words.logCall}
          </Link>
        )
      }
    >
      {calling !== null && (
        <p className="said said-calm" role="status">
          <Icon sign="call" /> <span>{words.theyCall(calling)}</span>
        </p>
      )}
      {page ? (
        <div className="customer">
          <Who page={page} />
          <TheirCases cases={page.cases} />
          <Holdings accounts={page.customer.accounts} />
        </div>
      ) : failure ? (
        <Sentence failure={failure} />
      ) : (
        <Late text={desk.story.loading} />
      )}
    </Page>
  )
}

function Who({ page: { customer } }: { page: CustomerPage }) {
  const words = useWordsOf(callWords)
  const desk = useWords()
  const times = useTimes()
  return (
    <section className="customer-part" aria-labelledby="customer-name">
      <h3 id="customer-name" className="customer-name">
        <Name>{customer.name}</Name>
      </h3>
      <p className="soft">
        {customer.externalId != null && (
          <span className="break">{words.externalId(customer.externalId)} · </span>
        )}
        {desk.now.since(times.date(customer.since))}
      </p>
      <h4>{words.reach}</h4>
      {customer.addresses.length === 0 ? (
        <p className="hint">{words.noReach}</p>
      ) : (
        <Addresses of={customer} />
      )}
      <Links links={customer.links} />
      <p className="hint">{words.looked}</p>
    </section>
  )
}

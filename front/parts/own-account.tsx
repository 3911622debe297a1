/** "Your account": what the customer has and used, what is left to pay, and what was ordered. Folded: it is not what they came for. */
import { useRef } from 'preact/hooks'
import type { CaseForCustomer } from '../../contract/case.ts'
import type { OwnBill, OwnOrder, OwnService } from '../../contract/own-account.ts'
import type { OwnAccountWords } from '../../contract/words/own-account-en.ts'
import { ownAccountWords } from '../../contract/words/own-account.ts'
import { useSpeech } from '../speech.tsx'
import { UnusedService } from './unused-service.tsx'

export interface OwnAccountProps {
  readonly state: CaseForCustomer
  readonly caseHref: string
}

export function OwnAccount({ state: { account }, caseHref }: OwnAccountProps) {
  const { language } = useSpeech()
  const say = ownAccountWords[language]
  const wasOpen = useRef(false)
  if (!account) return null
  const wantsALook = account.accounts.some(({ services, bills }) =>
    [...services.map(({ cut, unused }) => cut ?? unused), ...bills.map(isDisputed)].some(Boolean),
  )
  // What is put right while they look at it stays in sight, on the bill where it stands now.
  wasOpen.current ||= wantsALook
  return (
    <section class="own-account" id="own-account" aria-labelledby="own-account-title">
      <h2 id="own-account-title">{say.title}</h2>
      {account.accounts.map(({ number, services, bills }) => (
        <details key={number} open={wasOpen.current}>
          <summary>{say.number(number)}</summary>
          <h3>{say.services}</h3>
          <ul class="plain">
            {services.map(service => (
              <Service key={service.id} service={service} caseHref={caseHref} say={say} />
            ))}
          </ul>
          <h3>{say.bills}</h3>
          {bills.length === 0 && <p class="soft">{say.noBills}</p>}
          <ul class="plain">
            {bills.map(bill => (
              <Bill key={bill.number} bill={bill} say={say} />
            ))}
          </ul>
        </details>
      ))}
      {account.orders.length > 0 && <h3>{say.orders}</h3>}
      <ul class="plain">
        {account.orders.map(order => (
          <Order key={order.id} order={order} say={say} />
        ))}
      </ul>
    </section>
  )
}

const isDisputed = ({ state }: OwnBill) => state === 'disputed'

/** A day of the books, at noon: the same day wherever it is told. */
export function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`)
}

interface Saying {
  readonly say: OwnAccountWords
}

function Service({
  service,
  caseHref,
  say,
}: Saying & { readonly service: OwnService; readonly caseHref: string }) {
  const { tell } = useSpeech()
  const { plan, identifier, monthly, state, endsOn, cut } = service
  return (
    <li class="own-service">
      <p>
        <strong>{plan}</strong> <bdi>{identifier}</bdi>
      </p>
      <p class="soft">
        {say.monthly(monthly)} · {say.states[state]}
        {endsOn !== null && state !== 'ended' && ` · ${say.endsOn(tell.date(noonOf(endsOn)))}`}
      </p>
      {cut !== null && (
        <div class="own-cut">
          <p>
            <strong>{say.cut(tell.date(noonOf(cut.on)))}</strong>
          </p>
          <p>{cut.noticeOn === null ? say.noNotice : say.notice(tell.date(noonOf(cut.noticeOn)))}</p>
          <p>
            <a href="#words">{say.cutHow}</a>
          </p>
        </div>
      )}
      <UnusedService service={service} caseHref={caseHref} />
      <Months service={service} say={say} />
    </li>
  )
}

function Months({ service: { months, monthly, plan }, say }: Saying & { readonly service: OwnService }) {
  const { language, tell } = useSpeech()
  if (months.length === 0) return null
  const monthName = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return (
    <table class="own-use">
      <caption class="out-of-sight">{`${plan}: ${say.use}`}</caption>
      <thead>
        <tr>
          <th scope="col">{say.month}</th>
          <th scope="col">{say.used}</th>
          <th scope="col">{say.pay}</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, used }) => (
          <tr key={month}>
            <th scope="row">{monthName.format(noonOf(month))}</th>
            <td>
              {used.every(({ quantity }) => quantity === 0)
                ? say.nothing
                : used.map(({ quantity, unit }) => `${tell.count(quantity)} ${unit}`).join(', ')}
            </td>
            <td>{monthly}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Bill({ bill, say }: Saying & { readonly bill: OwnBill }) {
  const { tell } = useSpeech()
  const { number, issuedOn, dueOn, total, left, state, lines } = bill
  const due = tell.date(noonOf(dueOn))
  return (
    <li class="own-bill" data-state={state}>
      <p>
        {say.bill(number, tell.date(noonOf(issuedOn)))}
        <span class="own-sum">{say.total(total)}</span>
      </p>
      {lines.map(line => (
        <p key={`${line.reference} ${line.kind}`} class="own-line">
          {say.line(say.given[line.kind], line.amount)}{' '}
          <span class="soft">{say.reference(line.reference)}</span>
        </p>
      ))}
      {state === 'paid' && <p class="soft">{say.paid}</p>}
      {state === 'disputed' && (
        <p class="own-disputed">
          <strong>{say.disputed}</strong> <span class="soft">{say.left(left)}</span>
        </p>
      )}
      {(state === 'open' || state === 'overdue') && (
        <p>
          <strong>{say.left(left)}</strong>, {state === 'open' ? say.dueOn(due) : say.wasDue(due)}
        </p>
      )}
    </li>
  )
}

function Order({ order, say }: Saying & { readonly order: OwnOrder }) {
  const { tell } = useSpeech()
  const { what, plan, identifier, on, reference } = order
  return (
    <li class="own-order">
      <p>
        {say.order[what](plan, tell.date(noonOf(on)))} <bdi class="soft">{identifier}</bdi>
      </p>
      <p class="soft">{reference === null ? say.notYet : say.reference(reference)}</p>
    </li>
  )
}

/** What can be done now: the cheapest full repair first, by one key; what is lacking for more; what was given already. */
import type { ApprovalView } from '../../../../contract/approvals.ts'
import type { PromiseView } from '../../../../contract/case.ts'
import type { CaseView } from '../../../../contract/desk.ts'
import type { RemediesView, RemedyOptionView } from '../../../../contract/remedies.ts'
import { overridesWords } from '../../../../contract/words/overrides.ts'
import { useWordsOf } from '../../../choices.tsx'
import { askAbove } from '../../../commands/approvals.ts'
import { tellUnused } from '../../../commands/cuts.ts'
import { putRight } from '../../../commands/remedies.ts'
import { useWorld } from '../../../commands/world.tsx'
import { ariaOf } from '../../../commands/keys.ts'
import { Caps } from '../../../parts/caps.tsx'
import { AreaField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { AskReason } from '../../../parts/set-aside.tsx'
import { useTimes } from '../../../when.tsx'
import { useCaseApprovals } from '../approvals-data.ts'
import { type RemedyData, useRemedyData } from '../data.ts'
import { GivenRemedies } from './given-remedies.tsx'
import { NotForThem, Unmet } from './not-for-them.tsx'
import { OtherAmount } from './other-amount.tsx'

const SHOWN = 5

export function Remedies({ view: { summary, promises } }: { view: CaseView }) {
  const { words } = useWorld()
  const data = useRemedyData(summary.id, summary.version)
  const { view, failure } = data
  if (!view || summary.mergedInto !== null) return null
  const mine = view.options.filter(({ lack, unmet }) => lack === null && unmet.length === 0)
  const beyond = view.options.filter(({ lack }) => lack !== null)
  const notForThem = view.options.filter(({ lack, unmet }) => lack === null && unmet.length > 0)
  return (
    <section className="rail-part remedies" aria-labelledby="remedies-title">
      <h2 id="remedies-title">{words.remedies.title}</h2>
      <PointedOut view={view} />
      {mine[0] && <Lead first={mine[0]} promise={promiseOf(mine[0], promises)} />}
      {mine.length === 0 && (
        <p className="hint">{view.isCatalogueEmpty ? words.remedies.emptyCatalogue : words.remedies.none}</p>
      )}
      <ol className="remedy-options">
        {mine.slice(0, SHOWN).map((option, at) => (
          <Option
            key={keyOf(option)}
            option={option}
            at={at}
            promise={promiseOf(option, promises)}
            isBusy={data.busy !== null}
            isOneOfSeveral={view.accounts.length > 1}
          />
        ))}
      </ol>
      {data.busy !== null && <Sentence text={words.remedies.giving} isCalm />}
      <Sentence failure={failure} />
      {mine.length > 0 && <Apology data={data} />}
      <OtherAmount caseId={summary.id} view={view} data={data} promises={promises} />
      {beyond.length > 0 && (
        <Beyond
          caseId={summary.id}
          promises={promises}
          options={beyond}
          data={data}
          isOneOfSeveral={view.accounts.length > 1}
        />
      )}
      <NotForThem options={notForThem} data={data} />
      <GivenRemedies given={view.given} data={data} />
    </section>
  )
}

function keyOf({ catalogueId, accountId, serviceId, forCommitmentId }: RemedyOptionView): string {
  return [catalogueId, accountId, serviceId, forCommitmentId].join(' ')
}

/** In which order it stands: what is owed by a promise goes before what is cheapest. */
function Lead({ first, promise }: { first: RemedyOptionView; promise: PromiseView | undefined }) {
  const { remedies } = useWorld().words
  const isForWhatBroke = first.trouble === 'broken-promise' && promise?.state !== 'open'
  const isOwed = first.forCommitmentId !== null && !isForWhatBroke
  return <p className="hint">{isOwed ? remedies.leadOwed : remedies.lead}</p>
}

/** Said by us before the customer has to find it. */
function PointedOut({ view: { unused, dues } }: { view: RemediesView }) {
  const { words, tellUnused: tell, untold } = useWorld()
  const { remedies, cuts } = words
  const times = useTimes()
  const key = tellUnused.keys[0]
  if (unused.length === 0 && dues.length === 0) return null
  return (
    <ul className="pointed-out">
      {unused.map(({ serviceId, plan, months, charged, toldAt }) => (
        <li key={serviceId} className="warn">
          <Icon sign="warn" size={13} /> {remedies.unused.says(plan, months, charged)}{' '}
          {toldAt === null ? (
            <button type="button" className="button button-plain" onClick={() => tell(serviceId)}>
              {cuts.tell}
              {untold === serviceId && key !== undefined && <Caps spec={key} />}
            </button>
          ) : (
            <span className="soft">{cuts.told(times.short(toldAt))}</span>
          )}
        </li>
      ))}
      {dues.map(({ accountNumber, owed, overdue }) => (
        <li key={accountNumber} className="soft">
          {remedies.dues.owed(owed, accountNumber)}
          {overdue !== null && ` · ${remedies.dues.overdue(overdue)}`}
        </li>
      ))}
    </ul>
  )
}

function promiseOf(
  { forCommitmentId }: RemedyOptionView,
  promises: readonly PromiseView[],
): PromiseView | undefined {
  return promises.find(({ id }) => id === forCommitmentId)
}

interface OptionProps {
  readonly option: RemedyOptionView
  readonly at: number
  /** That it keeps, or puts right. */
  readonly promise: PromiseView | undefined
  readonly isBusy: boolean
  readonly isOneOfSeveral: boolean
}

function Option({ option, at, promise, isBusy, isOneOfSeveral }: OptionProps) {
  const { giveRemedy } = useWorld()
  const key = putRight[at]?.keys[0]
  return (
    <li>
      <button
        type="button"
        className="button button-row remedy-option"
        disabled={isBusy}
        aria-keyshortcuts={key === undefined ? undefined : ariaOf(key)}
        title={option.terms}
        onClick={() => giveRemedy(option)}
      >
        <span className="remedy-what">
          <OptionName option={option} />
          <OptionFacts option={option} promise={promise} isOneOfSeveral={isOneOfSeveral} />
        </span>
        {key !== undefined && <Caps spec={key} />}
      </button>
    </li>
  )
}

function OptionName({ option: { name, amount } }: { option: RemedyOptionView }) {
  return (
    <strong>
      {name}
      {amount !== null && <span className="remedy-amount"> {amount}</span>}
    </strong>
  )
}

interface FactsProps {
  readonly option: RemedyOptionView
  readonly promise: PromiseView | undefined
  /** The customer has several accounts. */
  readonly isOneOfSeveral: boolean
}

function OptionFacts({ option, promise, isOneOfSeveral }: FactsProps) {
  const { remedies, promise: say } = useWorld().words
  const { repairs, trouble, amount, cost, days, plan, accountNumber } = option
  return (
    <span className="soft remedy-facts">
      <span className={repairs === 'full' ? 'good' : undefined}>
        {repairs === 'full' && <Icon sign="check" size={13} />} {remedies.repairs[repairs]}
      </span>
      {promise === undefined ? (
        <span>{plan === null ? remedies.troubles[trouble] : `${plan}: ${remedies.troubles[trouble]}`}</span>
      ) : (
        <span>
          {remedies.keeps[promise.state === 'open' ? 'open' : 'broken'](
            promise.words ?? say.kinds[promise.kind],
          )}
        </span>
      )}
      {amount === null && <span>{cost === null ? remedies.free : remedies.costs(cost)}</span>}
      <span>{remedies.within(days)}</span>
      {isOneOfSeveral && accountNumber !== null && <span>{remedies.account(accountNumber)}</span>}
    </span>
  )
}

interface BeyondProps {
  readonly caseId: string
  readonly promises: readonly PromiseView[]
  readonly data: RemedyData
  readonly options: readonly RemedyOptionView[]
  readonly isOneOfSeveral: boolean
}

/** What goes beyond one's limit is not hidden: it can be asked for. */
function Beyond({ caseId, promises, options, data, isOneOfSeveral }: BeyondProps) {
  const { remedies } = useWorld().words
  const asked = useCaseApprovals(caseId).filter(({ state }) => state === 'open')
  return (
    <details className="beyond" open={options.length > 0}>
      <summary>{remedies.beyond}</summary>
      <ul className="remedy-options">
        {options.map(option => (
          <li key={keyOf(option)} className="remedy-beyond">
            <p className="remedy-what">
              <OptionName option={option} />
              <OptionFacts
                option={option}
                promise={promiseOf(option, promises)}
                isOneOfSeveral={isOneOfSeveral}
              />
            </p>
            <p className="hint">{option.lack?.says}</p>
            <Unmet option={option} />
            <AskFor
              option={option}
              isBusy={data.busy !== null}
              asked={asked.find(({ catalogueId }) => catalogueId === option.catalogueId)}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}

interface AskProps {
  readonly option: RemedyOptionView
  readonly isBusy: boolean
  readonly asked: ApprovalView | undefined
}

/** Who would say yes, and until when; once asked, that they decide. */
function AskFor({ option, isBusy, asked }: AskProps) {
  const { words, askAbove: first, askFor } = useWorld()
  const { short } = useTimes()
  const say = words.approvals
  const { askAbove: askAboveWords } = useWordsOf(overridesWords)
  const ask = option.lack?.ask ?? null
  const key = askAbove.keys[0]
  if (asked) return <p className="soft">{say.isAsked(asked.approver.name, short(asked.until))}</p>
  if (ask === null) return <p className="soft">{say.nobodyAbove}</p>
  const hasKey = first === option && key !== undefined
  if (option.unmet.length > 0)
    return (
      <AskReason
        says={{ ...askAboveWords, open: askAboveWords.open(ask.name, short(ask.until)) }}
        spec={hasKey ? key : undefined}
        disabled={isBusy}
        onSend={async reason => await askFor(option, { rules: option.unmet.map(({ rule }) => rule), reason })}
      />
    )
  return (
    <button
      type="button"
      className="button button-plain remedy-ask"
      disabled={isBusy}
      aria-keyshortcuts={hasKey ? ariaOf(key) : undefined}
      onClick={() => void askFor(option)}
    >
      <span>{say.askName(ask.name, short(ask.until))}</span>
      {hasKey && <Caps spec={key} />}
    </button>
  )
}

function Apology({ data }: { data: RemedyData }) {
  const { apology } = useWorld().words.remedies
  return (
    <details open={data.apology !== ''}>
      <summary>{apology.add}</summary>
      <AreaField
        label={apology.label}
        hint={apology.hint}
        value={data.apology}
        rows={3}
        maxLength={5000}
        onChange={event => data.setApology(event.currentTarget.value)}
      />
    </details>
  )
}

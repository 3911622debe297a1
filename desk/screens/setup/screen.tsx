/** Setting up, section by section. Leads look, administrators change; whoever may not see a section reads why. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { SetupView } from '../../../contract/setup.ts'
import { setupWords } from '../../../contract/words/setup.ts'
import { useWordsOf } from '../../choices.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { NotDone } from '../../api/ask.ts'
import { readyQuery, setupQuery } from './data.ts'
import { AuthoritySection } from './parts/authority.tsx'
import { BillingSection } from './parts/billing.tsx'
import { CalendarsSection } from './parts/calendars.tsx'
import { ChangesSection } from './parts/changes.tsx'
import { GuaranteesSection } from './parts/guarantees.tsx'
import { HoursSection } from './parts/hours.tsx'
import { LadderSection } from './parts/ladder.tsx'
import { LineSection } from './parts/line.tsx'
import { MailboxesSection } from './parts/mailboxes.tsx'
import { MailDoctorSection } from './parts/mail-doctor.tsx'
import { OffersSection } from './parts/offers.tsx'
import { OrganisationSection } from './parts/organisation.tsx'
import { PacksSection } from './parts/packs.tsx'
import { PeopleSection } from './parts/people.tsx'
import { ReadySection } from './parts/ready.tsx'
import { RemediesSection } from './parts/remedies.tsx'
import { PursesPart } from './parts/purses.tsx'
import { RightsSection } from './parts/rights.tsx'
import { RotaSection } from './parts/rota.tsx'
import { TeamsSection } from './parts/teams.tsx'
import { WidgetSection } from './parts/widget.tsx'
import { ElsewhereSection } from './parts/elsewhere.tsx'
import { isSectionName, sectionNames } from '../../../contract/setup-sections.ts'
import type { SectionName } from '../../../contract/setup-sections.ts'

export function SetupScreen() {
  const words = useWordsOf(setupWords)
  const { section = '' } = useParams({ strict: false })
  const name: SectionName = isSectionName(section) ? section : 'ready'
  return (
    <Page title={words.title}>
      <div className="setup">
        <Sections current={name} />
        <section className="setup-section" aria-labelledby="setup-section-title">
          <h2 id="setup-section-title">{words.sections[name]}</h2>
          <Section name={name} />
        </section>
      </div>
    </Page>
  )
}

/** A list where there is room for one, else a choice. */
function Sections({ current }: { current: SectionName }) {
  const words = useWordsOf(setupWords)
  const navigate = useNavigate()
  return (
    <>
      <nav className="setup-nav" aria-label={words.title}>
        <ul>
          {sectionNames.map(name => (
            <li key={name}>
              <Link
                to="/setup/$section"
                params={{ section: name }}
                aria-current={name === current ? 'page' : undefined}
              >
                {words.sections[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <select
        className="input setup-choose"
        aria-label={words.title}
        value={current}
        onChange={event =>
          void navigate({ to: '/setup/$section', params: { section: event.currentTarget.value } })
        }
      >
        {sectionNames.map(name => (
          <option key={name} value={name}>
            {words.sections[name]}
          </option>
        ))}
      </select>
    </>
  )
}

function Section({ name }: { name: SectionName }) {
  if (name === 'rights') return <RightsSection />
  // Leads plan shifts, and do not set up the rest.
  return name === 'rota' ? <RotaSection /> : <Guarded name={name} />
}

type GuardedName = Exclude<SectionName, 'rights' | 'rota'>

/** What only leads and administrators see. The server decides; its sentence is shown. */
function Guarded({ name }: { name: GuardedName }) {
  const words = useWordsOf(setupWords)
  const { data: view, error } = useQuery(setupQuery)
  const { error: notReady } = useQuery({ ...readyQuery, enabled: name === 'ready' })
  const problem = error ?? notReady
  if (problem instanceof NotDone) return <Sentence failure={problem.failure} isCalm />
  if (!view) return null
  const because = view.readOnlyBecause ?? lockOf(name, view)
  const isOfForms = name !== 'ready' && name !== 'changes' && name !== 'mail'
  return (
    <>
      {because !== null && isOfForms && <p className="hint">{words.readOnly(because)}</p>}
      <fieldset className="setup-lock" disabled={because !== null && isOfForms}>
        <SectionOf name={name} view={view} />
      </fieldset>
    </>
  )
}

const kept: Readonly<Partial<Record<GuardedName, keyof NonNullable<SetupView['lockedBecause']>>>> = {
  people: 'people',
  mailboxes: 'channels',
  widget: 'channels',
  billing: 'channels',
  remedies: 'money',
  authority: 'money',
  packs: 'money',
}

/** Why whoever may change the rest does not change this. */
function lockOf(name: GuardedName, { lockedBecause }: SetupView): string | null {
  const what = kept[name]
  return what === undefined ? null : (lockedBecause?.[what] ?? null)
}

function SectionOf({
  name,
  view,
}: {
  name: GuardedName
  view: Parameters<typeof OrganisationSection>[0]['view']
}) {
  const { who } = useSearch({ strict: false })
  switch (name) {
    case 'ready':
      return <ReadySection />
    case 'organisation':
      return <OrganisationSection view={view} />
    case 'hours':
      return <HoursSection view={view} />
    case 'calendars':
      return <CalendarsSection />
    case 'people':
      return <PeopleSection view={view} openId={typeof who === 'string' ? who : null} />
    case 'teams':
      return <TeamsSection view={view} />
    case 'line':
      return <LineSection />
    case 'ladder':
      return <LadderSection />
    case 'mailboxes':
      return <MailboxesSection view={view} />
    case 'mail':
      return <MailDoctorSection />
    case 'offers':
      return <OffersSection />
    case 'remedies':
      return <RemediesSection />
    case 'authority':
      return (
        <>
          <AuthoritySection view={view} />
          <PursesPart />
        </>
      )
    case 'billing':
      return <BillingSection />
    case 'guarantees':
      return <GuaranteesSection />
    case 'packs':
      return <PacksSection />
    case 'changes':
      return <ChangesSection />
    case 'widget':
      return <WidgetSection />
    case 'articles':
    case 'import':
      return <ElsewhereSection name={name} />
  }
}

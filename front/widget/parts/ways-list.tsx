import type { WidgetWays } from '../../../contract/widget.ts'
import { telHref } from '../../parts/tel-href.ts'
import type { ContactView } from '../contact.ts'
import { useAround } from '../speech.ts'

/** Each way to a person with its wait, and who we think is asking. */
export function WaysList({ view }: { readonly view: ContactView }) {
  const { words } = useAround()
  const { ways, person, unknown } = view
  if (ways === null || ways === 'unreachable') return null
  return (
    <>
      <p class="hours">{ways.hours.sentence}</p>
      <h3 class="unseen">{words.ways.title}</h3>
      <Ways ways={ways} />
      {person && <p class="notice">{person.name ? words.known(person.name) : words.knownUnnamed}</p>}
      {unknown && <p class="notice">{words.unknown[unknown]}</p>}
    </>
  )
}

function Ways({ ways }: { readonly ways: WidgetWays }) {
  const { words } = useAround()
  const { hours, organisation, chatWait, letterSentence } = ways
  const says = words.ways
  return (
    <ul class="ways">
      <li>
        <strong>{says.write}</strong> {chatWait.sentence}
      </li>
      {organisation.phone && (
        <li>
          <a href={telHref(organisation.phone)}>{says.ring(organisation.phone)}</a>{' '}
          {hours.isOpen ? says.ringOpen : says.ringClosed}
        </li>
      )}
      <li>
        <strong>{says.letter}</strong> {letterSentence}
      </li>
      {!hours.isOpen && hours.emergencyPhone && (
        <li>
          {says.down} <a href={telHref(hours.emergencyPhone)}>{says.ring(hours.emergencyPhone)}</a>
          {says.downRing}
        </li>
      )}
    </ul>
  )
}
